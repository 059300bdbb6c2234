/**
 * List, get and the other things that people do all day, product and hand-written server by turns on one database. The
 * figure of a round is the ratio of two neighbouring measurements; the figure of a run is the median of the rounds.
 */
import { createDatabase } from '#platform/database/database.ts'

import { personLogin } from '../data/bench-database.ts'
import { type LoadProcess, startLoad } from '../load/load-process.ts'
import type { LoadResult, Plan } from '../load/plan.ts'
import { median } from '../median.ts'
import { readFacts } from '../operations/facts.ts'
import type { Operation, Who } from '../operations/operation.ts'
import { operations } from '../operations/operations.ts'
import { atLeast, none, type Row, told } from '../row.ts'
import { baselineCookie, startBaseline } from '../servers/baseline.ts'
import { cpuBetween, cpuSeconds } from '../servers/cpu-time.ts'
import { signIn, startProduct } from '../servers/product.ts'
import type { ServerProcess } from '../servers/server-process.ts'
import { findDifference, type Side } from './compare-answers.ts'
import { proportionRows } from './proportions.ts'
import type { Run } from './run.ts'

const logins: Readonly<Record<Who, string>> = { administrator: 'admin', person: personLogin }
const people: readonly Who[] = ['administrator', 'person']

export interface Measured {
  readonly operation: Operation
  readonly who: Who
  readonly connections: number
  readonly ratio: number
  readonly product: Speed
  readonly baseline: Speed
}

export interface Speed {
  readonly perSecond: number
  /** CPU milliseconds per request of the server itself, and of its database connections; NaN where unknown. */
  readonly serverCpu: number
  readonly databaseCpu: number
}

/** All operations as both people with 1 and 16 connections. */
export async function measureRecords(run: Run): Promise<Row[]> {
  const asked = operations.filter(item => !run.operation || item.name === run.operation)
  const db = createDatabase({ url: run.database.url, poolSize: 2 })
  const facts = await readFacts(db).finally(() => db.close())
  const product = await startProduct(run.database.url)
  const baseline = await startBaseline(run.database.url)
  const load = startLoad()
  try {
    const measured: Measured[] = []
    const same: Row[] = []
    for (const operation of asked) {
      for (const who of people) {
        const sides = await openSides(product, baseline, logins[who])
        const difference = await findDifference(operation, who, operation.pairs(facts, who).slice(0, 20), ...sides)
        same.push(none(`${operation.name}, ${who}: different answers`, difference === undefined ? 0 : 1, 'answers'))
        run.say(difference ?? `${operation.name} as ${who}: the answers are the same`)
        if (difference !== undefined) continue
        for (const connections of run.connections) {
          const plans = operation.plans(facts, who)
          measured.push({ operation, who, connections, ...(await rounds(run, load, connections, sides, plans)) })
          run.say(`  ${connections} connections: ${shown(measured.at(-1)!)}`)
        }
      }
    }
    return [
      ...hardRows(measured, asked, run.connections.length),
      ...measured.map(toRow),
      ...same,
      ...absoluteRows(measured),
      ...proportionRows(measured),
    ]
  } finally {
    load.stop()
    await product.stop()
    await baseline.stop()
  }
}

async function openSides(product: ServerProcess, baseline: ServerProcess, login: string): Promise<[Side, Side]> {
  return [
    { port: product.port, pid: product.pid, cookie: await signIn(product.port, login) },
    { port: baseline.port, pid: baseline.pid, cookie: baselineCookie(login) },
  ]
}

async function rounds(
  run: Run,
  load: LoadProcess,
  connections: number,
  [product, baseline]: readonly [Side, Side],
  plans: { product: Plan; baseline: Plan },
) {
  const figures: { product: Speed; baseline: Speed }[] = []
  const measure = (side: Side, plan: Plan) => measureOnce(run, load, connections, side, plan)
  for (let round = 0; round < run.rounds; round++) {
    const first = round % 2 === 0
    const a = first ? await measure(product, plans.product) : await measure(baseline, plans.baseline)
    const b = first ? await measure(baseline, plans.baseline) : await measure(product, plans.product)
    figures.push(first ? { product: a, baseline: b } : { product: b, baseline: a })
  }
  return {
    ratio: median(figures.map(figure => figure.product.perSecond / figure.baseline.perSecond)),
    product: middle(figures.map(figure => figure.product)),
    baseline: middle(figures.map(figure => figure.baseline)),
  }
}

async function measureOnce(run: Run, load: LoadProcess, connections: number, side: Side, plan: Plan): Promise<Speed> {
  await load.run({ ...side, connections, warmUp: 0, seconds: run.warmUp, plan })
  const backends = await run.backends()
  const used = () => ({ server: cpuSeconds([side.pid]), database: cpuSeconds(backends) })
  const before = used()
  const result = await load.run({ ...side, connections, warmUp: 0, seconds: run.seconds, plan })
  const after = used()
  assertClean(result)
  const perRequest = (seconds: number) => (seconds * 1000) / result.requests
  return {
    perSecond: result.perSecond,
    serverCpu: perRequest(cpuBetween(before.server, after.server)),
    databaseCpu: perRequest(cpuBetween(before.database, after.database)),
  }
}

function middle(speeds: readonly Speed[]): Speed {
  return {
    perSecond: median(speeds.map(speed => speed.perSecond)),
    serverCpu: median(speeds.map(speed => speed.serverCpu)),
    databaseCpu: median(speeds.map(speed => speed.databaseCpu)),
  }
}

function shown({ product, baseline, ratio }: Measured): string {
  const cpu = (speed: Speed) => `${speed.serverCpu.toFixed(2)}+${speed.databaseCpu.toFixed(2)} ms`
  const rates = `${product.perSecond.toFixed(0)}/s (${cpu(product)}) against ${baseline.perSecond.toFixed(0)}/s (${cpu(baseline)})`
  return `${rates}, ${ratio.toFixed(2)}`
}

function assertClean({ failed, requests, firstFailure }: LoadResult): void {
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed: ${firstFailure}`)
}

function toRow({ operation, who, connections, ratio }: Measured): Row {
  return atLeast(`${operation.name}, ${who}, ${connections} connections`, ratio, 'of base', operation.budget)
}

/** Hard conditions, each by its worst case. */
function hardRows(measured: readonly Measured[], asked: readonly Operation[], connections: number): Row[] {
  return asked.flatMap(operation => {
    const ratios = measured.filter(item => item.operation === operation).map(item => item.ratio)
    if (operation.hard === undefined) return []
    // What could not be measured, as either of the two, counts as missed.
    const worst = ratios.length === people.length * connections ? Math.min(...ratios) : 0
    return [atLeast(`hard: ${operation.name}, worst case`, worst, 'of base', operation.hard)]
  })
}

function absoluteRows(measured: readonly Measured[]): Row[] {
  return measured.flatMap(({ operation, who, connections, product, baseline }) => {
    const name = `${operation.name}, ${who}, ${connections} connections`
    const cpu = (speed: Speed) => speed.serverCpu + speed.databaseCpu
    return [
      told(`${name}: product`, product.perSecond, '/s'),
      told(`${name}: hand-written`, baseline.perSecond, '/s'),
      ...(Number.isNaN(cpu(product)) ? [] : [told(`${name}: CPU of both`, cpu(product) / cpu(baseline), 'x base')]),
    ]
  })
}
