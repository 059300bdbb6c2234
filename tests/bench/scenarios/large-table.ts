/**
 * Adding, retyping, requiring and making unique a field of a table of millions of rows while people write into it;
 * pausing, resuming and cancelling on the way; and going on after the promoting process was killed.
 */
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { findFindings } from '#metadata/findings.ts'
import { cancelPromotion, pausePromotion } from '#metadata/promotion/control.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { type PromotionStatus, readPromotion } from '#metadata/promotion/read-promotion.ts'
import { resumePromotion } from '#metadata/promotion/resume.ts'
import { sweep } from '#metadata/promotion/sweep.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'

import { fillLarge } from '../large-table/fill-large.ts'
import { type ChangeName, large, largeObject, promoteChange } from '../large-table/large-application.ts'
import { startWriters, type Written } from '../large-table/writers.ts'
import { below, none, type Row, told } from '../row.ts'
import { extend } from './bench-fields.ts'
import type { Run } from './run.ts'

const writers = 8
/** Each writer writes so often, in ms: 80 writes a second. */
const every = 100

type Stretch = readonly [name: string, from: number, to: number]

/** Longest blocked write, p99 and total time of each change; how soon a promotion pauses, and what is left after a kill. */
export async function measureLargeTable(run: Run): Promise<Row[]> {
  const url = await run.database.createEmpty()
  const db = createDatabase({ url, poolSize: 6, applicationName: 'promoter' })
  const rows = run.rows ?? 5_000_000
  try {
    await prepareSystem(db)
    await fillLarge(db, rows, run.say)
    const people = startWriters(url, rows, writers, every)
    const stretches: Stretch[] = []
    const told: Row[] = []
    const measure = async (name: string, work: () => Promise<unknown>) => {
      await sleep(1500)
      const from = Date.now()
      await work()
      stretches.push([name, from, Date.now()])
      run.say(`${name}: ${((Date.now() - from) / 1000).toFixed(1)} s`)
    }
    const stretchStart = Date.now()
    await sleep(5000)
    stretches.push(['nothing going on', stretchStart, Date.now()])
    for (const name of ['adding a field', 'requiring a field', 'making a field unique'] as const) {
      await measure(name, () => promoteChange(db, name))
    }
    await measure('retyping a field', async () => told.push(...(await followed(db, rows, run))))
    told.push(...(await pausedAndCancelled(db, measure)))
    told.push(...(await killedAndResumed(db, url, rows, measure)))
    await people.stop()
    for (const reason of people.failed.slice(0, 3)) run.say(`failed write: ${reason}`)
    return [
      none('hard: large table, failed writes', people.failed.length, 'writes'),
      ...stretches.flatMap(stretch => rowsOf(stretch, people.written)),
      ...told,
      { ...tell('large table, rows', rows, 'rows') },
      tell('large table, writes', people.written.length, 'writes'),
    ]
  } finally {
    await db.close()
  }
}

function tell(name: string, value: number, unit: string): Row {
  return told(name, value, unit)
}

async function prepareSystem(db: Database): Promise<void> {
  const system = await openSystem(db, 'Asia/Shanghai')
  await install(system, { template: 'none', sampleRecords: false, createCredential: async () => undefined })
  const base = await readHead(db)
  const application = extend(toNamed((await loadRevision(db, base)).application), [largeObject()])
  const wish = { ed: 'ed', base, author: null, message: 'Large', source: 'benchmark', findings: findFindings }
  await promote(db, { ...wish, application })
}

/** Writes that were due while a stretch lasted. */
function rowsOf([name, from, to]: Stretch, written: readonly Written[]): Row[] {
  const took = written.filter(({ at, took }) => at < to && at + took > from).map(item => item.took)
  const sorted = took.toSorted((a, b) => a - b)
  const longest = sorted.at(-1) ?? 0
  const isChange = name !== 'nothing going on'
  return [
    ...(isChange ? [tell(`large table, ${name}: total`, (to - from) / 1000, 's')] : []),
    (isChange ? below : (label: string, value: number, unit: string) => tell(label, value, unit))(
      `large table, ${name}: longest blocked write`,
      longest,
      'ms',
      1000,
    ),
    tell(`large table, ${name}: p99 of writes`, sorted[Math.floor(sorted.length * 0.99)] ?? 0, 'ms'),
  ]
}

/** Retypes and looks on: how often progress was seen to grow, and how good the estimate at a tenth was. */
async function followed(db: Database, rows: number, run: Run): Promise<Row[]> {
  let isOver = false
  let early: { at: number; estimate: number } | undefined
  const seen = new Set<number>()
  const work = promoteChange(db, 'retyping a field').finally(() => {
    isOver = true
  })
  while (!isOver) {
    const status = await readPromotion(db)
    if (status?.state === 'preparing' && status.total >= rows / 2) {
      if (!seen.has(status.done) && seen.size % 20 === 0) run.say(`${progress(status)}, ${status.estimate} s left`)
      seen.add(status.done)
      if (!early && status.estimate !== null && status.done > status.total / 10) {
        early = { at: Date.now(), estimate: status.estimate }
      }
    }
    await sleep(250)
  }
  await work
  const took = early ? (Date.now() - early.at) / 1000 : 0
  return [
    tell('large table, retyping: times progress was seen to grow', seen.size, 'times'),
    tell('large table, retyping: left at a tenth, as estimated', early?.estimate ?? 0, 's'),
    tell('large table, retyping: left at a tenth, in fact', took, 's'),
  ]
}

function progress({ done, total }: PromotionStatus): string {
  return `${Math.round((100 * done) / Math.max(1, total))} %`
}

type Measure = (name: string, work: () => Promise<unknown>) => Promise<void>

const again: ChangeName = 'retyping a field once more'

async function reached(db: Database, share: number): Promise<void> {
  for (;;) {
    const status = await readPromotion(db)
    if (status?.state === 'preparing' && status.total > 1000 && status.done > status.total * share) return
    await sleep(20)
  }
}

/** Ends with the code of what stopped a promotion. */
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )

async function pausedAndCancelled(db: Database, measure: Measure): Promise<Row[]> {
  const times = { pause: 0, cancel: 0 }
  const ends: string[] = []
  await measure('pausing, resuming, cancelling', async () => {
    const first = codeOf(promoteChange(db, again))
    await reached(db, 0.05)
    const asked = Date.now()
    await pausePromotion(db)
    ends.push(await first)
    times.pause = Date.now() - asked
    await sleep(500)
    const second = codeOf(resumePromotion(db))
    await reached(db, 0.05)
    const wished = Date.now()
    await cancelPromotion(db)
    ends.push(await second)
    times.cancel = Date.now() - wished
  })
  const left = await db.script(`select count(*)::int as count from bm.storage where state = 'prepared'`)
  const isRight = ends.join() === 'promotion/paused,promotion/cancelled' && left[0]?.[0]?.count === 0
  return [
    tell('large table, from the wish to pause until paused', times.pause, 'ms'),
    tell('large table, from the wish to cancel until undone', times.cancel, 'ms'),
    none(`hard: large table, pause or cancel went wrong (${ends.join()})`, isRight ? 0 : 1, 'times'),
  ]
}

const child = fileURLToPath(new URL('../large-table/promote-child.ts', import.meta.url))

async function killedAndResumed(db: Database, url: string, rows: number, measure: Measure): Promise<Row[]> {
  const head = await readHead(db)
  await measure('retyping, killed at a third', async () => {
    const env = { ...process.env, DATABASE_URL: url, CHANGE: again }
    const promoter = spawn(process.execPath, [child], { env, stdio: 'inherit' })
    const isOver = new Promise(resolve => promoter.on('close', resolve))
    await reached(db, 0.33)
    promoter.kill('SIGKILL')
    await isOver
  })
  // PostgreSQL notices a moment later that the process is gone.
  while (!(await sweep(db))) await sleep(50)
  const status = await readPromotion(db)
  const isKept = status?.state === 'paused' && (await readHead(db)) === head
  await measure('retyping, resumed after the kill', () => resumePromotion(db))
  const [result = []] = await db.script(`select count(*)::int as count from ed.${large}
    where value_2_2 is distinct from value_2::text`)
  return [
    none('hard: large table, killed promotion was not kept', isKept ? 0 : 1, 'times'),
    none('hard: large table, wrong values after the kill', Number(result[0]?.count), 'rows'),
    told('large table, rows compared after the kill', rows, 'rows'),
  ]
}
