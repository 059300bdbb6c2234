/** `crm labels`: the texts of an application as a table for translators, and the table back into a draft. */

import { createReadStream, existsSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { counted } from '#metadata/counted.ts'

import { decodeStream, detectEncoding } from '#runtime/import/decode.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { editDraft } from '../drafts/edit-draft.ts'
import { toEdit } from '../drafts/run-command.ts'
import { collectLabels } from '../labels/collect-labels.ts'
import { type Locale, locales } from '../labels/label-positions.ts'
import { writeLabelsCsv } from '../labels/labels-csv.ts'
import { readLabelsCsv } from '../labels/read-labels-csv.ts'
import { editor, tellEdit } from './draft-edit-commands.ts'
import { findDraft } from './find-draft.ts'
import { needsSystem, readSide } from './read-side.ts'
import type { Shell } from './shell.ts'

/** Registers `labels`. */
export function labelCommands(program: Command, shell: Shell): void {
  const { say, note, withSystem } = shell
  const labels = program.command('labels').description('Texts in both languages, for translators.')

  labels
    .command('export')
    .argument('<of>', 'draft:<name>, head, revision:3, template:<name> or a folder')
    .argument('<file>', 'a CSV file')
    .option('--missing', 'only those that lack a language')
    .addOption(new Option('--language <language>', 'of the column that says where').choices(locales).default('en'))
    .description('Write the texts of an application to a CSV file that a spreadsheet opens.')
    .action(async (of: string, file: string, { missing, language }: { missing?: boolean; language: Locale }) => {
      const write = async (side: Awaited<ReturnType<typeof readSide>>) => {
        const all = collectLabels(side.named)
        const chosen = missing ? all.filter(label => label.missing.length > 0) : all
        await writeFile(file, writeLabelsCsv(chosen, language))
        const lacking = all.filter(label => label.missing.length > 0).length
        say(`Wrote ${chosen.length} texts of ${side.title} to ${file}; ${lacking} lack a language.`)
      }
      if (!needsSystem(of)) await write(await readSide(undefined, of, shell))
      else await withSystem(async ({ system: { db } }) => write(await readSide(db, of, shell)))
    })

  labels
    .command('import')
    .argument('<draft>')
    .argument('<file>', 'a CSV file with the columns kind, name, path, en and zh-CN')
    .description('Take the texts of a CSV file into a draft; empty cells change nothing.')
    .action(async (wanted: string, file: string) => {
      if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
      await withSystem(async ({ system: { db } }) => {
        const { id, application } = await toDraftState(db, await findDraft(db, wanted))
        const text = decodeStream(createReadStream(file), await encodingOf(file))
        const { changes, unchanged, faults } = await readLabelsCsv(text, application)
        for (const { line, message, didYouMean } of faults) {
          note(`line ${line}: ${message.en}${didYouMean ? ` Did you mean ${didYouMean.join(', ')}?` : ''}`)
        }
        if (changes.length > 0) {
          tellEdit(await editDraft(db, id, editor, toEdit('set-labels', { labels: changes })), shell)
        }
        say(
          `${counted(changes.length, 'text')} changed, ${counted(unchanged, 'row')} unchanged, ${counted(faults.length, 'row')} refused`,
        )
        // Rows that were taken in are done, whatever became of others.
        if (faults.length > 0 && changes.length === 0) process.exitCode = 1
      })
    })
}

async function encodingOf(file: string) {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1_000_000), 0, 1_000_000)
    return detectEncoding(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}
