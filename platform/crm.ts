/**
 * The command line: what a consultant does with a folder of definitions and a system. It attaches to the database of a
 * running server. Exit codes: 0 done, 1 refused (the answer says why), 2 the command could not be carried out.
 */

import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Command } from 'commander'
import { baseOf, diffCommand } from '#designer/command-line/diff-command.ts'
import { draftCommands } from '#designer/command-line/draft-commands.ts'
import { explain } from '#designer/command-line/explain.ts'
import { assertFolder, isError, readFolder, readSound } from '#designer/command-line/folder.ts'
import { labelCommands } from '#designer/command-line/label-commands.ts'
import { toNumber } from '#designer/command-line/options.ts'
import { promotionCommands } from '#designer/command-line/promotion-commands.ts'
import { Refusal, type Shell } from '#designer/command-line/shell.ts'
import { templateCommands } from '#designer/command-line/template-commands.ts'
import { toApplication } from '#metadata/application.ts'
import { readBundle, writeBase, writeBundle } from '#metadata/bundle.ts'
import { counted } from '#metadata/counted.ts'
import { describeFinding } from '#metadata/describe-finding.ts'
import { describeNote } from '#metadata/describe-note.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { renewViews } from '#metadata/promotion/renew-views.ts'
import { rollBack } from '#metadata/promotion/roll-back.ts'
import type { PromotionResult, PromotionStep } from '#metadata/promotion/run-promotion.ts'
import { staleAt } from '#metadata/promotion/switch-head.ts'
import { recordTypes } from '#metadata/record-types.ts'
import { toNamed } from '#metadata/references.ts'
import { listRevisions, loadRevision, readHead } from '#metadata/revisions.ts'
import { backUp } from '#runtime/backup/back-up.ts'
import { restore } from '#runtime/backup/restore.ts'
import { createCatalogCache } from '#runtime/catalog-cache.ts'
import { migrateSystem, openSystem, productionEd } from '#runtime/installation/open-system.ts'

import { type Config, readConfig } from './config.ts'
import type { Database } from './database/database.ts'
import { type OpenDatabase, openDatabase } from './database/open-database.ts'
import { stderrLog } from './log.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const note = (line: string) => process.stderr.write(`${line}\n`)

/** Runs work on the database of this configuration; `mayBeNew` when there need not be a system yet. */
async function withDatabase(
  work: (db: Database, opened: OpenDatabase, config: Config) => Promise<void>,
  { mayBeNew = false } = {},
): Promise<void> {
  const config = readConfig(process.env)
  if (!mayBeNew && !config.databaseUrl && !existsSync(path.join(config.dataDir, 'postgres-password'))) {
    throw new Error(`There is no system in ${config.dataDir}. Start the server once, or set DATA_DIR or DATABASE_URL.`)
  }
  const opened = await openDatabase(config, 'command', stderrLog)
  try {
    if (!mayBeNew) await migrateSystem(opened.db)
    await work(opened.db, opened, config)
  } finally {
    await opened.close()
  }
}

/** What the commands of the designer are given. */
const shell: Shell = {
  say,
  note,
  withSystem: work =>
    withDatabase(async (db, { directUrl }, { timeZone }) =>
      work({ system: await openSystem(db, timeZone), directUrl }),
    ),
}

async function sayResult(db: Database, { revision, notes }: PromotionResult, more = ''): Promise<void> {
  say(`Revision ${revision} is the head${more}.`)
  if (notes.length === 0) return
  const { application } = await loadRevision(db, revision)
  for (const item of notes) say(describeNote(item, application))
}

function noteProgress({ phase, done, total }: PromotionStep): void {
  if (phase === 'prepare') note(`prepare ${done}/${total}`)
}

const program = new Command('crm').description('Work on a Fulcrum system from the command line.').exitOverride()
const source = 'command line'

program
  .command('findings')
  .argument('<folder>')
  .description('Say what is wrong or doubtful in a folder of definitions.')
  .action(async (folder: string) => {
    const { application, findings } = await readFolder(folder)
    for (const finding of findings) say(describeFinding(finding))
    const errors = findings.filter(isError).length
    say(
      `${counted(application.definitions.length, 'definition')}, ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`,
    )
    if (errors > 0) process.exitCode = 1
  })

diffCommand(program, shell)

program
  .command('promote')
  .argument('<folder>')
  .option('--base <n>', 'the revision the folder was made from', toNumber)
  .option('--message <text>', 'what this is about', 'Promoted from the command line')
  .description('Make a folder of definitions the head of the system, wholly or not at all.')
  .action(async (folder: string, { base: said, message }: { base?: number; message: string }) => {
    await readSound(folder, shell)
    await withDatabase(async db => {
      const base = await baseOf(db, folder, said)
      const head = await readHead(db)
      if (base !== head) throw staleAt(head, base)
      // Ids that were missing are written down before they are used, so that the next time means the same things.
      const application = toApplication((await readBundle(folder, { writeIds: true })).definitions)
      const wish = { ed: productionEd, base, application, findings: findFindings, author: null, message, source }
      const result = await promote(db, wish, noteProgress)
      await writeBase(folder, result.revision)
      await sayResult(db, result, result.revision === base ? ' already; nothing differs' : '')
    })
  })

program
  .command('roll-back')
  .argument('<n>', 'the revision whose content becomes the head again', toNumber)
  .description('Append a revision with the content of an earlier one; no records are lost.')
  .action((to: number) =>
    withDatabase(async db => {
      if (to === 0) throw new Refusal('Revision 0 is empty: nobody could sign in.')
      const before = await readHead(db)
      const wish = { ed: productionEd, to, author: null, message: `Rolled back to revision ${to}`, source }
      const result = await rollBack(db, wish, noteProgress)
      const isSame = result.revision === before
      await sayResult(
        db,
        result,
        isSame ? ` already with the content of revision ${to}` : `, with the content of ${to}`,
      )
    }),
  )

program
  .command('revisions')
  .description('List what was promoted, latest first; the head has a star.')
  .action(() =>
    withDatabase(async db => {
      const head = await readHead(db)
      for (const { number, at, message } of await listRevisions(db)) {
        say(`${number === head ? '*' : ' '} ${String(number).padStart(5)}  ${at}  ${message}`)
      }
    }),
  )

program
  .command('export')
  .argument('<folder>')
  .option('--revision <n>', 'this revision instead of the head', toNumber)
  .description('Write the definitions of a revision into a folder, in place of those that it has.')
  .action((folder: string, options: { revision?: number }) =>
    withDatabase(async db => {
      if (existsSync(folder)) await assertFolder(folder)
      const number = options.revision ?? (await readHead(db))
      const application = toNamed((await loadRevision(db, number)).application)
      await mkdir(folder, { recursive: true })
      await writeBundle(folder, application)
      await writeBase(folder, number)
      say(`Wrote ${counted(application.definitions.length, 'definition')} of revision ${number} to ${folder}.`)
    }),
  )

program
  .command('types')
  .argument('<folder>')
  .description('Write TypeScript types of the records at the head to records.ts in a folder.')
  .action((folder: string) =>
    withDatabase(async db => {
      if (existsSync(folder)) await assertFolder(folder)
      const catalog = (await createCatalogCache(db)).current()
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, 'records.ts'), recordTypes(catalog))
      say(
        `Wrote the types of ${counted(catalog.objects.size, 'object')} of revision ${catalog.revision} to ${folder}/records.ts.`,
      )
    }),
  )

program
  .command('backup')
  .argument('<file>')
  .description(
    'Save the whole system in a new file: definitions, records, history, people, files; no sessions or jobs.',
  )
  .action(async (file: string) => {
    if (existsSync(file)) throw new Error(`${file} exists already. Say another name.`)
    await withDatabase(async db => {
      const { revision, tables, rows } = await backUp(db, productionEd, file, readVersion())
      say(`Saved revision ${revision} with ${counted(rows, 'row')} of ${counted(tables, 'table')} in ${file}.`)
      note('It holds everything, also password hashes. Keep it as safe as the database, and SECRET_KEY elsewhere.')
    })
  })

program
  .command('restore')
  .argument('<file>')
  .description('Bring a saved system back into an empty database.')
  .action(async (file: string) => {
    if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
    await withDatabase(
      async db => {
        const { manifest, tables, rows } = await restore(db, productionEd, file)
        await migrateSystem(db)
        await renewViews(db, productionEd, 40)
        await db.script('analyze')
        say(
          `Restored revision ${manifest.revision} of ${manifest.at} with ${counted(rows, 'row')} of ${counted(tables, 'table')}.`,
        )
        say(
          'It sends nothing until an administrator lets it, under “Scheduled reports”: mails, reports, calls of workflows.',
        )
      },
      { mayBeNew: true },
    )
  })

draftCommands(program, shell)
labelCommands(program, shell)
templateCommands(program, shell)
promotionCommands(program, shell)

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

// Whoever reads the output may stop before its end.
process.stdout.on('error', () => process.exit(process.exitCode ?? 0))
try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error, note)
}
