/** Drafts from the command line: the whole way of a change, what is refused, and how it ends. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { readHead } from '#metadata/revisions.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'
import { runCommand } from './run-command.ts'

let base: string
let fresh: TestDatabase
beforeAll(async () => {
  base = mkdtempSync(path.join(os.tmpdir(), 'fulcrum-drafts-'))
  fresh = await installedDatabase('none')
})
afterAll(async () => {
  await fresh?.drop()
  rmSync(base, { recursive: true, force: true })
})

const crm = (...args: string[]) => runCommand(fresh, args)
const draft = (...args: string[]) => crm('draft', ...args)
const edit = (name: string, command: string, args: object) => draft('edit', name, command, JSON.stringify(args))
const done = async (result: ReturnType<typeof crm>, out: RegExp | string) => {
  const { code, out: said, err } = await result
  expect({ code, err }).toEqual({ code: 0, err: '' })
  if (typeof out === 'string') expect(said).toBe(out)
  else expect(said).toMatch(out)
  return said
}
const refused = async (result: ReturnType<typeof crm>, complaint: RegExp, code = 1) => {
  const { err, code: ended } = await result
  expect(err).toMatch(complaint)
  expect(err).not.toMatch(/^ {4}at /m)
  expect(ended).toBe(code)
}

test('a change from a draft to production', async () => {
  const head = await readHead(fresh.db)
  await done(draft('open', 'Spring'), `Opened the draft Spring from revision ${head}.\n`)
  await done(
    edit('Spring', 'set-label', { kind: 'object', name: 'team', path: 'label', locale: 'en', text: 'Crew' }),
    'Object Team, Label in English: "Crew" (edit 1 of Spring)\n',
  )
  writeFileSync(path.join(base, 'args.json'), JSON.stringify({ list: 'teams', field: 'created_at' }))
  await done(
    draft('edit', 'Spring', 'add-column', `@${path.join(base, 'args.json')}`),
    /^Column Created at added to List /,
  )
  await done(draft('undo', 'Spring'), /^Undone: Column Created at added to List .*\(edit 2 of Spring\)\n$/)
  const steps = await done(
    draft('steps', 'Spring'),
    /^\[ +2 .*Created at.*\]\n +1 .*command line {2}Object Team, Label/,
  )
  expect(steps.split('\n')).toHaveLength(3)
  await done(draft('redo', 'Spring'), /^Done again: /)
  await done(draft('list'), new RegExp(`^Spring {2}on ${head} {2}2 edits {2}0 errors {2}command line .*\\n1 draft\\n$`))
  await done(draft('show', 'Spring'), new RegExp(`base +revision ${head}; the head is ${head}\\nedits +2 `))
  await done(draft('findings', 'Spring'), /\d+ definitions, 0 errors, \d+ warnings\n$/)
  await done(draft('uses', 'Spring', 'object/team'), /^(\w+\/\w+ \/\S+\n)+\d+ uses\n$/)
  await done(draft('diff', 'Spring'), new RegExp(`"Team" → "Crew"\\n.*\\n2 changes against revision ${head}\\.\\n$`))
  await done(draft('diff', 'Spring', '--notes', 'zh-CN'), /^团队\n {2}团队：英文标签由“Team”改为“Crew”\n/)
  await done(draft('impact', 'Spring'), /^\d+ items, 0 to be acknowledged\n$/)
  await done(draft('promote', 'Spring', '--message', 'Crews'), `Revision ${head + 1} is the head.\n`)
  const [row] = await fresh.db.query<{ message: string; author: null; source: string }>(
    sql`select message, author, source from bm.revision order by number desc limit 1`,
  )
  expect(row).toEqual({ message: 'Crews', author: null, source: 'draft' })
  await refused(draft('promote', 'Spring'), /The draft is the same as revision/)
  await refused(draft('undo', 'Spring'), /There is nothing to undo\./)
})

test('what is destructive is acknowledged by name', async () => {
  await draft('open', 'Removal')
  await done(
    edit('Removal', 'add-field', {
      object: 'team',
      field: { name: 'motto', type: 'text', label: { en: 'Motto', 'zh-CN': '口号' } },
    }),
    /^Field Motto added to/,
  )
  await done(draft('promote', 'Removal'), /is the head/)
  await fresh.db.query(sql`insert into ed.team (id, name, motto) values (gen_random_uuid(), 'One', 'Onward')`)
  await done(edit('Removal', 'remove-field', { object: 'team', field: 'motto', also: 'all' }), /Motto/)
  const impact = await done(draft('impact', 'Removal'), /^! remove-field team\.motto {2}.*\n/m)
  expect(impact).toMatch(/1 to be acknowledged\n$/)
  const before = await readHead(fresh.db)
  await refused(
    draft('promote', 'Removal'),
    /Not acknowledged: remove-field team\.motto\.\n! remove-field team\.motto {2}\S/,
  )
  expect(await readHead(fresh.db)).toBe(before)
  await done(
    draft('promote', 'Removal', '--acknowledge', 'remove-field team.motto'),
    `Revision ${before + 1} is the head.\n`,
  )
})

test('what was removed is parked and can be put back', async () => {
  const head = await readHead(fresh.db)
  await done(crm('parked', 'list'), `team.motto  1 record  since revision ${head}\n1 parked\n`)
  await draft('open', 'Return')
  await refused(crm('parked', 'restore', 'Return', 'team.moto'), /moto/)
  await done(crm('parked', 'restore', 'Return', 'team.motto'), /\(edit 1 of Return\)\n$/)
  await done(draft('promote', 'Return'), `Revision ${head + 1} is the head.\n`)
  const [row] = await fresh.db.query<{ motto: string }>(sql`select motto from ed.team`)
  expect(row?.motto).toBe('Onward')
  await done(crm('parked', 'list'), '0 parked\n')
})

test('what is parked is dropped for good by its name', async () => {
  await draft('open', 'Brief')
  const short = { type: 'text', name: 'short', label: { en: 'Short', 'zh-CN': '简称' } }
  await edit('Brief', 'add-field', { object: 'team', field: short })
  await done(draft('promote', 'Brief'), /is the head/)
  await draft('open', 'Gone')
  await edit('Gone', 'remove-field', { object: 'team', field: 'short', also: 'all' })
  await done(draft('promote', 'Gone', '--acknowledge', 'remove-field team.short'), /is the head/)
  await refused(crm('parked', 'purge', 'team.short'), /--confirm/, 2)
  await refused(crm('parked', 'purge', 'team.short', '--confirm', 'shrt'), /short/)
  await done(crm('parked', 'purge', 'team.short', '--confirm', 'short'), 'team.short is gone for good.\n')
  await refused(crm('parked', 'purge', 'team.short', '--confirm', 'short'), /parked/)
  await done(crm('parked', 'list'), '0 parked\n')
  const [row] = await fresh.db.query<{ source: unknown; actor_id: string | null }>(
    sql`select source, actor_id from ed_log.audit where action = 'storage-purged'`,
  )
  expect(row).toEqual({ source: { kind: 'system' }, actor_id: null })
})

test('a promotion that is not under way is not stopped', async () => {
  await done(crm('promotion', 'show'), /^\w+ {2}\S/)
  for (const command of ['pause', 'cancel', 'resume']) {
    await refused(crm('promotion', command), /promotion/i)
  }
})

test('what was promoted meanwhile is taken in', async () => {
  await draft('open', 'First')
  await draft('open', 'Second')
  const label = (name: string, text: string) => ({ kind: 'object', name, path: 'label', locale: 'en', text })
  await edit('First', 'set-label', label('unit', 'Division'))
  await edit('Second', 'set-label', label('currency', 'Money'))
  await done(draft('promote', 'First'), /is the head/)
  await refused(
    draft('promote', 'Second'),
    /The draft was made from revision \d+; the head is \d+\.\nTake in what changed with "draft rebase"\./,
  )
  await done(draft('rebase', 'Second'), /^Revision \d+ taken in \(edit 2 of Second\)\n$/)
  await done(draft('rebase', 'Second'), /^The draft Second stands on revision \d+, which is the head\.\n$/)
  await done(draft('promote', 'Second'), /is the head/)
  await draft('open', 'Third', '--base', '1')
  await edit('Third', 'set-label', label('unit', 'Branch'))
  await refused(
    draft('rebase', 'Third'),
    /have changed the same.*\n! object\/unit\n {2}mine {4}.* is now called Branch\n {2}theirs {2}.* is now called Division\n$/,
  )
})

test('what uses a field that is to go is told in full', async () => {
  await draft('open', 'Uses')
  await edit('Uses', 'add-field', {
    object: 'team',
    field: { name: 'creed', type: 'text', label: { en: 'Creed', 'zh-CN': '信条' } },
  })
  await edit('Uses', 'add-column', { list: 'teams', field: 'creed' })
  const { err, code } = await edit('Uses', 'remove-field', { object: 'team', field: 'creed' })
  expect(code).toBe(1)
  const lines = err.trimEnd().split('\n')
  const more = Number(/ and (\d+) more\.$/.exec(lines[0] ?? '')?.[1])
  expect(more).toBeGreaterThan(0)
  expect(lines).toHaveLength(more + 3)
  for (const line of lines.slice(1, -1)) expect(line).toMatch(/^! \w+\/\S+ \/\S* {2}\S/)
  expect(lines.at(-1)).toBe('With "also": "all" in the arguments all of this is done along.')
  await done(draft('show', 'Uses'), /\nedits +2 /)
})

test('a folder and back', async () => {
  const folder = path.join(base, 'folder')
  await draft('open', 'Folder')
  const said = await done(draft('export', 'Folder', folder), /^Wrote \d+ definitions of the draft Folder to /)
  const team = path.join(folder, 'object/team.json')
  const definition = JSON.parse(readFileSync(team, 'utf8'))
  expect(readFileSync(path.join(folder, '.base'), 'utf8').trim()).toBe(String(await readHead(fresh.db)))
  await done(draft('import', 'Folder', folder), 'Nothing differs.\n')
  definition.fields.push({ name: 'slogan', type: 'text', label: { en: 'Slogan', 'zh-CN': '标语' } })
  writeFileSync(team, JSON.stringify(definition))
  await done(draft('import', 'Folder', folder), 'Folder folder taken in (edit 1 of Folder)\n')
  expect(JSON.parse(readFileSync(team, 'utf8')).fields.at(-1).id).toMatch(/^[a-z0-9]{12}$/)
  await done(draft('import', 'Folder', folder), 'Nothing differs.\n')
  await done(draft('diff', 'Folder'), /^insert {2}object\/team fields\.slogan: .*\n1 change/)
  await done(crm('diff', folder, 'draft:Folder'), `No difference from ${folder}.\n`)
  await done(crm('diff', 'head', 'draft:Folder'), /^insert {2}object\/team fields\.slogan/)
  expect(said).toContain('Folder')

  // Errors between definitions are findings of the draft; what cannot be read stays out.
  definition.fields.at(-1).type = 'reference'
  definition.fields.at(-1).target = 'nothing'
  writeFileSync(team, JSON.stringify(definition))
  const wrong = await draft('import', 'Folder', folder)
  expect(wrong).toMatchObject({ code: 0 })
  expect(wrong.err).toMatch(/There is no object called nothing\.[\s\S]*The draft has 1 error\.\n$/)
  expect((await draft('findings', 'Folder')).code).toBe(1)
  await refused(draft('promote', 'Folder'), /There is no object called nothing\.[\s\S]*has errors/)
  writeFileSync(team, '{')
  await refused(draft('import', 'Folder', folder), /It is not JSON.*\n.* has 1 error; nothing was changed\./)
  writeFileSync(path.join(folder, '.base'), '1')
  writeFileSync(team, JSON.stringify({ ...definition, fields: definition.fields.slice(0, -1) }))
  await refused(draft('import', 'Folder', folder), /was made from revision 1; the draft Folder stands on \d+/)
})

test('names, sharing, discarding', async () => {
  await draft('open', 'Old name')
  await refused(draft('open', 'Old name'), /There is a draft called Old name already\./)
  await refused(draft('open', ' '), /A name has 1 to 120 characters\./)
  await refused(draft('open', 'Future', '--base', '999'), /There is no revision 999\./)
  await done(draft('rename', 'Old name', 'New name'), 'The draft is called New name.\n')
  await refused(draft('share', 'New name', '--off'), /belongs to every designer/)
  await done(draft('discard', 'New name'), 'Discarded the draft New name.\n')
  await refused(draft('show', 'New name'), /There is no draft called New name\./)
  await done(draft('list', '--discarded'), /^New name {2}/)
  await done(draft('restore', 'New name'), 'Restored the draft New name.\n')
  await refused(draft('restore', 'New name'), /There is no discarded draft called New name\./)
  await refused(draft('show', 'New nam'), /There is no draft called New nam\. Did you mean New name\?/)
  await fresh.db.query(sql`update bm.draft set name = 'New name' where name = 'First'`)
  await refused(draft('show', 'New name'), /Several drafts are called New name\. Say which: /)
  await fresh.db.query(sql`update bm.draft set name = 'First' where name = 'New name' and base <> 0 and position > 0`)
})

test('wrong input is told in a sentence and changes nothing', async () => {
  await draft('open', 'Steady')
  await refused(edit('Steady', 'add-colum', {}), /There is no command add-colum\. Did you mean add-column\?/)
  await refused(edit('Steady', 'add-column', { list: 'teams' }), /The arguments of add-column are not right: .*field/)
  await refused(
    edit('Steady', 'add-column', { list: 'teems', field: 'name' }),
    /There is no list teems\. Did you mean teams\?/,
  )
  await refused(draft('edit', 'Steady', 'add-column', '{'), /The arguments are not JSON/, 2)
  await refused(draft('edit', 'Steady', 'add-column', '[]'), /The arguments are an object/, 2)
  await refused(draft('edit', 'Steady', 'add-column', '@/nowhere.json'), /There is no file \/nowhere\.json\./, 2)
  await refused(draft('edit', 'Steady', 'add-column', '{"__proto__": {"a": 1}}'), /a key that is not allowed/, 2)
  await refused(draft('uses', 'Steady', 'team'), /is no address such as/)
  await refused(draft('import', 'Steady', path.join(base, 'nowhere')), /There is no folder/, 2)
  await refused(draft('nothing'), /unknown command 'nothing'/, 2)
  await refused(draft('preview', 'drop', 'Steady'), /has no preview/)
  await refused(draft('preview', 'make', 'Steady', '--from', 'heaven'), /Allowed choices are/, 2)
  await done(draft('steps', 'Steady'), '')
  await done(draft('edit', 'Steady', 'help'), /^add-column +list, field, width\?, after\? {2}\(Add a column\)$/m)
})

test('a preview is made and dropped', async () => {
  await draft('open', 'Tried')
  await edit('Tried', 'set-label', { kind: 'object', name: 'team', path: 'label', locale: 'en', text: 'Tried team' })
  const made = await draft('preview', 'make', 'Tried', '--records', '5')
  expect(made).toMatchObject({ code: 0 })
  expect(made.out).toMatch(/^The preview of Tried has \d+ records\. It is at \/preview\/[0-9a-f-]{36}\.\n$/)
  const [row] = await fresh.db.query<{ state: string }>(sql`select state from bm.draft_preview`)
  expect(row).toEqual({ state: 'ready' })
  await done(draft('preview', 'drop', 'Tried'), 'Dropped the preview of Tried.\n')
  expect(await fresh.db.query(sql`select from bm.draft_preview`)).toEqual([])
})
