/** `crm draft`: drafts as such. What is inside them, and what becomes of them, is registered by the other files. */

import type { Command } from 'commander'
import sql from 'sql-template-tag'
import { counted } from '#metadata/counted.ts'

import { readHead } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'

import { createDraft } from '../drafts/create-draft.ts'
import type { DraftRow } from '../drafts/draft-row.ts'
import { readPreviewRow } from '../preview/preview-row.ts'
import { draftEditCommands } from './draft-edit-commands.ts'
import { draftFileCommands } from './draft-file-commands.ts'
import { draftPreviewCommands } from './draft-preview-commands.ts'
import { draftPromotionCommands } from './draft-promotion-commands.ts'
import { findDraft } from './find-draft.ts'
import { toNumber } from './options.ts'
import { peopleByIds } from './people-by-ids.ts'
import { Refusal, type Shell } from './shell.ts'

type Listed = Pick<
  DraftRow,
  'id' | 'name' | 'base' | 'version' | 'position' | 'errors' | 'warnings' | 'owner' | 'shared'
> & {
  readonly updated: string
}

/** Registers `draft` with all that can be done to drafts. */
export function draftCommands(program: Command, shell: Shell): void {
  const { say, withSystem } = shell
  const draft = program.command('draft').description('Work on drafts: offline copies of the application.')

  draft
    .command('list')
    .option('--discarded', 'those that were discarded instead')
    .description('List drafts, latest first: name, base, edits, errors, who made it.')
    .action(({ discarded = false }: { discarded?: boolean }) =>
      withSystem(async ({ system }) => {
        const rows = await listRows(system.db, discarded)
        const people = await peopleByIds(
          system,
          rows.flatMap(row => row.owner ?? []),
        )
        const head = await readHead(system.db)
        for (const row of rows) {
          const stands = row.base === head ? `on ${row.base}` : `on ${row.base}, the head is ${head}`
          const owner = row.owner === null ? 'command line' : (people.get(row.owner) ?? row.owner)
          say(
            `${row.name}  ${stands}  ${counted(row.position, 'edit')}  ${counted(row.errors, 'error')}  ${owner}  ${row.updated}  ${row.id}`,
          )
        }
        say(counted(rows.length, 'draft'))
      }),
    )

  draft
    .command('open')
    .argument('<name>')
    .option('--base <n>', 'from this revision instead of the head', toNumber)
    .description('Open a draft; every designer may open one of the command line.')
    .action((name: string, { base }: { base?: number }) =>
      withSystem(async ({ system: { db } }) => {
        const wanted = name.trim()
        if (wanted === '' || wanted.length > 120) throw new Refusal('A name has 1 to 120 characters.')
        if ((await listRows(db, false)).some(row => row.name === wanted)) {
          throw new Refusal(`There is a draft called ${wanted} already.`)
        }
        const state = await createDraft(db, { name: wanted, base, shared: true, owner: null })
        say(`Opened the draft ${state.name} from revision ${state.base}.`)
      }),
    )

  draft
    .command('show')
    .argument('<draft>')
    .description('Say how a draft stands.')
    .action((wanted: string) =>
      withSystem(async ({ system }) => {
        const row = await findDraft(system.db, wanted)
        const people = await peopleByIds(system, row.owner ? [row.owner] : [])
        say(`name      ${row.name}`)
        say(`id        ${row.id}`)
        say(`base      revision ${row.base}; the head is ${await readHead(system.db)}`)
        say(`edits     ${row.position} (version ${row.version})`)
        say(`findings  ${counted(row.errors, 'error')}, ${counted(row.warnings, 'warning')}`)
        say(`owner     ${row.owner === null ? 'command line' : (people.get(row.owner) ?? row.owner)}`)
        say(`shared    ${row.shared || row.owner === null ? 'yes' : 'no'}`)
      }),
    )

  draft
    .command('rename')
    .argument('<draft>')
    .argument('<name>')
    .description('Give a draft another name.')
    .action((wanted: string, name: string) =>
      withSystem(async ({ system: { db } }) => {
        const { id } = await findDraft(db, wanted)
        if (name.trim() === '' || name.length > 120) throw new Refusal('A name has 1 to 120 characters.')
        if ((await listRows(db, false)).some(row => row.name === name.trim() && row.id !== id)) {
          throw new Refusal(`There is a draft called ${name.trim()} already.`)
        }
        await db.query(sql`update bm.draft set name = ${name.trim()} where id = ${id}::uuid`)
        say(`The draft is called ${name.trim()}.`)
      }),
    )

  draft
    .command('share')
    .argument('<draft>')
    .option('--off', 'for its owner alone')
    .description('Let every designer open a draft.')
    .action((wanted: string, { off = false }: { off?: boolean }) =>
      withSystem(async ({ system: { db } }) => {
        const { id, name, owner } = await findDraft(db, wanted)
        if (off && owner === null) throw new Refusal('A draft of the command line belongs to every designer.')
        await db.query(sql`update bm.draft set shared = ${!off} where id = ${id}::uuid`)
        say(`The draft ${name} is ${off ? 'for its owner alone' : 'shared'}.`)
      }),
    )

  draft
    .command('discard')
    .argument('<draft>')
    .description('Discard a draft and its preview; it can be restored.')
    .action((wanted: string) =>
      withSystem(async opened => {
        const { id, name } = await findDraft(opened.system.db, wanted)
        await opened.system.db.query(sql`update bm.draft set discarded_at = now(), discarded_by = null
          where id = ${id}::uuid and discarded_at is null`)
        if (await readPreviewRow(opened.system.db, id)) {
          // Previews know a whole server; other commands need not wait for that to load.
          const { dropPreview } = await import('../preview/drop-preview.ts')
          await dropPreview(opened, id)
        }
        say(`Discarded the draft ${name}.`)
      }),
    )

  draft
    .command('restore')
    .argument('<draft>')
    .description('Bring back a draft that was discarded.')
    .action((wanted: string) =>
      withSystem(async ({ system: { db } }) => {
        const { id, name } = await findDraft(db, wanted, { discarded: true })
        await db.query(sql`update bm.draft set discarded_at = null, discarded_by = null where id = ${id}::uuid`)
        say(`Restored the draft ${name}.`)
      }),
    )

  draftEditCommands(draft, shell)
  draftFileCommands(draft, shell)
  draftPromotionCommands(draft, shell)
  draftPreviewCommands(draft, shell)
}

function listRows(db: Queryable, discarded: boolean): Promise<Listed[]> {
  return db.query<Listed>(sql`
    select id, name, base, version, position, errors, warnings, owner, shared, updated_at as updated
    from bm.draft where (discarded_at is not null) = ${discarded} order by updated_at desc`)
}
