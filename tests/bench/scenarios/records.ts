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
import { atLeast, type Row, told } from '../row.ts'
import { baselineCookie, startBaseline } from '../servers/baseline.ts'
import { signIn, startProduct } from '../servers/product.ts'
import type { ServerProcess } from '../servers/server-process.ts'
import { compareAnswers, type Side } from './compare-answers.ts'
import { proportionRows } from './proportions.ts'
import type { Run } from './run.ts'

const logins: Readonly<Record<Who, string>> = { administrator: 'admin', person: personLogin }
const people: readonly Who[] = ['administrator', 'person']

export interface Measured {
  readonly operation: Operation
  readonly who: Who
  readonly connections: number
  readonly ratio: number
  readonly product: number
  readonly baseline: number
}

/** All operations as both people with 1 and 16 connections. */
export async function measureRecords(run: Run): Promise<Row[]> {
  const db = createDatabase({ url: run.database.url, poolSize: 2 })
  const facts = await readFacts(db).finally(() => db.close())
  const product = await startProduct(run.database.url)
  const baseline = await startBaseline(run.database.url)
  const load = startLoad()
  try {
    const measured: Measured[] = []
    for (const operation of operations.filter(item => !run.operation || item.name === run.operation)) {
      for (const who of people) {
        const sides = await openSides(product, baseline, logins[who])
        const compared = await compareAnswers(operation, who, operation.pairs(facts, who).slice(0, 20), ...sides)
        run.say(`${operation.name} as ${who}: ${compared} answers are the same`)
        for (const connections of run.connections) {
          const plans = operation.plans(facts, who)
          measured.push({ operation, who, connections, ...(await rounds(run, load, connections, sides, plans)) })
          const { ratio, product: ours, baseline: theirs } = measured.at(-1)!
          run.say(
            `  ${connections} connections: ${ours.toFixed(0)}/s against ${theirs.toFixed(0)}/s, ${ratio.toFixed(2)}`,
          )
        }
      }
    }
    return [...measured.map(toRow), ...hardRows(measured), ...absoluteRows(measured), ...proportionRows(measured)]
  } finally {
    load.stop()
    await product.stop()
    await baseline.stop()
  }
}

async function openSides(product: ServerProcess, baseline: ServerProcess, login: string): Promise<[Side, Side]> {
  return [
    { port: product.port, cookie: await signIn(product.port, login) },
    { port: baseline.port, cookie: baselineCookie(login) },
  ]
}

async function rounds(
  run: Run,
  load: LoadProcess,
  connections: number,
  [product, baseline]: readonly [Side, Side],
  plans: { product: Plan; baseline: Plan },
) {
  const figures: { product: number; baseline: number }[] = []
  const measure = async (side: Side, plan: Plan): Promise<number> => {
    const result = await load.run({ ...side, connections, warmUp: run.warmUp, seconds: run.seconds, plan })
    assertClean(result)
    return result.perSecond
  }
  for (let round = 0; round < run.rounds; round++) {
    const first = round % 2 === 0
    const a = first ? await measure(product, plans.product) : await measure(baseline, plans.baseline)
    const b = first ? await measure(baseline, plans.baseline) : await measure(product, plans.product)
    figures.push(first ? { product: a, baseline: b } : { product: b, baseline: a })
  }
  return {
    ratio: median(figures.map(figure => figure.product / figure.baseline)),
    product: median(figures.map(figure => figure.product)),
    baseline: median(figures.map(figure => figure.baseline)),
  }
}

function assertClean({ failed, requests, firstFailure }: LoadResult): void {
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed: ${firstFailure}`)
}

function toRow({ operation, who, connections, ratio }: Measured): Row {
  return atLeast(`${operation.name}, ${who}, ${connections} connections`, ratio, 'of base', operation.budget)
}

/** Hard conditions, each by its worst case. */
function hardRows(measured: readonly Measured[]): Row[] {
  return operations.flatMap(operation => {
    const ratios = measured.filter(item => item.operation === operation).map(item => item.ratio)
    if (operation.hard === undefined || ratios.length === 0) return []
    return [atLeast(`hard: ${operation.name}, worst case`, Math.min(...ratios), 'of base', operation.hard)]
  })
}

function absoluteRows(measured: readonly Measured[]): Row[] {
  return measured.flatMap(({ operation, who, connections, product, baseline }) => [
    told(`${operation.name}, ${who}, ${connections} connections: product`, product, '/s'),
    told(`${operation.name}, ${who}, ${connections} connections: hand-written`, baseline, '/s'),
  ])
}
