/** Reports as files: what stands in them, in both languages, and what they leave out. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPrinter } from '#platform/print/printer.ts'
import { filterWords } from '#runtime/reports/files/filter-words.ts'
import { reportFile } from '#runtime/reports/files/report-file.ts'
import { reportRoutes } from '#runtime/reports/report-routes.ts'
import { runReport } from '#runtime/reports/run-report.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { type FixtureHttp, fixtureHttp } from '../../support/fixture-http.ts'
import { readPdf } from '../../support/pdf-text.ts'
import { fillDeals, type ReportFixture, report, reportFixture } from './report-fixture.ts'

const byStage = report('by_stage', {
  label: { en: 'Deals <by> stage', 'zh-CN': '按阶段的商机' },
  object: 'deal',
  period: { field: 'close_date', range: { from: '2024-01-01', to: '2024-12-31' } },
  filter: { combinator: 'and', rules: [{ field: 'stage', operator: 'in', value: ['open', 'won'] }] },
  rows: [{ id: 'stage', field: 'stage' }],
  columns: [{ id: 'quarter', field: 'close_date', by: 'quarter' }],
  measures: [
    { as: 'count', fn: 'count', label: { en: 'Number', 'zh-CN': '数量' } },
    { as: 'amount', fn: 'sum', field: 'amount', decimals: 2 },
    { as: 'part', fn: 'count', show: 'shareOfTotal' },
  ],
  chart: { type: 'bar' },
})
const wide = report('wide', {
  object: 'deal',
  rows: [{ id: 'stage', field: 'stage' }],
  columns: [{ id: 'month', field: 'close_date', by: 'month' }],
  measures: [
    { as: 'amount', fn: 'sum', field: 'amount' },
    { as: 'mean', fn: 'avg', field: 'amount' },
  ],
})
const byPeriod = { ...byStage, period: { field: 'close_date', range: 'this_year' } }

let fixture: ReportFixture
let http: FixtureHttp
const printer = createPrinter()
beforeAll(async () => {
  fixture = await reportFixture([byPeriod as typeof byStage, wide])
  await fillDeals(fixture)
  http = await fixtureHttp([reportRoutes({ system: { ...fixture.system, printer } })])
})
afterAll(async () => {
  await printer.close()
  await fixture.drop()
})

const inYear = 'period=2024-01-01..2024-12-31'
const speaking = (locale: 'en' | 'zh-CN'): Caller => ({ ...fixture.admin, actor: { ...fixture.admin.actor, locale } })

async function fetchFile(name: string, query: string, caller = speaking('en')) {
  const answer = await http.ask(caller, 'GET', `/api/reports/${name}/export?${query}`)
  expect([answer.status, answer.headers['content-type']]).toEqual([200, expect.any(String)])
  return answer
}

describe('a spreadsheet', () => {
  async function fetchBook(name: string, query: string, caller?: Caller) {
    const { bytes, headers } = await fetchFile(name, `format=xlsx&${query}`, caller)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as unknown as ArrayBuffer)
    return { book, name: String(headers['content-disposition']) }
  }

  test('has numbers that can be reckoned with, under heads that span', async () => {
    const { book, name } = await fetchBook('by_stage', inYear)
    expect(name).toContain("filename*=UTF-8''Deals%20by%20stage.xlsx")
    const sheet = book.worksheets[0]!
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 })
    const { body } = await fixture.stored(
      'by_stage',
      { period: { from: '2024-01-01', to: '2024-12-31' } },
      fixture.admin,
    )
    const texts = (row: number) => (sheet.getRow(row).values as unknown[]).slice(1)
    expect(texts(1).filter((text, index, all) => text !== all[index - 1])).toEqual(
      expect.arrayContaining(['2024 Q1', '2024 Q4', 'Total']),
    )
    expect(texts(2).slice(1, 4)).toEqual(['Number', expect.stringMatching(/^Amount.*\(CNY\)$/i), 'part'])
    expect(sheet.rowCount).toBe(2 + body.rows.members.length)
    for (const { row, column, values } of body.cells) {
      const cells = [0, 1, 2].map(at => sheet.getRow(3 + row).getCell(2 + column * 3 + at))
      expect(cells.map(cell => cell.value ?? null)).toEqual(
        values.map((value: unknown) => (value === null ? null : Number(value))),
      )
      expect(cells[1]?.value === null || cells[1]?.numFmt === '#,##0.00').toBe(true)
      expect(cells[2]?.value === null || cells[2]?.numFmt === '0.0%').toBe(true)
    }
  })

  test('says what it is about, in the language of whoever asks', async () => {
    const about = async (locale: 'en' | 'zh-CN') => {
      const { book } = await fetchBook('by_stage', inYear, speaking(locale))
      return book.worksheets[1]!.getSheetValues().flatMap(row => (row ? [(row as unknown[]).slice(1).join(': ')] : []))
    }
    const [en, zh] = [await about('en'), await about('zh-CN')]
    expect(en[0]).toBe('Deals <by> stage')
    expect(en).toContain('Period: Jan 1, 2024 – Dec 31, 2024')
    expect(en.join('\n')).toMatch(/Filters: stage is one of Open, Won/i)
    expect(en.join('\n')).toContain(`Made by: ${fixture.admin.actor.name}`)
    expect(zh[0]).toBe('按阶段的商机')
    expect(zh).toContain('期间: 2024年1月1日 – 2024年12月31日')
    expect(zh.join('\n')).toMatch(/过滤条件: .*属于 .*、/)
  })
})

describe('paper', () => {
  async function fetchPdf(name: string, query: string, caller?: Caller) {
    const { bytes, headers } = await fetchFile(name, `format=pdf&${query}`, caller)
    expect(headers['content-type']).toBe('application/pdf')
    return readPdf(bytes)
  }
  const plain = (text: string | undefined) => text?.replace(/\s+/g, '')

  test('has title, period, conditions, who and page numbers, in Chinese with its fonts', async () => {
    const pdf = await fetchPdf('by_stage', inYear, speaking('zh-CN'))
    expect(pdf.title).toBe('按阶段的商机')
    const text = plain(pdf.pages[0])
    for (const part of [
      '按阶段的商机',
      '2024年1月1日–2024年12月31日',
      '过滤条件',
      '制表人',
      '第1页，共',
      '2024Q1',
      '合计',
    ]) {
      expect(text).toContain(part)
    }
    expect(pdf.fonts.filter(font => !font.name.startsWith('NotoSansSC') || !font.isTrueType)).toEqual([])
  })

  test('lies across where its columns need it, and goes on in parts', async () => {
    expect((await fetchPdf('by_stage', `${inYear}`)).papers.every(([width, height]) => width > height)).toBe(true)
    const { pages, papers } = await fetchPdf('wide', '')
    expect(papers.every(([width, height]) => width > height)).toBe(true)
    const text = plain(pages.join(''))
    expect(text).toMatch(/Columns,part1of[2-9]/)
    for (const month of ['2024-01', '2024-12', '2026-01', 'Total']) expect(text).toContain(month)
  })

  test('shows the chart in lines that stay sharp', async () => {
    const context = toContext({ ...fixture.system, printer }, speaking('en'))
    const { value } = await runReport(
      context,
      { name: 'by_stage' },
      { period: { from: '2024-01-01', to: '2024-12-31' } },
    )
    const { chart: _, ...bare } = value
    const files = await Promise.all(
      [value, bare].map(item => reportFile(context, item, { format: 'pdf', locale: 'en', title: 'Own' })),
    )
    const [drawn, plainly] = files.map(file => readPdf(file.body))
    expect(files.map(file => file.name)).toEqual(['Own.pdf', 'Own.pdf'])
    expect(drawn?.images).toBe(0)
    // The names of stages and quarters stand in the table, and once more in the chart.
    const count = (text: string | undefined) => plain(text)?.split('Won').length ?? 0
    expect(count(drawn?.pages.join(''))).toBeGreaterThan(count(plainly?.pages.join('')))
  })

  test('without a browser it is told', async () => {
    const answer = await fixture.http.ask(speaking('en'), 'GET', `/api/reports/by_stage/export?format=pdf&${inYear}`)
    expect([answer.status, answer.body.type]).toEqual([503, '/problems/print/unavailable'])
  })
})

test('conditions over what one does not see are not named', async () => {
  const { admin, system } = fixture
  const seller = toContext(system, { ...fixture.seller, actor: { ...fixture.seller.actor, locale: 'en' } })
  const customer = seller.catalog.objects.get('客户')!
  expect(seller.rights.field(customer, customer.fields.get('secret')!)).toBe('hidden')
  const filter = {
    combinator: 'and' as const,
    rules: [
      { field: 'secret', operator: '=', value: 'hush' },
      { field: 'owner', operator: '=', value: '$me' },
      { field: 'owner', operator: 'in', value: [admin.actor.userId, '019a0000-0000-7000-8000-000000000000'] },
      {
        combinator: 'or' as const,
        not: true,
        rules: [
          { field: 'name', operator: 'beginsWith', value: 'A' },
          { field: 'created_at', operator: 'within', value: 'this_year' },
        ],
      },
    ],
  }
  const said = async (context: typeof seller, locale: 'en' | 'zh-CN') =>
    (await filterWords(context, customer, [filter], locale)).join('; ').toLowerCase()
  expect(await said(seller, 'en')).toMatch(
    /^further conditions of the report and owner is me and owner is one of .*, a chosen record and not \(name begins with a or created.* within this year\)$/,
  )
  expect(await said(seller, 'zh-CN')).toMatch(
    /^报表的其他条件，且.*等于 本人，且.*属于 .*、所选记录，且非（.*开头是 a，或.*在此期间内：今年）$/,
  )
  expect(await said(toContext(system, admin), 'en')).toMatch(/^secret is hush and/)
})

test('a format that there is not is refused', async () => {
  const { status } = await http.ask(speaking('en'), 'GET', '/api/reports/by_stage/export?format=docx')
  expect(status).toBe(400)
})
