/** The command line: what a consultant does with a folder of definitions and a system. It attaches to a running server's database. */
import { Command, InvalidArgumentError } from 'commander'

import { toApplication } from '#metadata/application.ts'
import { readBase, readBundle, writeBase, writeBundle } from '#metadata/bundle.ts'
import type { Change } from '#metadata/change.ts'
import { diff } from '#metadata/diff.ts'
import { type Finding, findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { rollBack } from '#metadata/promotion/roll-back.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { listRevisions, loadRevision, readHead } from '#metadata/revisions.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import type { System } from '#runtime/system.ts'

import { readConfig } from './config.ts'
import { openDatabase } from './database/open-database.ts'
import { stderrLog } from './log.ts'
import { Problem } from './problem.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Runs work on the system of this configuration. */
async function withSystem(work: (system: System) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  const database = await openDatabase(config, 'command', stderrLog)
  try {
    await work(await openSystem(database.db, config.timeZone))
  } finally {
    await database.close()
  }
}

/** The definitions of a folder; stops with exit code 1 when they cannot even be read. */
async function readFolder(folder: string) {
  const bundle = await readBundle(folder, { writeIds: true })
  const errors = bundle.findings.filter(finding => finding.severity === 'error')
  if (errors.length > 0) throw new Failure(errors.map(describeFinding).join('\n'))
  return toApplication(bundle.definitions)
}

/** The revision that a folder was exported from: said, noted beside the folder, or the head. */
async function baseOf(system: System, folder: string, said: number | undefined): Promise<number> {
  return said ?? (await readBase(folder)) ?? (await readHead(system.db))
}

class Failure extends Error {}

function describeFinding(finding: Finding): string {
  const hint = finding.didYouMean?.length ? ` Did you mean ${finding.didYouMean.join(', ')}?` : ''
  return `${finding.severity}  ${finding.kind}/${finding.name}${finding.pointer}  ${finding.message.en}${hint}  [${finding.code}]`
}

function describeChange(change: Change, nameOf: (id: string) => string): string {
  const where = change.path.length > 0 ? ` ${change.path.join('.')}` : ''
  const before = 'before' in change ? brief(change.before) : undefined
  const after = 'after' in change ? brief(change.after) : undefined
  const value = [before, after].filter(item => item !== undefined).join(' → ')
  return `${change.change}  ${change.kind}/${nameOf(change.definition)}${where}${value ? `: ${value}` : ''}`
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

function toNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is the number of a revision.')
}

const program = new Command('crm').description('Work on a Fulcrum system from the command line.')

program
  .command('findings')
  .argument('<folder>')
  .description('Say what is wrong or doubtful in a folder of definitions.')
  .action(async (folder: string) => {
    const bundle = await readBundle(folder, { writeIds: false })
    const findings = [...bundle.findings, ...findFindings(toApplication(bundle.definitions))]
    for (const finding of findings) say(describeFinding(finding))
    const errors = findings.filter(finding => finding.severity === 'error').length
    say(`${bundle.definitions.length} definitions, ${errors} errors, ${findings.length - errors} warnings`)
    if (errors > 0) process.exitCode = 1
  })

program
  .command('diff')
  .argument('<folder>')
  .option('--base <n>', 'compare with this revision', toNumber)
  .description('Say what a folder changes against a revision.')
  .action((folder: string, options: { base?: number }) =>
    withSystem(async system => {
      const application = await readFolder(folder)
      const base = await baseOf(system, folder, options.base)
      const before = (await loadRevision(system.db, base)).application
      const names = new Map([...before.definitions, ...application.definitions].map(item => [item.id, item.name]))
      const changes = diff(before, toResolved(application))
      for (const change of changes) say(describeChange(change, id => names.get(id) ?? id))
      say(
        changes.length === 0
          ? `No difference from revision ${base}.`
          : `${changes.length} changes against revision ${base}.`,
      )
    }),
  )

program
  .command('promote')
  .argument('<folder>')
  .option('--base <n>', 'the revision the folder was made from', toNumber)
  .option('--message <text>', 'what this is about', 'Promoted from the command line')
  .description('Make a folder of definitions the head of the system.')
  .action((folder: string, options: { base?: number; message: string }) =>
    withSystem(async system => {
      const application = await readFolder(folder)
      const base = await baseOf(system, folder, options.base)
      const { db, ed } = system
      const { message } = options
      const wish = { ed, base, application, findings: findFindings, author: null, message, source: 'command line' }
      const result = await promote(db, wish, step => process.stderr.write(`${JSON.stringify(step)}\n`))
      await writeBase(folder, result.revision)
      say(`Revision ${result.revision} is the head.`)
      for (const note of result.notes) say(JSON.stringify(note))
    }),
  )

program
  .command('roll-back')
  .argument('<n>', 'the revision whose content becomes the head again', toNumber)
  .description('Append a revision with the content of an earlier one; no records are lost.')
  .action((to: number) =>
    withSystem(async ({ db, ed }) => {
      const wish = { ed, to, author: null, message: `Rolled back to revision ${to}`, source: 'command line' }
      say(`Revision ${(await rollBack(db, wish)).revision} is the head, with the content of revision ${to}.`)
    }),
  )

program
  .command('revisions')
  .description('List what was promoted, latest first.')
  .action(() =>
    withSystem(async ({ db }) => {
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
  .description('Write the definitions of a revision into a folder.')
  .action((folder: string, options: { revision?: number }) =>
    withSystem(async ({ db }) => {
      const number = options.revision ?? (await readHead(db))
      const application = toNamed((await loadRevision(db, number)).application)
      await writeBundle(folder, application)
      await writeBase(folder, number)
      say(`Wrote ${application.definitions.length} definitions of revision ${number} to ${folder}.`)
    }),
  )

try {
  await program.parseAsync()
} catch (error) {
  const findings = error instanceof Problem ? (error.extras.findings as Finding[] | undefined) : undefined
  for (const finding of findings ?? []) process.stderr.write(`${describeFinding(finding)}\n`)
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
