/** The command line within this process, over a database at hand: the same commands, without the time that a start takes. */
import { Command } from 'commander'

import { diffCommand } from '#designer/command-line/diff-command.ts'
import { draftCommands } from '#designer/command-line/draft-commands.ts'
import { explain } from '#designer/command-line/explain.ts'
import { labelCommands } from '#designer/command-line/label-commands.ts'
import { promotionCommands } from '#designer/command-line/promotion-commands.ts'
import type { Shell } from '#designer/command-line/shell.ts'
import { templateCommands } from '#designer/command-line/template-commands.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import type { CommandResult } from '#tests/support/run-crm.ts'

/** Runs `crm <args>`; answers how it ended and what it said. */
export async function runCommand({ db, url }: TestDatabase, args: readonly string[]): Promise<CommandResult> {
  let out = ''
  let err = ''
  const shell: Shell = {
    say: line => {
      out += `${line}\n`
    },
    note: line => {
      err += `${line}\n`
    },
    withSystem: async work => work({ system: await openSystem(db, 'Asia/Shanghai'), directUrl: url }),
  }
  const program = new Command('crm').exitOverride().configureOutput({ writeErr: shell.note, writeOut: shell.say })
  for (const register of [diffCommand, draftCommands, labelCommands, templateCommands, promotionCommands])
    register(program, shell)
  const before = process.exitCode
  process.exitCode = 0
  try {
    await program.parseAsync([...args], { from: 'user' })
    return { code: process.exitCode, out, err }
  } catch (error) {
    const code = explain(error, shell.note)
    return { code, out, err }
  } finally {
    process.exitCode = before
  }
}
