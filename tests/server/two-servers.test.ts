/**
 * The test that matters: two servers on one database, one of them deaf to signals, people who read and write through
 * both, and an application that moves under them. Nothing fails, and no answer mixes two revisions.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { readHead } from '#metadata/revisions.ts'
import { productionEd } from '#runtime/installation/open-system.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

import { applicationOf, type Shape, shapes } from './moving-application.ts'
import { startMovingLoad } from './moving-load.ts'
import type { ThingState } from './oracle.ts'

const soak = process.env.SOAK !== undefined
const promotions = soak ? 20 : 6
const rate = soak ? 200 : 60
const people = soak ? 30 : 12
const pause = soak ? 1500 : 800

let fresh: TestDatabase
let hearing: TestServer
let deaf: TestServer
const shapeOf = new Map<number, Shape>()
let turn = 0

beforeAll(async () => {
  fresh = await freshDatabase([])
  hearing = await startServer({ databaseUrl: fresh.url })
  for (const _ of shapes) await promoteNext()
  deaf = await startServer({ databaseUrl: fresh.url })
}, 120_000)
afterAll(async () => {
  await Promise.all([hearing?.stop(), deaf?.stop()])
  await fresh?.drop()
}, 60_000)

/** Moves on to the next shape; every second time as if the table were large. */
async function promoteNext(): Promise<void> {
  const base = await readHead(fresh.db)
  const shape = shapes[turn++ % shapes.length] as Shape
  // Servers may answer from the new head before the promotion is over.
  shapeOf.set(base + 1, shape)
  const origin = { author: null, message: `Turn ${turn}`, source: 'test' }
  const wish = { ed: productionEd, base, application: applicationOf(shape), findings: findFindings, ...origin }
  const options = turn % 2 === 0 ? { largeFrom: 20, batchSize: 50 } : {}
  expect((await promote(fresh.db, wish, undefined, options)).revision).toBe(base + 1)
}

const listeners = () =>
  fresh.db.query<{ pid: number }>(sql`select pid from pg_stat_activity
    where datname = current_database() and application_name = 'fulcrum-signals'`)

/** Ends every signal connection but those of `keep`, again and again. */
function deafen(keep: readonly number[]) {
  let isOver = false
  let killed = 0
  const working = (async () => {
    while (!isOver) {
      const ended = await fresh.db.query(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'fulcrum-signals' and pid <> all(${keep})`)
      killed += ended.length
      await sleep(20)
    }
  })()
  return {
    killed: () => killed,
    async stop() {
      isOver = true
      await working
    },
  }
}

/** Thirty records that nobody changes, with a value in every field. */
async function makeSeeds(): Promise<ThingState[]> {
  const seeds: ThingState[] = []
  for (let number = 0; number < 30; number++) {
    const mark = String(number).padStart(2, '0')
    const state = { name: `seed ${mark}`, one: `alpha${mark}`, two: `beta${mark}`, x: 100 + number }
    const shape = shapeOf.get(await readHead(fresh.db)) as Shape
    const body = Object.fromEntries([...shape.byKey].map(([key, { name }]) => [name, key === 'y' ? 'y' : state[key]]))
    const made = await hearing.ask('POST', '/api/records/thing', body)
    expect(made.status).toBe(201)
    seeds.push({ ...state, id: made.body.id, rev: 1, y: null })
  }
  return seeds
}

test('nothing fails and nothing is mixed', { timeout: 180_000 }, async () => {
  const all = await listeners()
  expect(all).toHaveLength(2)
  // The one that began first belongs to the server that goes on hearing.
  const [first] = await fresh.db.query<{ pid: number }>(sql`select pid from pg_stat_activity
    where datname = current_database() and application_name = 'fulcrum-signals' order by backend_start limit 1`)
  const killer = deafen([first!.pid])
  const seeds = await makeSeeds()
  const started = await readHead(fresh.db)
  const load = startMovingLoad({ servers: [hearing, deaf], shapes: shapeOf, seeds, people, rate })
  await sleep(pause)
  for (let count = 0; count < promotions; count++) {
    await promoteNext()
    await sleep(pause)
  }
  await load.stop()
  await killer.stop()
  if (soak) process.stdout.write(`${JSON.stringify(Object.fromEntries([...load.counts].sort()))}\n`)
  expect(load.faults).toEqual([])
  expect(load.faultCount()).toBe(0)
  // That it was a load, that all of it moved, and that one was deaf.
  const revisions = Array.from({ length: promotions + 1 }, (_, index) => started + index)
  expect([...load.revisions].sort((a, b) => a - b)).toEqual(revisions)
  for (const kind of [
    'list 200',
    'get 200',
    'create 201',
    'update 200',
    'create 422',
    'update 422',
    'list 400',
    'update 409',
  ]) {
    expect(load.counts.get(kind), kind).toBeGreaterThan(0)
  }
  expect(killer.killed()).toBeGreaterThan(promotions)
})
