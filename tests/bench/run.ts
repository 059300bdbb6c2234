/**
 * `npm run bench [-- --only records] [--json FILE]`: measures the budgets of the architecture and prints a table. Exits
 * with 1 when a hard condition is missed. See docs/performance.md.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { openBenchDatabase } from './data/bench-database.ts'
import { fullSize, smallSize } from './data/size.ts'
import { none, type Row, toTable } from './row.ts'
import { measureCatalog } from './scenarios/catalog.ts'
import { measureDesigner } from './scenarios/designer.ts'
import { measureFeel } from './scenarios/feel.ts'
import { measureImport } from './scenarios/import.ts'
import { measureLargeTable } from './scenarios/large-table.ts'
import { measurePrint } from './scenarios/print.ts'
import { measurePromotion } from './scenarios/promotion.ts'
import { measureRecords } from './scenarios/records.ts'
import { measureReports } from './scenarios/reports.ts'
import { measureRules } from './scenarios/rules.ts'
import type { Run } from './scenarios/run.ts'
import { measureStart } from './scenarios/start.ts'
import { measureWorkflow } from './scenarios/workflow.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    operation: { type: 'string' },
    json: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '1,16' },
    rows: { type: 'string' },
  },
})

const scenarios: Readonly<Record<string, (run: Run) => Promise<Row[]>>> = {
  records: measureRecords,
  promotion: measurePromotion,
  catalog: measureCatalog,
  designer: measureDesigner,
  import: measureImport,
  rules: measureRules,
  start: measureStart,
  workflow: measureWorkflow,
}

/** Too long for a usual run. */
const onlyWhenAsked: typeof scenarios = { 'large-table': measureLargeTable, reports: measureReports }

/** Need no database. */
const alone: Readonly<Record<string, (rounds: number) => Promise<Row[]>>> = { feel: measureFeel, print: measurePrint }

const wanted = options.only ? options.only.split(',') : [...Object.keys(alone), ...Object.keys(scenarios)]
const all = { ...scenarios, ...onlyWhenAsked }
const unknown = wanted.find(name => !all[name] && !alone[name])
if (unknown) {
  process.stderr.write(`--only is one of ${Object.keys({ ...alone, ...all }).join(', ')}, not ${unknown}\n`)
  process.exit(2)
}

const say = (text: string) => process.stdout.write(`${text}\n`)
const size = options.small ? smallSize : fullSize
const rows: Row[] = []
for (const name of wanted) if (alone[name]) rows.push(...(await alone[name](Number(options.rounds))))
const withDatabase = wanted.filter(name => all[name])
if (withDatabase.length > 0) await measureWithDatabase()
say(`\n${toTable(rows)}`)
if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`)
const hardMissed = rows.filter(row => row.name.startsWith('hard: ') && !row.ok)
process.exitCode = hardMissed.length > 0 ? 1 : 0

async function measureWithDatabase(): Promise<void> {
  const database = await openBenchDatabase({ size, fresh: options.fresh, say })
  try {
    const run: Run = {
      database,
      connections: options.connections.split(',').map(Number),
      rounds: Number(options.rounds),
      seconds: Number(options.seconds),
      warmUp: Math.min(1, Number(options.seconds) / 2),
      operation: options.operation,
      rows: options.rows === undefined ? undefined : Number(options.rows),
      isSmall: options.small,
      backends: database.backends,
      say,
    }
    for (const name of withDatabase) {
      say(`\n# ${name}`)
      try {
        rows.push(...(await all[name]!(run)))
      } catch (error) {
        // The others are still worth measuring; the run as a whole has failed.
        say(String((error as Error).stack))
        rows.push(none(`hard: ${name} could not be measured`, 1, 'scenario'))
      }
    }
  } finally {
    await database.close()
  }
}
