/** `crm draft preview`: an environment of its own in which a draft can be tried. */

import { type Command, Option } from 'commander'
import { counted } from '#metadata/counted.ts'

import { readPreviewRow, type Source, sources } from '../preview/preview-row.ts'
import { findDraft } from './find-draft.ts'
import { toCount } from './options.ts'
import { type OpenedSystem, Refusal, type Shell } from './shell.ts'

const tellEveryMs = 1000

/** Registers it below `draft`. */
export function draftPreviewCommands(draft: Command, shell: Shell): void {
  const { say, withSystem } = shell
  const preview = draft.command('preview').description('Make or drop the preview of a draft.')

  preview
    .command('make')
    .argument('<draft>')
    .addOption(new Option('--from <source>', 'what fills it').choices(sources).default('production'))
    .option('--records <n>', 'records of each object', toCount, 200)
    .description('Make the preview of a draft anew and wait until it can be opened.')
    .action((wanted: string, { from, records }: { from: Source; records: number }) =>
      withSystem(async opened => {
        const { id, name } = await findDraft(opened.system.db, wanted)
        const count = await make(opened, id, from, Math.min(records, 2000), shell)
        say(`The preview of ${name} has ${counted(count, 'record')}. It is at /preview/${id}.`)
      }),
    )

  preview
    .command('drop')
    .argument('<draft>')
    .description('Drop the preview of a draft.')
    .action((wanted: string) =>
      withSystem(async opened => {
        const { id, name } = await findDraft(opened.system.db, wanted)
        if (!(await readPreviewRow(opened.system.db, id))) throw new Refusal(`The draft ${name} has no preview.`)
        const { dropPreview } = await import('../preview/drop-preview.ts')
        await dropPreview(opened, id)
        say(`Dropped the preview of ${name}.`)
      }),
    )
}

async function make(
  { system, directUrl }: OpenedSystem,
  draft: string,
  source: Source,
  records: number,
  { note }: Shell,
): Promise<number> {
  const log = { error: () => undefined }
  const { signal } = new AbortController()
  const wish = { draft, source, records, madeBy: null }
  const { makePreview } = await import('../preview/make-preview.ts')
  const { ended } = await makePreview({ system, directUrl, log, signal }, wish)
  const timer = setInterval(() => {
    void readPreviewRow(system.db, draft).then(row => row && note(`${row.state} ${row.done}/${row.total}`))
  }, tellEveryMs)
  await ended.finally(() => clearInterval(timer))
  const row = await readPreviewRow(system.db, draft)
  if (row?.state === 'ready') return row.done
  throw new Refusal(String(row?.problem?.detail ?? 'The preview was dropped while it was being made.'))
}
