/** Reports that would keep the server from everybody else are refused, or their expressions end. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ReportFixture, report, reportFixture } from './report-fixture.ts'

const wide = {
  object: 'deal',
  rows: [{ id: 'group', field: 'name' }],
  columns: [{ id: 'column', field: 'close_date', by: 'day' }],
  measures: [
    { as: 'count', fn: 'count' },
    { as: 'twice', formula: 'count * 2' },
  ],
}

let fixture: ReportFixture
beforeAll(async () => {
  fixture = await reportFixture([report('wide', wide)])
  const { userId } = fixture.seller.actor
  await fixture.system.db.query(sql`
    insert into ed.deal (id, name, stage, close_date, owner_id)
    select gen_random_uuid(), 'd' || n, 'open', date '2020-01-01' + n, ${userId}::uuid from generate_series(1, 900) n`)
})
afterAll(() => fixture?.drop())

test('running totals do not fill a cell for every record and every day', async () => {
  const measures = [{ as: 'count', fn: 'count', show: 'running' }]
  const columns = [{ id: 'column', field: 'close_date', by: 'day' }]
  const rows = [{ id: 'group', field: 'name' }]
  expect((await fixture.own({ object: 'deal', rows, columns, measures })).body.type).toBe(
    '/problems/report/too-many-groups',
  )
  const byMonth = [{ id: 'column', field: 'close_date', by: 'month' }]
  expect((await fixture.own({ object: 'deal', rows, columns: byMonth, measures })).status).toBe(200)
})

test('the more cells a formula is reckoned in, the less it may take in each', async () => {
  const formula = 'count(for item in 1..9000 return item) + count'
  const measures = [
    { as: 'count', fn: 'count' },
    { as: 'long', formula },
  ]
  const ask = async (rows: object[]) =>
    (await fixture.own({ object: 'deal', rows, measures })).body.measures[1] as object
  expect(await ask([{ id: 'group', field: 'stage' }])).not.toHaveProperty('fault')
  expect(await ask([{ id: 'group', field: 'name' }])).toHaveProperty('fault')
})

test('a file has no cell for every record and every day', async () => {
  const { http, admin } = fixture
  expect((await fixture.stored('wide')).status).toBe(200)
  expect((await http.ask(admin, 'GET', '/api/reports/wide/export')).body.type).toBe('/problems/report/too-many-groups')
})
