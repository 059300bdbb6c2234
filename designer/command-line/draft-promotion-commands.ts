/** `crm draft`: what a draft changes and does to production, promoting it, and taking in what was promoted meanwhile. */

import { type Command, Option } from 'commander'
import { counted } from '#metadata/counted.ts'

import { readContent } from '#metadata/promotion/content.ts'
import type { PromotionStep } from '#metadata/promotion/run-promotion.ts'
import { readHead } from '#metadata/revisions.ts'

import { loadDefinitions } from '../drafts/draft-blobs.ts'
import { findImpact } from '../impact/find-impact.ts'
import { promoteDraft } from '../promotion/promote-draft.ts'
import { rebaseDraft } from '../promotion/rebase-draft.ts'
import { type Notes, notesOption, tellDifference } from './diff-command.ts'
import { tellEdit } from './draft-edit-commands.ts'
import { findDraft } from './find-draft.ts'
import { readSide } from './read-side.ts'
import { Refusal, type Shell } from './shell.ts'

const commandLine = { actor: { userId: null } }

/** Registers them below `draft`. */
export function draftPromotionCommands(draft: Command, shell: Shell): void {
  const { say, note, withSystem } = shell

  draft
    .command('diff')
    .argument('<draft>')
    .addOption(new Option('--against <side>', 'what to compare with').choices(['base', 'head']).default('base'))
    .addOption(notesOption)
    .description('Say what a draft changes.')
    .action((wanted: string, { against, notes }: { against: 'base' | 'head'; notes?: Notes }) =>
      withSystem(async ({ system: { db } }) => {
        const { id, base } = await findDraft(db, wanted)
        const before = await readSide(db, against === 'head' ? 'head' : `revision:${base}`, shell)
        tellDifference(before, await readSide(db, `draft:${id}`, shell), notes, shell)
      }),
    )

  draft
    .command('impact')
    .argument('<draft>')
    .description('Say what promoting a draft would do to records and people; ! must be acknowledged.')
    .action((wanted: string) =>
      withSystem(async ({ system }) => {
        const { base, content } = await findDraft(system.db, wanted)
        const before = await loadDefinitions(system.db, await readContent(system.db, base))
        const items = await findImpact(system, before, await loadDefinitions(system.db, content))
        for (const { severity, key, message } of items) {
          say(`${severity === 'destructive' ? '!' : ' '} ${key}  ${message.en}`)
        }
        const grave = items.filter(item => item.severity === 'destructive').length
        say(`${counted(items.length, 'item')}, ${grave} to be acknowledged`)
      }),
    )

  draft
    .command('promote')
    .argument('<draft>')
    .option('--message <text>', 'what this is about', 'Promoted from the command line')
    .option('--acknowledge <key...>', 'keys of the impact that begin with !')
    .description('Make a draft the head of the system, wholly or not at all.')
    .action((wanted: string, { message, acknowledge = [] }: { message: string; acknowledge?: string[] }) =>
      withSystem(async ({ system }) => {
        if (message.trim() === '') throw new Refusal('A message says what this is about.')
        const row = await findDraft(system.db, wanted)
        const wish = { message: message.trim(), acknowledge }
        const { revision, notes } = await promoteDraft(system, commandLine, row, wish, {}, step => tell(step, note))
        say(`Revision ${revision} is the head.`)
        for (const item of notes) say(item.message.en)
      }),
    )

  draft
    .command('rebase')
    .argument('<draft>')
    .description('Take in what was promoted since the draft was opened.')
    .action((wanted: string) =>
      withSystem(async ({ system: { db } }) => {
        const { id, base, name } = await findDraft(db, wanted)
        const answer = await rebaseDraft(db, id, null)
        if (answer.step) tellEdit(answer, shell)
        else
          say(
            `The draft ${name} stands on revision ${base}, which is the head${base === (await readHead(db)) ? '' : ' no more'}.`,
          )
      }),
    )
}

function tell({ phase, done, total }: PromotionStep, note: Shell['note']): void {
  if (phase === 'prepare') note(`prepare ${done}/${total}`)
}
