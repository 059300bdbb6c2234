/** `crm diff`: what one application has that another has not. */

import { type Command, Option } from 'commander'
import { readBase } from '#metadata/bundle.ts'
import { counted } from '#metadata/counted.ts'
import { createChangeDescriber } from '#metadata/describe-change.ts'
import { diff } from '#metadata/diff.ts'
import { readHead, unknownRevision } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'

import { describeChanges } from '../release-notes/describe-changes.ts'
import { toNumber } from './options.ts'
import { isFolderSide, needsSystem, readSide, type Side } from './read-side.ts'
import type { Shell } from './shell.ts'

/** In which words changes are told; undefined lists them attribute by attribute. */
export type Notes = 'en' | 'zh-CN'

/** The option `--notes`. */
export const notesOption = new Option('--notes [language]', 'tell it as release notes')
  .choices(['en', 'zh-CN'])
  .preset('en')

/** Registers it. */
export function diffCommand(program: Command, shell: Shell): void {
  program
    .command('diff')
    .argument('<from>', 'a folder, head, revision:3, draft:<name> or template:<name>')
    .argument('[to]', 'the same; without it, what a folder changes against the revision it was made from')
    .option('--base <n>', 'compare a folder with this revision', toNumber)
    .addOption(notesOption)
    .description('Say what differs between any two of folders, revisions, drafts and templates.')
    .action(async (from: string, to: string | undefined, options: { base?: number; notes?: Notes }) => {
      const tell = (before: Side, after: Side) => tellDifference(before, after, options.notes, shell)
      if (to !== undefined && !needsSystem(from) && !needsSystem(to)) {
        return tell(await readSide(undefined, from, shell), await readSide(undefined, to, shell))
      }
      // A folder that cannot be read is told before a system is looked for.
      const known = new Map<string, Side>()
      for (const text of [from, to].filter(text => text !== undefined && !needsSystem(text))) {
        known.set(text as string, await readSide(undefined, text as string, shell))
      }
      await shell.withSystem(async ({ system: { db } }) => {
        const read = async (text: string) => known.get(text) ?? (await readSide(db, text, shell))
        const [before, after] =
          to === undefined ? [`revision:${await baseOf(db, from, options.base)}`, from] : [from, to]
        tell(await read(before), await read(after))
      })
    })
}

/** The revision that a folder was made from: said, noted beside the folder, or the head. */
export async function baseOf(db: Queryable, folder: string, said: number | undefined): Promise<number> {
  const head = await readHead(db)
  const base = said ?? (isFolderSide(folder) ? await readBase(folder) : undefined) ?? head
  if (base > head) throw unknownRevision(`There is no revision ${base}; the head is ${head}.`)
  return base
}

/** Says each change on a line of its own, and how many there are. */
export function tellDifference(before: Side, after: Side, notes: Notes | undefined, { say }: Shell): void {
  const changes = diff(before.resolved, after.resolved)
  if (notes) {
    for (const note of describeChanges(before.resolved, after.resolved)) {
      say(note.heading[notes] ?? note.name)
      for (const line of note.lines) say(`  ${line.text[notes] ?? ''}`)
    }
  } else {
    const describe = createChangeDescriber(before.resolved, after.resolved)
    for (const change of changes) say(describe(change))
  }
  const count = changes.length === 0 ? 'No difference from' : `${counted(changes.length, 'change')} against`
  say(`${count} ${before.title}.`)
}
