import { expect, test } from 'vitest'

import { parseExpression } from '#metadata/feel/parse.ts'
import { compileExpression } from '#runtime/feel/compile.ts'
import { toAmount } from '#runtime/feel/decimal.ts'
import { ExpressionFault } from '#runtime/feel/expression-fault.ts'
import { contextOf, type FeelValue, recordValue } from '#runtime/feel/values.ts'

const customer = recordValue('crm-account', { id: 'a1', level: 'A', owner: null })

function evaluate(text: string, names: Record<string, FeelValue> = {}): FeelValue {
  return compileExpression(parseExpression(text).expression!)(contextOf(Object.entries(names)))
}

function faultOf(text: string, names: Record<string, FeelValue> = {}): { code: string; words: string; part: string } {
  try {
    evaluate(text, names)
  } catch (error) {
    if (error instanceof ExpressionFault) {
      return { code: error.code, words: `${error.en} | ${error.zh}`, part: text.slice(error.from, error.to) }
    }
  }
  throw new Error('there was no fault')
}

test('a fault says what is wrong in both languages, and where', () => {
  expect(faultOf('1 + unknown')).toEqual({
    code: 'unknown-name',
    words: 'There is nothing called "unknown" here | 这里没有名为“unknown”的内容',
    part: 'unknown',
  })
  expect(faultOf('true and amount > "x"', { amount: toAmount('5', 'CNY') })).toMatchObject({
    code: 'mismatched-types',
    part: 'amount > "x"',
  })
  expect(faultOf('count([1]) + upper case(5)')).toEqual({
    code: 'mismatched-argument',
    words: '"string" of upper case() is text, not a number | upper case() 的“string”应为文本，而不是数值',
    part: 'upper case(5)',
  })
  expect(faultOf('[1, 2][item.x = 1]')).toMatchObject({ code: 'unknown-member', part: 'x' })
  expect(faultOf('for i in 1..3 return 1 + (if i = 3 then "a" else 1)').part).toBe('1 + (if i = 3 then "a" else 1)')
  expect(faultOf('now()')).toMatchObject({ code: 'no-clock' })
})

test('what was not read of a record is a fault; what it has may be null', () => {
  expect(evaluate('customer.level', { customer })).toBe('A')
  expect(evaluate('customer.owner.name', { customer })).toBe(null)
  expect(faultOf('customer.name', { customer })).toMatchObject({ code: 'unread-member', part: 'name' })
})

test('records are the same when object and id are, whatever was read of them', () => {
  const same = recordValue('crm-account', { id: 'a1' })
  const other = recordValue('crm-contact', { id: 'a1' })
  expect(evaluate('a = b', { a: customer, b: same })).toBe(true)
  expect(evaluate('a = b', { a: customer, b: other })).toBe(false)
  expect(evaluate('list contains([a], b)', { a: customer, b: same })).toBe(true)
  expect(evaluate('count(distinct values([a, b, c]))', { a: customer, b: same, c: other })?.toString()).toBe('2')
})

test('an amount knows its currency, what is reckoned from it does not', () => {
  const amount = toAmount('12.50', 'CNY')
  expect(evaluate('amount.currency', { amount })).toBe('CNY')
  expect(evaluate('amount * 2 = 25', { amount })).toBe(true)
  expect(faultOf('(amount * 2).currency', { amount }).code).toBe('unknown-member')
})

test('names of JavaScript mean nothing', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect(faultOf(name).code).toBe('unknown-name')
    expect(evaluate(`{a: 1}.${name}`)).toBe(null)
    expect(evaluate(`get value({a: 1}, "${name}")`)).toBe(null)
  }
  expect(evaluate('{"__proto__": 1}.__proto__')?.toString()).toBe('1')
})

test('names may be found when they are asked for', () => {
  const names = new Proxy(Object.create(null), { get: (_, name) => (name === 'late' ? 'found' : undefined) })
  const run = compileExpression(parseExpression('late').expression!)
  expect(run(names)).toBe('found')
})
