/** `crm draft`: edits of a draft, the list of them, what is wrong and what uses what. */

import type { Command } from 'commander'
import sql from 'sql-template-tag'
import { counted } from '#metadata/counted.ts'

import type { LocalizedText } from '#metadata/definitions.ts'
import { describeFinding } from '#metadata/describe-finding.ts'

import { commands } from '../commands/commands.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { type EditAnswer, editDraft, redoDraft, undoDraft } from '../drafts/edit-draft.ts'
import { toEdit } from '../drafts/run-command.ts'
import { findUses } from '../uses/find-uses.ts'
import { parseUseTarget } from '../uses/parse-use-target.ts'
import { findDraft } from './find-draft.ts'
import { isError } from './folder.ts'
import { peopleByIds } from './people-by-ids.ts'
import { readArguments } from './read-arguments.ts'
import type { Shell } from './shell.ts'

/** The command line has seen the draft as it is. */
export const editor = { author: null, seen: undefined } as const

/** Registers them below `draft`. */
export function draftEditCommands(draft: Command, shell: Shell): void {
  const { say, withSystem } = shell

  draft
    .command('edit')
    .argument('<draft>')
    .argument('<command>', 'such as add-field; "help" lists them')
    .argument('[arguments]', 'JSON, @file, or - for what is piped in', '{}')
    .description('Run a command of the designer on a draft.')
    .action(async (wanted: string, command: string, text: string) => {
      if (command === 'help') return listCommands(shell)
      const edit = toEdit(command, await readArguments(text))
      await withSystem(async ({ system: { db } }) => {
        const { id } = await findDraft(db, wanted)
        tellEdit(await editDraft(db, id, editor, edit), shell)
      })
    })

  draft
    .command('undo')
    .argument('<draft>')
    .description('Take the last edit back.')
    .action((wanted: string) =>
      withSystem(async ({ system: { db } }) => {
        const answer = await undoDraft(db, (await findDraft(db, wanted)).id, editor)
        tellEdit(answer, shell, 'Undone: ')
      }),
    )

  draft
    .command('redo')
    .argument('<draft>')
    .description('Do again what was undone last.')
    .action((wanted: string) =>
      withSystem(async ({ system: { db } }) => {
        tellEdit(await redoDraft(db, (await findDraft(db, wanted)).id, editor), shell, 'Done again: ')
      }),
    )

  draft
    .command('steps')
    .argument('<draft>')
    .description('List the edits of a draft, latest first; undone ones are in brackets.')
    .action((wanted: string) =>
      withSystem(async ({ system }) => {
        const { id, position } = await findDraft(system.db, wanted)
        const steps = await system.db.query<Step>(sql`select number, description, author, at from bm.draft_step
          where draft = ${id}::uuid order by number desc`)
        const people = await peopleByIds(
          system,
          steps.flatMap(step => step.author ?? []),
        )
        for (const { number, description, author, at } of steps) {
          const who = author === null ? 'command line' : (people.get(author) ?? author)
          const line = `${String(number).padStart(4)}  ${at}  ${who}  ${description.en ?? ''}`
          say(number > position ? `[${line}]` : line)
        }
      }),
    )

  draft
    .command('findings')
    .argument('<draft>')
    .description('Say what is wrong or doubtful in a draft.')
    .action((wanted: string) =>
      withSystem(async ({ system: { db } }) => {
        const { application, findings } = await toDraftState(db, await findDraft(db, wanted))
        for (const finding of findings) say(describeFinding(finding))
        const errors = findings.filter(isError).length
        say(
          `${counted(application.definitions.length, 'definition')}, ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`,
        )
        if (errors > 0) process.exitCode = 1
      }),
    )

  draft
    .command('uses')
    .argument('<draft>')
    .argument('<of>', 'such as field/account.city, list/all_accounts, choice/account.level.A')
    .description('Say where something is used.')
    .action((wanted: string, of: string) =>
      withSystem(async ({ system: { db } }) => {
        const { application } = await toDraftState(db, await findDraft(db, wanted))
        const uses = findUses(application, parseUseTarget(application, of))
        for (const { kind, name, pointer } of uses) say(`${kind}/${name} ${pointer}`)
        say(counted(uses.length, 'use'))
      }),
    )
}

interface Step {
  readonly number: number
  readonly description: LocalizedText
  readonly author: string | null
  readonly at: string
}

/** Says what was done, and what is wrong since. */
export function tellEdit({ step, state }: EditAnswer, { say, note }: Shell, before = ''): void {
  if (!step) {
    say('Nothing differs.')
    return
  }
  say(`${before}${step.description.en ?? step.command} (edit ${step.number} of ${state.name})`)
  for (const finding of state.findings.filter(isError)) note(describeFinding(finding))
  if (state.errors > 0) note(`The draft has ${counted(state.errors, 'error')}.`)
}

function listCommands({ say }: Shell): void {
  for (const [name, command] of Object.entries(commands)) {
    const { properties = {}, required = [], title } = command.arguments
    const names = Object.keys(properties).map(key => (required.includes(key) ? key : `${key}?`))
    say(`${name.padEnd(22)} ${names.join(', ')}${title ? `  (${title})` : ''}`)
  }
}
