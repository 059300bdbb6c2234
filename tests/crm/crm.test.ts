/** The command line on folders and a system: what it says, how it ends, and that a refusal changes nothing. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { readHead } from '#metadata/revisions.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'
import { runCrm } from '#tests/support/run-crm.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let base: string
let fresh: TestDatabase
let folder: string
let count = 0

beforeAll(async () => {
  base = mkdtempSync(path.join(os.tmpdir(), 'fulcrum-crm-'))
  fresh = await installedDatabase('none')
})
afterAll(async () => {
  await fresh?.drop()
  rmSync(base, { recursive: true, force: true })
})
beforeEach(() => {
  folder = path.join(base, `folder-${count++}`)
})

const crm = (...args: string[]) => runCrm(args, { DATABASE_URL: fresh.url })
const file = (...steps: string[]) => path.join(folder, ...steps)
const readBaseFile = () => readFileSync(file('.base'), 'utf8').trim()

function changeObject(name: string, change: (object: ObjectDefinition) => object): void {
  const at = file('object', `${name}.json`)
  writeFileSync(at, JSON.stringify(change(JSON.parse(readFileSync(at, 'utf8')) as ObjectDefinition)))
}

const addField = (name: string, more: object = {}) =>
  changeObject('team', object => ({
    ...object,
    fields: [...object.fields, { name, type: 'text', label: { en: name, 'zh-CN': name }, ...more }],
  }))

async function state(): Promise<unknown> {
  return fresh.db.query(sql`select (select revision from bm.head) as head, (select count(*) from bm.revision) as revisions,
    (select count(*) from bm.storage) as columns,
    (select md5(string_agg(table_name || column_name || data_type, '' order by table_name, column_name))
      from information_schema.columns where table_schema = 'ed') as shape`)
}

test('export, change, findings, diff, promote, roll back', async () => {
  const head = await readHead(fresh.db)
  const exported = await crm('export', folder)
  expect(exported).toMatchObject({ code: 0, err: '' })
  expect(exported.out).toContain(`of revision ${head} to ${folder}`)
  expect(readBaseFile()).toBe(String(head))
  expect((await crm('findings', folder)).out).toMatch(/\d+ definitions, 0 errors, \d+ warnings\n$/)
  expect(await crm('diff', folder)).toMatchObject({ code: 0, out: `No difference from revision ${head}.\n` })
  expect(await crm('promote', folder)).toMatchObject({
    code: 0,
    out: `Revision ${head} is the head already; nothing differs.\n`,
  })

  addField('motto')
  const differs = await crm('diff', folder)
  expect(differs.code).toBe(0)
  expect(differs.out).toMatch(/insert {2}object\/team fields\.motto: \{.*"motto".*\n1 change against revision \d+\.\n$/)
  // Nobody but promote writes into the folder.
  expect(readFileSync(file('object/team.json'), 'utf8')).not.toContain('\n')
  expect(await crm('promote', folder, '--message', 'A motto for teams')).toMatchObject({
    code: 0,
    out: `Revision ${head + 1} is the head.\n`,
  })
  expect(readBaseFile()).toBe(String(head + 1))
  const { fields } = JSON.parse(readFileSync(file('object/team.json'), 'utf8')) as ObjectDefinition
  expect(fields.at(-1)?.id).toMatch(/^[a-z0-9]{12}$/)

  const revisions = await crm('revisions')
  expect(revisions.out.split('\n')[0]).toMatch(/^\* +\d+ {2}\d{4}-\d\d-\d\dT.*Z {2}A motto for teams$/)
  expect(await crm('roll-back', String(head))).toMatchObject({
    code: 0,
    out: `Revision ${head + 2} is the head, with the content of ${head}.\n`,
  })
  expect(await crm('roll-back', String(head))).toMatchObject({
    code: 0,
    out: `Revision ${head + 2} is the head already with the content of revision ${head}.\n`,
  })

  const stale = await crm('promote', folder)
  expect(stale.code).toBe(1)
  expect(stale.err).toContain(`The change was made from revision ${head + 1}; the head is ${head + 2}.`)
  expect(readBaseFile()).toBe(String(head + 1))
  expect((await crm('diff', folder, '--base', String(head + 2))).out).toContain('fields.motto')
  expect(await crm('promote', folder, '--base', String(head + 2))).toMatchObject({ code: 0 })
  expect(await readHead(fresh.db)).toBe(head + 3)
})

test('an older revision is exported with its own base', async () => {
  expect(await crm('export', folder, '--revision', '1')).toMatchObject({ code: 0 })
  expect(readBaseFile()).toBe('1')
  writeFileSync(file('object/stale.json'), '{}')
  await crm('export', folder)
  expect(existsSync(file('object/stale.json'))).toBe(false)
})

test('what a folder has wrong is told with its place, and nothing is changed', async () => {
  await crm('export', folder)
  const before = await state()
  const original = readFileSync(file('object/team.json'), 'utf8')
  const refused = async (complaint: RegExp) => {
    const text = readFileSync(file('object/team.json'), 'utf8')
    const [findings, ...refusals] = await Promise.all(['findings', 'diff', 'promote'].map(name => crm(name, folder)))
    expect(findings?.code).toBe(1)
    expect(findings?.out).toMatch(complaint)
    for (const result of refusals) {
      expect(result).toMatchObject({ code: 1, out: '' })
      expect(result.err).toMatch(complaint)
      expect(result.err).toMatch(/has \d+ errors?; nothing was changed\.\n$/)
    }
    expect(readFileSync(file('object/team.json'), 'utf8')).toBe(text)
    writeFileSync(file('object/team.json'), original)
  }
  writeFileSync(file('object/team.json'), '{"kind": "object", ')
  await refused(/^error {2}object\/team\.json {2}It is not JSON in UTF-8: .*\[definition\/malformed\]/m)
  writeFileSync(file('object/team.json'), Buffer.from([0x22, 0xff, 0xfe, 0x22]))
  await refused(/error {2}object\/team\.json {2}It is not JSON in UTF-8/)
  writeFileSync(file('object/team.json'), '[]')
  await refused(/A definition is an object/)
  addField('motto', { colour: 'red' })
  await refused(/error {2}object\/team\.json \/fields\/\d+\/colour/)
  addField('manager', { type: 'reference', target: 'usr' })
  await refused(/Did you mean user\?/)
  expect(await state()).toEqual(before)
})

test('what cannot be carried out ends with 2 and a plain sentence', async () => {
  const before = await state()
  const failed = async (sentence: RegExp, ...args: string[]) => {
    const result = await crm(...args)
    expect(result.err).toMatch(sentence)
    expect(result.err).not.toMatch(/^ {4}at /m)
    expect(result).toMatchObject({ code: 2, out: '' })
  }
  await failed(/There is no folder .*nowhere\./, 'findings', path.join(base, 'nowhere'))
  await failed(/There is no folder/, 'promote', path.join(base, 'nowhere'))
  writeFileSync(path.join(base, 'a-file'), '')
  for (const command of ['diff', 'promote', 'export', 'types']) {
    await failed(/a-file is not a folder\./, command, path.join(base, 'a-file'))
  }
  await mkdir(folder)
  await failed(/There are no definitions in /, 'promote', folder)
  await failed(/unknown command 'promot'/, 'promot', folder)
  await failed(/missing required argument 'from'/, 'diff')
  await failed(/It is the number of a revision/, 'roll-back', 'one')
  await failed(/It is the number of a revision/, 'diff', folder, '--base', '-1')
  await crm('export', folder)
  writeFileSync(file('.base'), 'seven')
  await failed(/\.base does not hold the number of a revision/, 'promote', folder)
  expect(await state()).toEqual(before)
})

test('unknown revisions are refused', async () => {
  const before = await state()
  const refused = async (sentence: RegExp, ...args: string[]) => {
    const result = await crm(...args)
    expect(result.err).toMatch(sentence)
    expect(result).toMatchObject({ code: 1, out: '' })
  }
  await refused(/There is no revision 999\./, 'roll-back', '999')
  await refused(/Revision 0 is empty/, 'roll-back', '0')
  await refused(/There is no revision 999\./, 'export', folder, '--revision', '999')
  expect(existsSync(folder)).toBe(false)
  await crm('export', folder)
  await refused(/There is no revision 999; the head is \d+\./, 'diff', folder, '--base', '999')
  await refused(/There is no revision 999; the head is \d+\./, 'promote', folder, '--base', '999')
  expect(await state()).toEqual(before)
})

test('a wrong environment is told', async () => {
  const none = await runCrm(['revisions'], { DATA_DIR: path.join(base, 'no-data'), DATABASE_URL: '' })
  expect(none).toMatchObject({ code: 2, out: '' })
  expect(none.err).toContain('There is no system in ')
  expect(await readdir(base)).not.toContain('no-data')
  const unreachable = await runCrm(['revisions'], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' })
  expect(unreachable).toMatchObject({ code: 2, out: '' })
  expect(unreachable.err).toMatch(/^The database cannot be used: .*ECONNREFUSED/)
  const wrong = await runCrm(['revisions'], { DATABASE_URL: 'nonsense' })
  expect(wrong.err).toContain('DATABASE_URL must be')
  expect(wrong.code).toBe(2)
})

test('help ends well', async () => {
  const help = await crm('--help')
  expect(help.code).toBe(0)
  for (const name of [
    'findings',
    'diff',
    'promote',
    'roll-back',
    'revisions',
    'export',
    'types',
    'backup',
    'restore',
    'draft',
    'labels',
    'template',
  ]) {
    expect(help.out).toContain(`  ${name} `)
  }
})
