/** Constants of conditions become formulas and back, and what stood there holds until something stands in its place. */
import { expect, test } from 'vitest'
import type { FieldType } from '#runtime/web/api/catalog.ts'
import { retyped, standing, standingQuery, toConstant, toFormula } from '#runtime/web/filter/held-value.ts'
import { constantOf, literalOf } from '#runtime/web/filter/literal-formula.ts'

test.each<[type: FieldType, operator: string, value: unknown, formula: string]>([
  ['text', '=', 'won "twice"', '"won \\"twice\\""'],
  ['choice', 'in', ['won'], '"won"'],
  ['choice', 'notIn', ['won', 'lost'], '["won", "lost"]'],
  ['integer', '>', -12, '-12'],
  ['decimal', '>=', '500000.50', '500000.50'],
  ['boolean', '=', false, 'false'],
  ['date', '>=', '2026-02-28', 'date("2026-02-28")'],
  ['datetime', '<', '2026-02-28T10:00:00Z', 'date and time("2026-02-28T10:00:00Z")'],
  ['reference', '=', '$me', 'actor'],
  ['reference', 'contains', 'North', '"North"'],
])('%s %s: %j is %s, and back', (type, operator, value, formula) => {
  expect(literalOf(value, type, operator)).toBe(formula)
  expect(constantOf(formula, type, operator)).toEqual(value)
})

test.each<[type: FieldType, operator: string, value: unknown]>([
  ['reference', '=', '0198c0de-0000-7000-8000-000000000001'],
  ['reference', '=', '$my_team'],
  ['date', '=', 'this_quarter'],
  ['choice', 'in', []],
  ['text', '=', ''],
  ['decimal', '>', { parameter: 'amount' }],
])('no formula says what %s %s %j says', (type, operator, value) => {
  expect(literalOf(value, type, operator)).toBeUndefined()
})

test.each<[type: FieldType, operator: string, formula: string]>([
  ['decimal', '>', 'setting.large_order / 2'],
  ['date', '>=', 'today() - duration("P30D")'],
  ['choice', 'in', '["won", 1]'],
  ['choice', 'in', 'if true then "won" else "lost"'],
  ['text', '=', '"a" + "b"'],
])('%s %s: %s is no constant', (type, operator, formula) => {
  expect(constantOf(formula, type, operator)).toBeUndefined()
})

test('the old value holds until a formula stands there, and comes back', () => {
  const comparison = { type: 'reference', operator: '=' } as const
  const chosen = toFormula('0198c0de', comparison)
  expect(chosen).toMatchObject({ expression: '' })
  expect(standing(chosen)).toBe('0198c0de')
  const typed = retyped(chosen, 'actor.manager')
  expect(standing(typed)).toEqual({ expression: 'actor.manager' })
  expect(standing(retyped(typed, ' '))).toBe('0198c0de')
  expect(toConstant(typed, comparison)).toBe('0198c0de')
})

test('a formula of the definition holds while a constant is chosen or its text is empty', () => {
  const comparison = { type: 'decimal', operator: '>' } as const
  const formula = { expression: 'setting.large_order / 2' }
  const emptied = retyped(formula, '')
  expect(standing(emptied)).toEqual(formula)
  const awaited = toConstant(formula, comparison)
  expect(standing(awaited)).toEqual(formula)
  expect(toFormula(awaited, comparison)).toEqual(formula)
  expect(toConstant({ expression: '5.5' }, comparison)).toBe('5.5')
  expect(standing(toConstant({ parameter: 'amount' }, comparison))).toEqual({ parameter: 'amount' })
  expect(toConstant('', comparison)).toBe('')
})

test('both ends of a stretch, and conditions on children', () => {
  const comparison = { type: 'date', operator: 'between' } as const
  const ends = toFormula(['2026-01-01', 'this_quarter'], comparison)
  expect(standing(ends)).toEqual([{ expression: 'date("2026-01-01")' }, 'this_quarter'])
  expect(toConstant(ends, comparison)).toEqual(['2026-01-01', 'this_quarter'])
  const rule = { field: 'due', operator: 'between', value: ends }
  const children = {
    field: 'tasks',
    operator: '=',
    match: { mode: 'some' },
    value: { combinator: 'and', rules: [rule] },
  }
  expect(standingQuery({ combinator: 'or', rules: [children] } as Parameters<typeof standingQuery>[0])).toEqual({
    combinator: 'or',
    rules: [{ ...children, value: { combinator: 'and', rules: [{ ...rule, value: standing(ends) }] } }],
  })
})
