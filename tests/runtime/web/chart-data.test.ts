/** What of an answer a chart draws: which way it goes, what is left out, what is nought, and where each mark leads. */
import { expect, test } from 'vitest'
import { drawnMeasures, toParts, toSeries, undrawnMeasures } from '#runtime/web/charts/chart-data.ts'
import { drawChart } from '#runtime/web/charts/chart-option.ts'
import { chartPalettes } from '#runtime/web/charts/chart-palette.ts'
import { type ChartWords, dateTick, shortNumber, tickNumber } from '#runtime/web/charts/chart-words.ts'
import type { Member, ReportAnswer, ReportMeasure } from '#runtime/web/reports/report-api.ts'

const words: ChartWords = {
  locale: 'en',
  text: (label, name) => label?.en ?? name,
  value: (_, value) => String(value),
  ofTarget: (target, share) => `of ${target} · ${share}`,
}
const total: Member = { values: [], labels: ['Total'], total: true }
const month = (day: string): Member => ({ values: [day], labels: [day.slice(0, 7)] })
const amount: ReportMeasure = { as: 'amount', label: { en: 'Won' }, type: 'money', currency: 'CNY', zero: true }
const before: ReportMeasure = { ...amount, as: 'before', label: { en: 'Year before' }, earlier: true }

/** Li and Wang in rows, two months across; Wang has nothing in January. */
const answer: ReportAnswer = {
  object: 'deal',
  rows: {
    groups: [{ field: 'owner', label: { en: 'Owner' }, type: 'reference' }],
    members: [{ values: ['li'], labels: ['Li'] }, { values: [null], labels: ['Others'], others: true }, total],
  },
  columns: {
    groups: [{ field: 'closed', label: { en: 'Month' }, type: 'date', by: 'month' }],
    members: [month('2025-01-01'), month('2025-02-01'), total],
  },
  measures: [amount, before],
  cells: [
    { row: 0, column: 0, values: ['10.50', '9'] },
    { row: 0, column: 1, values: ['-2', null] },
    { row: 0, column: 2, values: ['8.50', '9'] },
    { row: 1, column: 1, values: ['5', null] },
    { row: 1, column: 2, values: ['5', null] },
    { row: 2, column: 2, values: ['13.50', '9'] },
  ],
  milliseconds: 1,
}

test('dates go along, wherever they stand; totals are left out', () => {
  const data = toSeries(answer, { type: 'stacked', measures: ['amount'] }, words)
  expect(data.categories.map(({ label }) => label)).toEqual(['2025-01', '2025-02'])
  expect(data.series.map(({ label, isOthers }) => [label, isOthers])).toEqual([
    ['Li', false],
    ['Others', true],
  ])
  expect(data.series.map(({ points }) => points.map(({ number }) => number))).toEqual([
    [10.5, -2],
    [null, 5],
  ])
  const [li] = data.series
  expect(li?.points[1]?.spot).toEqual({
    row: answer.rows.members[0],
    column: answer.columns.members[1],
    measure: 'amount',
    words: 'Li · 2025-02 · Won',
  })
})

test('a line falls to nought where nothing was counted, but not where a rate is lacking, nor in days to come', () => {
  const numbers = (given: ReportAnswer) =>
    toSeries(given, { type: 'line', measures: ['amount'] }, words).series[1]?.points.map(({ number }) => number)
  expect(numbers(answer)).toEqual([0, 5])
  expect(numbers({ ...answer, money: { currency: 'CNY', converted: true, unrated: ['XXX'] } })).toEqual([null, 5])
  const [january, , sum] = answer.columns.members
  const columns = { ...answer.columns, members: [january!, month('9990-01-01'), sum!] }
  const ahead = { ...answer, columns, cells: answer.cells.filter(cell => cell.column !== 1) }
  expect(toSeries(ahead, { type: 'line' }, words).series[0]?.points.map(({ number }) => number)).toEqual([10.5, null])
})

test('what it is compared with has the hue of what it belongs to', () => {
  const { series } = toSeries(answer, { type: 'bar', measures: ['before', 'amount'] }, words)
  expect(series.map(({ label, hue, isEarlier }) => [label, hue, isEarlier])).toEqual([
    ['Li · Year before', 0, true],
    ['Li · Won', 0, false],
    ['Others · Year before', 1, true],
    ['Others · Won', 1, false],
  ])
})

test('the parts of a whole are those of the rows, over all columns', () => {
  expect(toParts(answer, { type: 'pie' }, words).map(({ label, number }) => [label, number])).toEqual([
    ['Li', 8.5],
    ['Others', 5],
  ])
})

test('measures that are hidden, or are dates, are not drawn', () => {
  const last: ReportMeasure = { as: 'last', label: {}, type: 'date' }
  const shown = { ...answer, measures: [last, amount] }
  expect(drawnMeasures(shown, { type: 'bar', measures: ['gone', 'last'] })).toEqual([amount])
})

test('every type draws every answer, also an empty one and one of a single number', () => {
  const none = { groups: [], members: [{ values: [], labels: [] }] }
  const single = { ...answer, rows: none, columns: none, cells: [{ row: 0, column: 0, values: ['1', '2'] }] }
  for (const given of [answer, single, { ...answer, cells: [] }]) {
    for (const type of ['bar', 'stacked', 'line', 'area', 'pie', 'funnel', 'scatter', 'heatmap', 'gauge'] as const) {
      for (const width of [240, 1200]) {
        const chart = { type, target: '12' }
        const palette = chartPalettes.dark
        const { marks } = drawChart({ answer: given, chart, words, palette, width, height: 200, isStill: false })
        for (const mark of marks) expect(mark.words, `${type}: ${mark.label}`).not.toBe('')
      }
    }
  }
})

test('many members: the largest are drawn, and how many there are is told', () => {
  const members = Array.from({ length: 40 }, (_, at): Member => ({ values: [`p${at}`], labels: [`P${at}`] }))
  const cells = members.map((_, row) => ({ row, column: 0, values: [String(row)] }))
  const rows = { ...answer.rows, members: [...members, total] }
  const columns = { ...answer.columns, members: [month('2025-01-01')] }
  const many = { ...answer, rows, columns, measures: [amount], cells }
  const drawing = { answer: many, words, palette: chartPalettes.light, width: 800, height: 300, isStill: false }
  expect(drawChart({ ...drawing, chart: { type: 'line' } }).left).toEqual({ what: 'series', drawn: 12, of: 40 })
  const upright = { ...many, columns: { groups: [], members: [{ values: [], labels: [] }] } }
  expect(drawChart({ ...drawing, answer: upright, chart: { type: 'pie' } }).left).toMatchObject({
    what: 'rest',
    of: 39,
  })
})

test.each([
  ['money', 1_234_567, 'en', '1.2M'],
  ['money', 1_234_567, 'zh-CN', '123万'],
  ['money', 45_600, 'zh-CN', '4.6万'],
  ['integer', 950, 'en', '950'],
  ['decimal', 2.345, 'en', '2.35'],
  ['percent', 0.1234, 'en', '12.3%'],
  ['percent', 0.2, 'en', '20%'],
  ['money', -1500, 'en', '-1.5K'],
] as const)('along an axis, %s %d is written in %s as %s', (type, value, locale, written) => {
  expect(tickNumber({ as: 'm', label: {}, type }, value, locale)).toBe(written)
})

test('labels of a measure are alike: as many decimals as it has, one of percents', () => {
  const label = (type: ReportMeasure['type'], value: number, places?: number) =>
    shortNumber({ as: 'm', label: {}, type, ...(places === undefined ? {} : { places }) }, value, 'en')
  expect([0.2, 0.1234, 1.5].map(value => label('percent', value))).toEqual(['20.0%', '12.3%', '150.0%'])
  expect(label('percent', 0.126, 0)).toBe('13%')
  expect([1.5, 12.345, 0].map(value => label('decimal', value, 2))).toEqual(['1.50', '12.35', '0.00'])
  expect(label('money', 1_234_567)).toBe('1.2M')
})

test('what a measure is compared with is drawn beside it, or said to be left out', () => {
  const names = (type: 'bar' | 'stacked' | 'line' | 'area' | 'pie' | 'heatmap' | 'gauge', measures?: string[]) =>
    [drawnMeasures, undrawnMeasures].map(find =>
      find(answer, { type, ...(measures ? { measures } : {}) }).map(({ as }) => as),
    )
  for (const type of ['bar', 'stacked', 'line'] as const) expect(names(type)).toEqual([['amount', 'before'], []])
  for (const type of ['area', 'pie', 'heatmap', 'gauge'] as const) expect(names(type)).toEqual([['amount'], ['before']])
  expect(names('heatmap', ['amount', 'before'])).toEqual([['amount', 'before'], ['before']])
  expect(names('pie', ['amount'])).toEqual([['amount'], []])
  const { option } = drawChart({
    answer,
    chart: { type: 'stacked' },
    words,
    palette: chartPalettes.light,
    width: 800,
    height: 300,
    isStill: false,
  })
  // Two stacks beside each other: this year, and the year before.
  const stacks = (option.series as { stack?: string }[]).map(({ stack }) => stack)
  expect(new Set(stacks)).toEqual(new Set(['amount', 'before']))
})

test('the year stands below its first month', () => {
  const tick = (day: string, previous: string | undefined, locale: 'en' | 'zh-CN') =>
    dateTick(month(day), 'month', previous === undefined ? undefined : month(previous), locale)
  expect(tick('2025-03-01', '2025-02-01', 'en')).toBe('Mar')
  expect(tick('2026-01-01', '2025-12-01', 'zh-CN')).toBe('1月\n2026年')
  expect(tick('2025-11-01', undefined, 'en')).toBe('Nov\n2025')
})
