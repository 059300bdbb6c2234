/** Comparing, texts and templates from the command line. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { TestDatabase } from '#tests/support/database.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'
import { runCrm } from '#tests/support/run-crm.ts'
import { runCommand } from './run-command.ts'

let base: string
let fresh: TestDatabase
beforeAll(async () => {
  base = mkdtempSync(path.join(os.tmpdir(), 'fulcrum-texts-'))
  fresh = await installedDatabase('none')
  await crm('draft', 'open', 'Work')
})
afterAll(async () => {
  await fresh?.drop()
  rmSync(base, { recursive: true, force: true })
})

const crm = (...args: string[]) => runCommand(fresh, args)
const at = (...steps: string[]) => path.join(base, ...steps)
const refused = async (result: ReturnType<typeof crm>, complaint: RegExp, code = 1) => {
  const { err, code: ended } = await result
  expect(err).toMatch(complaint)
  expect(ended).toBe(code)
}

test('any two applications are compared', async () => {
  const sales = await crm('diff', 'template:system', 'template:sales')
  expect(sales).toMatchObject({ code: 0, err: '' })
  expect(sales.out).toMatch(/^add-definition {2}template\/sales\n/)
  const changes = sales.out.split('\n').length - 2
  expect(changes).toBeGreaterThan(100)
  expect(sales.out.endsWith(`\n${changes} changes against the template system.\n`)).toBe(true)
  expect(await crm('diff', 'templates/sales', 'template:sales')).toMatchObject({
    code: 0,
    out: 'No difference from templates/sales.\n',
  })
  expect((await crm('diff', 'head', 'template:system')).out).toBe('No difference from revision 1.\n')
  expect((await crm('diff', 'revision:1', 'draft:Work')).out).toBe('No difference from revision 1.\n')
  const notes = await crm('diff', 'template:system', 'template:sales', '--notes', 'zh-CN')
  expect(notes.out).toContain('业务对象“客户”')
  await refused(crm('diff', 'revision:9', 'head'), /There is no revision 9\./)
  await refused(crm('diff', 'revision:x', 'head'), /There is no revision x\./)
  await refused(crm('diff', 'draft:Wrk', 'head'), /There is no draft called Wrk\. Did you mean Work\?/)
  await refused(crm('diff', 'template:sale', 'head'), /There is no template called sale\. Did you mean sales\?/)
  await refused(crm('diff', at('nowhere'), 'head'), /There is no folder/, 2)
})

test('texts go out and come back', async () => {
  const file = at('labels.csv')
  const out = await crm('labels', 'export', 'draft:Work', file)
  expect(out.out).toMatch(/^Wrote (\d+) texts of the draft Work to .*; 0 lack a language\.\n$/)
  const table = readFileSync(file, 'utf8')
  writeFileSync(file, table.replace(/^(object,team,label,.*),[^,\n]*$/m, '$1,小组'))
  const back = await crm('labels', 'import', 'Work', file)
  expect(back).toMatchObject({ code: 0, err: '' })
  expect(back.out).toMatch(
    /^1 text of 1 definition set \(edit 1 of Work\)\n1 text changed, \d+ rows unchanged, 0 rows refused\n$/,
  )
  expect((await crm('draft', 'diff', 'Work')).out).toMatch(/→ "小组"\n1 change/)

  writeFileSync(file, 'kind,name,path,en\nobject,teem,label,X\nobject,unit,label,Division\n')
  const partly = await crm('labels', 'import', 'Work', file)
  expect(partly).toMatchObject({ code: 0, err: 'line 2: There is no text at object teem label. Did you mean team?\n' })
  expect(partly.out).toMatch(/1 text changed, 0 rows unchanged, 1 row refused\n$/)
  writeFileSync(file, 'kind,name,path,en\nobject,teem,label,X\n')
  expect(await crm('labels', 'import', 'Work', file)).toMatchObject({
    code: 1,
    out: '0 texts changed, 0 rows unchanged, 1 row refused\n',
  })
  await refused(crm('labels', 'import', 'Work', at('nothing.csv')), /There is no file/, 2)
  writeFileSync(file, 'a,b\n1,2\n')
  await refused(crm('labels', 'import', 'Work', file), /It lacks the column kind, name, path\./)
  const missing = await crm('labels', 'export', 'template:sales', at('missing.csv'), '--missing', '--language', 'zh-CN')
  expect(missing.out).toMatch(/^Wrote 0 texts of the template sales/)
})

test('a part of a template goes into a draft', async () => {
  const listed = await crm('template', 'list')
  expect(listed.out).toMatch(/^sales 1\.0\.0 .* installed: none\n {2}marketing .* \d+ definitions {2}installed: none\n/)
  await refused(crm('template', 'install', 'Work', 'sales', '--part', 'nothing'), /has no part nothing\./)
  await refused(crm('template', 'install', 'Work', 'sale'), /There is no template called sale\./)
  await refused(crm('template', 'install', 'Work', at('nowhere.json')), /There is no file or folder/, 2)
  const installed = await crm('template', 'install', 'Work', 'sales', '--part', 'service')
  expect(installed).toMatchObject({ code: 0, err: '' })
  expect(installed.out).toMatch(
    /^Template Sales, marketing and service 1\.0\.0 installed: Service \(edit 3 of Work\)\n/,
  )
  expect(installed.out).toMatch(/\n1\d\d definitions added, \d+ kept, 0 joined, \d+ shortened\n$/)
  const again = await crm('template', 'install', 'Work', 'templates/sales')
  expect(again.out).toMatch(/\njoined to what is new: role\/sales_manager\n/)
  expect((await crm('draft', 'findings', 'Work')).code).toBe(0)
  expect(await crm('draft', 'promote', 'Work')).toMatchObject({ code: 0 })
})

test('a template is made of a system, and a system of it', async () => {
  await fresh.db.query(sql`insert into ed.account (id, name, record_type, status) values
    (gen_random_uuid(), '贝尔', 'organization', 'active'), (gen_random_uuid(), '北极星', 'organization', 'active')`)
  const make = (...more: string[]) => crm('template', 'make', at('acme'), '--name', 'acme', '--label', 'Acme', ...more)
  await refused(make('--only', 'object/quote'), /What was chosen needs \d+ more definitions: /)
  await refused(make('--only', 'object/quot'), /There is no definition object\/quot\. Did you mean object\/quote/)
  await refused(make('--template-version', 'one'), /A version is three numbers/)
  await refused(make('--records', 'acount'), /There are no records of "acount" at the head\. Did you mean account\?/)
  await refused(make('--from', 'revision:77'), /There is no revision 77/)
  expect(existsSync(at('acme'))).toBe(false)
  await mkdir(at('mine'))
  writeFileSync(at('mine', 'letter.txt'), 'dear')
  await refused(
    crm('template', 'make', at('mine'), '--name', 'a', '--label', 'A'),
    /holds something that is no template/,
  )
  expect(await readdir(at('mine'))).toEqual(['letter.txt'])

  const made = await make('--label-zh', '艾可', '--records', 'account', '--limit', '5')
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(made.out).toMatch(/^Wrote the template acme with \d+ definitions and 2 records to /)
  // The same again finds its own id and leaves nothing behind.
  const files = await readdir(at('acme', 'object'))
  const manifest = () => JSON.parse(readFileSync(at('acme/template/acme.json'), 'utf8'))
  const { id } = manifest()
  expect(await make('--records', 'account')).toMatchObject({ code: 0 })
  expect(await readdir(at('acme', 'object'))).toEqual(files)
  expect(manifest()).toMatchObject({ id, label: { en: 'Acme', 'zh-CN': 'Acme' }, records: 'samples' })

  const other = await installedDatabase(at('acme'), true)
  try {
    const rows = await other.db.query(sql`select name from ed.account order by name`)
    expect(rows.map(row => (row as { name: string }).name).sort()).toEqual(['北极星', '贝尔'])
    expect((await runCommand(other, ['diff', at('acme'), 'head'])).out).toMatch(/^No difference from /)
  } finally {
    await other.drop()
  }
})

test('a template that is one file is unpacked', async () => {
  const manifest = {
    id: 'small-template',
    kind: 'template',
    name: 'small',
    label: { en: 'Small' },
    version: '1.0.0',
    requires: ['system'],
  }
  const bundle = { format: 'fulcrum-template', definitions: [manifest], records: null }
  writeFileSync(at('small.json'), JSON.stringify(bundle))
  expect((await crm('template', 'unpack', at('small.json'), at('small'))).out).toMatch(
    /^Wrote 1 definition to .*\. Start a new system with TEMPLATE=\//,
  )
  expect(existsSync(at('small/template/small.json'))).toBe(true)
  await crm('draft', 'open', 'Small')
  expect((await crm('template', 'install', 'Small', at('small.json'))).out).toMatch(/^Template Small 1\.0\.0 installed/)
  writeFileSync(
    at('small.json'),
    JSON.stringify({
      ...bundle,
      records: { manifest: { asOf: '2026-01-01', order: ['../x'] }, lines: { '../x': [] } },
    }),
  )
  await refused(crm('template', 'unpack', at('small.json'), at('evil')), /sample records cannot be read/)
  writeFileSync(at('small.json'), '{"format": "fulcrum-template"}')
  await refused(crm('template', 'unpack', at('small.json'), at('evil')), /It is not a template/)
  expect(existsSync(at('evil'))).toBe(false)
})

test('as a process of its own it ends as it says', async () => {
  const env = { DATABASE_URL: fresh.url }
  const run = (...args: string[]) => runCrm(args, env)
  expect(await run('draft', 'open', 'Process')).toMatchObject({ code: 0, err: '' })
  const edited = await run('draft', 'edit', 'Process', 'add-column', '{"list": "teams", "field": "nothing"}')
  expect(edited).toMatchObject({ code: 1, out: '' })
  expect(edited.err).toMatch(/There is no field of team called nothing/)
  expect(edited.err).not.toMatch(/^ {4}at /m)
  expect((await run('draft', 'edit', 'Process', 'add-column', '{')).code).toBe(2)
})
