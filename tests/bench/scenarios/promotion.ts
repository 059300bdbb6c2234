/**
 * Promotions of one object and ten fields on a table of 200,000 records while that table is listed, read and written 200
 * times a second. Requests count from when they were due, so that a stall is seen by all who wait behind it.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase, type Database } from '#platform/database/database.ts'

import { startLoad } from '../load/load-process.ts'
import type { LoadResult, MixPlan, Plan } from '../load/plan.ts'
import { create } from '../operations/create.ts'
import { type Facts, readFacts } from '../operations/facts.ts'
import { update } from '../operations/update.ts'
import { below, none, type Row, told } from '../row.ts'
import { signIn, startProduct } from '../servers/product.ts'
import { benchObject, extend, tenFields } from './bench-fields.ts'
import type { Run } from './run.ts'

const promotions = 5
const rate = 200
const groups = Array.from({ length: promotions }, (_, index) => `added${index}`)

/** Failed and mixed answers, and how long requests took while promotions ran. */
export async function measurePromotion(run: Run): Promise<Row[]> {
  // Its load expects every record in its first version, which other scenarios have changed.
  const url = await run.database.createCopy()
  const db = createDatabase({ url, poolSize: 4 })
  const product = await startProduct(url)
  const load = startLoad()
  try {
    const base = await readHead(db)
    const watch = { groups: groups.map(group => tenFields('', group).map(field => field.name)) }
    const plan = mixOf(await readFacts(db))
    const cookie = await signIn(product.port, 'admin')
    const seconds = 4 + promotions * 4
    const loaded = load.run({ port: product.port, cookie, connections: 16, warmUp: 0, seconds, rate, plan, watch })
    await sleep(3000)
    const windows: [number, number][] = []
    for (const group of groups) {
      windows.push(await promoteGroup(db, group))
      run.say(`revision of ${group}: ${((windows.at(-1)![1] - windows.at(-1)![0]) / 1000).toFixed(2)} s`)
      await sleep(2000)
    }
    return toRows(await loaded, base, windows)
  } finally {
    load.stop()
    await product.stop()
    await db.close()
  }
}

/** Lists and gets show every field; so do the answers to creates and updates. */
function mixOf(facts: Facts): MixPlan {
  const of = (path: string): Plan => ({ kind: 'cycle', requests: [{ method: 'GET', path }] })
  const lists = of('/api/records/opportunity?limit=10&sort=close_date')
  const gets = facts.administrator.opportunities.map(id => of(`/api/records/opportunity/${id}`))
  const reads: Plan[] = gets.slice(0, 16).flatMap(get => [get, lists])
  const writes = [create.plans(facts, 'administrator').product, update.plans(facts, 'administrator').product]
  return { kind: 'mix', of: [...reads, ...writes, ...writes].filter(plan => plan.kind !== 'mix') }
}

async function promoteGroup(db: Database, group: string): Promise<[number, number]> {
  const head = await readHead(db)
  const application = toNamed((await loadRevision(db, head)).application)
  const fields = tenFields('bench-opportunity', group)
  const began = Date.now()
  const wish = { ed: 'ed', base: head, author: null, message: group, source: 'benchmark', findings: findFindings }
  await promote(db, {
    ...wish,
    application: extend(application, [benchObject(`new_${group}`)], { object: 'opportunity', of: fields }),
  })
  return [began, Date.now()]
}

function toRows(
  { failed, firstFailure, requests, samples, watched }: LoadResult,
  base: number,
  windows: [number, number][],
) {
  if (firstFailure) process.stdout.write(`first failure: ${firstFailure}\n`)
  const wrong = Object.entries(watched).filter(([seen]) => {
    const [revision, level] = seen.split(':')
    return level === 'mixed' || Number(revision) - base !== Number(level)
  })
  for (const [seen, count] of wrong) process.stdout.write(`mixed: ${count} answers were ${seen}\n`)
  const isDuring = ([at, took]: readonly [number, number]) =>
    windows.some(([from, to]) => at < to + 100 && at + took > from)
  const p99 = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0
  const during = samples.filter(isDuring).map(([, took]) => took)
  const otherwise = samples.filter(sample => !isDuring(sample)).map(([, took]) => took)
  const mixed = wrong.reduce((sum, [, count]) => sum + count, 0)
  const longest = Math.max(...windows.map(([from, to]) => to - from))
  return [
    none('hard: promotion, failed requests', failed, 'requests'),
    none('hard: promotion, mixed answers', mixed, 'answers'),
    below('promotion, p99 while promoting', p99(during), 'ms', 250),
    told('promotion, p99 between promotions', p99(otherwise), 'ms'),
    told('promotion, longest promotion', longest / 1000, 's'),
    told('promotion, requests', requests, 'requests'),
    told('promotion, requests while promoting', during.length, 'requests'),
  ] satisfies Row[]
}
