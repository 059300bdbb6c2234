/** Records as a spreadsheet: types, labels, amounts with their currency, moments by the clock of whoever asks. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportRoutes } from '#runtime/export/export-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ScreenSystem, screenSystem } from '../support/screen-system.ts'

let fixture: ScreenSystem
let http: FixtureHttp
beforeAll(async () => {
  fixture = await screenSystem(definitions => [...definitions])
  http = await fixtureHttp([exportRoutes(fixture as unknown as Parameters<typeof exportRoutes>[0])])
  const owner_id = fixture.admin.actor.userId
  const customer = await fixture.insert('客户', { name: '=1+1', owner_id })
  await fixture.insert('deal', {
    name: '=HYPERLINK("http://x")',
    stage: 'won',
    amount: '1234567.5',
    amount_currency: 'USD',
    close_date: '2026-03-01',
    chance: '0.25',
    customer,
    owner_id,
    created_at: '2026-01-01T17:30:00Z',
  })
  await fixture.insert('deal', { name: 'd2', stage: 'open', owner_id, created_at: '2026-01-02T00:00:00Z' })
  await fixture.insert('deal', { name: 'd3', amount: '12345678901234.56', amount_currency: 'CNY', owner_id })
  await fixture.system.db.script(
    `insert into ed.deal (id, name, owner_id) select gen_random_uuid(), 'more ' || i, '${owner_id}' from generate_series(1, 1500) i`,
  )
})
afterAll(() => fixture.drop())

const fields = 'name,stage,amount,close_date,chance,customer,created_at,owner.name'

async function fetchSheet(caller: Caller, query = `fields=${fields}&sort=created_at,name`) {
  const { status, headers, bytes } = await http.ask(caller, 'GET', `/api/records/deal/export?format=xlsx&${query}`)
  expect([status, String(headers['content-type'])]).toEqual([200, expect.stringContaining('spreadsheetml')])
  expect(String(headers['content-disposition'])).toContain('deal.xlsx')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  return book.worksheets[0]!
}

test('every value in its form, under labels, all records', async () => {
  const speaking = { ...fixture.admin, actor: { ...fixture.admin.actor, locale: 'en' as const } }
  const sheet = await fetchSheet(speaking)
  expect(sheet.rowCount).toBe(1 + 1503)
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  expect(sheet.autoFilter).toMatch(/^A1:I\d+$/)
  const head = (sheet.getRow(1).values as unknown[]).slice(1).map(String)
  expect([head.length, head[0]]).toEqual([9, 'ID'])
  const rows = new Map(
    Array.from({ length: 1503 }, (_, at) => sheet.getRow(at + 2)).map(row => [row.getCell(2).value, row]),
  )
  const won = rows.get('=HYPERLINK("http://x")')!
  expect(won.getCell(2).formula).toBeUndefined()
  expect(won.getCell(3).value).not.toBe('won')
  expect([won.getCell(4).value, won.getCell(4).numFmt]).toEqual([1_234_567.5, '#,##0.00" USD"'])
  expect([won.getCell(5).value, won.getCell(5).numFmt]).toEqual([new Date('2026-03-01T00:00:00Z'), 'yyyy-mm-dd'])
  expect([won.getCell(6).value, won.getCell(6).numFmt]).toEqual([0.25, '0.00%'])
  expect(won.getCell(7).value).toBe('=1+1')
  // 17:30 in UTC is half past one of the next day in Shanghai.
  expect(won.getCell(8).value).toEqual(new Date('2026-01-02T01:30:00Z'))
  expect(rows.get('d3')!.getCell(4).value).toBe('12345678901234.56')
  expect(rows.get('d2')!.getCell(4).value).toBeNull()
})

test('problems are answered as such, and what may not be exported is not', async () => {
  const ask = (caller: Caller, query: string) =>
    http.ask(caller, 'GET', `/api/records/deal/export?format=xlsx&${query}`)
  expect((await ask(fixture.admin, 'fields=nothing')).body.type).toBe('/problems/field/unknown')
  expect((await ask(fixture.admin, 'filter=%7B')).status).toBe(400)
  const may = (await http.ask(fixture.seller, 'GET', '/api/records/deal/export?fields=name')).status
  expect((await ask(fixture.seller, 'fields=name')).status).toBe(may)
})
