/** `crm draft`: a draft as a folder that is kept in version control, and back. */

import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { readBase, writeBase, writeBundle } from '#metadata/bundle.ts'
import { counted } from '#metadata/counted.ts'
import { equals } from '#metadata/equals.ts'

import { toDraftState } from '../drafts/draft-state.ts'
import { editDraft } from '../drafts/edit-draft.ts'
import { editor, tellEdit } from './draft-edit-commands.ts'
import { findDraft } from './find-draft.ts'
import { assertFolder, readReadable } from './folder.ts'
import { toNumber } from './options.ts'
import { Refusal, type Shell } from './shell.ts'

/** Registers them below `draft`. */
export function draftFileCommands(draft: Command, shell: Shell): void {
  const { say, withSystem } = shell

  draft
    .command('export')
    .argument('<draft>')
    .argument('<folder>')
    .description('Write the definitions of a draft into a folder, in place of those that it has.')
    .action((wanted: string, folder: string) =>
      withSystem(async ({ system: { db } }) => {
        if (existsSync(folder)) await assertFolder(folder)
        const { application, base, name } = await toDraftState(db, await findDraft(db, wanted))
        await mkdir(folder, { recursive: true })
        await writeBundle(folder, application)
        await writeBase(folder, base)
        say(`Wrote ${counted(application.definitions.length, 'definition')} of the draft ${name} to ${folder}.`)
      }),
    )

  draft
    .command('import')
    .argument('<draft>')
    .argument('<folder>')
    .option('--base <n>', 'the revision the folder was made from', toNumber)
    .description('Make a folder of definitions the content of a draft, as one edit.')
    .action(async (wanted: string, folder: string, { base: said }: { base?: number }) => {
      const { definitions } = await readReadable(folder, shell)
      await withSystem(async ({ system: { db } }) => {
        const { id, base, name } = await findDraft(db, wanted)
        const from = said ?? (await readBase(folder)) ?? base
        if (from !== base) {
          throw new Refusal(
            `${folder} was made from revision ${from}; the draft ${name} stands on ${base}. With --base ${base} you would undo what lies between.`,
          )
        }
        const source = path.basename(path.resolve(folder))
        const answer = await editDraft(db, id, editor, {
          command: 'import',
          arguments: { folder: source, definitions: definitions.length },
          run: before => {
            const old = new Map(before.definitions.map(item => [item.id, item]))
            const keep = (item: (typeof definitions)[number]) => {
              const was = old.get(item.id)
              return was && equals(was, item) ? was : item
            }
            return { form: 'named', definitions: definitions.map(keep) }
          },
          describe: () => ({ en: `Folder ${source} taken in`, 'zh-CN': `导入文件夹 ${source}` }),
        })
        tellEdit(answer, shell)
      })
    })
}
