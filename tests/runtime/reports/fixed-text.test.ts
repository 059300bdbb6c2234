/** Numbers of reports are rounded without decimals as they would be with them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { FeelDecimal } from '#runtime/feel/decimal.ts'
import { answeredValue } from '#runtime/reports/answered-value.ts'
import { fixedText } from '#runtime/reports/fixed-text.ts'
import type { PlannedMeasure } from '#runtime/reports/planned-report.ts'
import type { ReportAnswer } from '#runtime/reports/report-answer.ts'
import { reportCsv } from '#runtime/reports/report-csv.ts'

test('any number, any places', () => {
  const digits = fc.stringMatching(/^\d{1,14}$/)
  fc.assert(
    fc.property(
      fc.boolean(),
      digits,
      fc.option(digits, { nil: undefined }),
      fc.nat(8),
      (isMinus, whole, all, places) => {
        const text = `${isMinus ? '-' : ''}${BigInt(whole)}${all === undefined ? '' : `.${all}`}`
        const exact = new FeelDecimal(text)
        const wanted = exact.toFixed(places, 4)
        expect(fixedText(text, places, false)?.replace(/^-(?=[0.]*$)/, '')).toBe(wanted.replace(/^-(?=[0.]*$)/, ''))
        const kept = fixedText(text, places, true) ?? ''
        expect(exact.equals(kept)).toBe(true)
        expect(kept.split('.')[1]?.length ?? 0).toBe(Math.max(places, exact.decimalPlaces()))
      },
    ),
  )
})

test('halves go away from nought, and there is no minus nought', () => {
  expect(['0.005', '-0.005', '2.5', '-0.004', '99.995'].map(text => fixedText(text, 2, false))).toEqual([
    '0.01',
    '-0.01',
    '2.50',
    '0.00',
    '100.00',
  ])
  expect(['9.5', '-9.5', '0.4'].map(text => fixedText(text, 0, false))).toEqual(['10', '-10', '0'])
})

test('what is no plain number is left to others', () => {
  expect(['NaN', 'Infinity', '1e5', '', '.5', '2026-01-01'].map(text => fixedText(text, 2, false))).toEqual(
    Array.from({ length: 6 }, () => undefined),
  )
})

test('whole numbers are numbers, whatever decimals their measure says', () => {
  const item = { measure: { as: 'n', fn: 'sum', decimals: 2 }, formula: undefined } as unknown as PlannedMeasure
  const measure = { as: 'n', label: {}, type: 'integer', decimals: 2 } as const
  expect(['5', 5, 0, '-7'].map(value => answeredValue(value, measure, item, undefined))).toEqual([5, 5, 0, -7])
})

test('a file takes any count of cells', () => {
  const members = (count: number) => Array.from({ length: count }, (_, at) => ({ values: [at], labels: [`${at}`] }))
  const answer = {
    rows: { groups: [{ field: 'a', label: { en: 'A' }, type: 'text' }], members: members(1000) },
    columns: { groups: [], members: members(200) },
    measures: [{ as: 'n', label: { en: 'N' }, type: 'decimal' }],
    cells: Array.from({ length: 200_000 }, (_, at) => ({
      row: Math.floor(at / 200),
      column: at % 200,
      values: [at === 0 ? '1.25' : '1'],
    })),
  } as unknown as ReportAnswer
  const [, first] = reportCsv(answer, 'en').split('\n')
  expect(first).toMatch(/^0,1\.25,1\.00,1\.00,/)
})
