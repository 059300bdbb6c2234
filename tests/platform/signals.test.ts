import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSignals, notify, type Signals } from '#platform/database/signals.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let fresh: TestDatabase
let signals: Signals
beforeAll(async () => {
  fresh = await freshDatabase()
  signals = createSignals({ directUrl: fresh.url })
})
afterAll(async () => {
  await signals.close()
  await fresh.drop()
})

test('a signal arrives when its transaction commits, and never when it rolls back', async () => {
  const heard: (string | undefined)[] = []
  const stop = await signals.on('change', payload => heard.push(payload))
  await fresh.db
    .transaction(tx => notify(tx, 'change', 'rolled back').then(() => Promise.reject(new Error('no'))))
    .catch(() => undefined)
  await fresh.db.transaction(tx => notify(tx, 'change', 'kept'))
  await vi.waitFor(() => expect(heard).toEqual(['kept']))
  stop()
})

test('after a lost connection the subscriber is asked to look for itself, then hears again', async () => {
  const heard: (string | undefined)[] = []
  await signals.on('head', payload => heard.push(payload))
  await fresh.db.query(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fulcrum-signals'
    and datname = current_database()`)
  await vi.waitFor(() => expect(heard).toEqual([undefined]), 5000)
  await notify(fresh.db, 'head', '12')
  await vi.waitFor(() => expect(heard).toEqual([undefined, '12']))
})
