import { describe, expect, test } from 'vitest'

import { parseExpression } from '#metadata/feel/parse.ts'
import { compileExpression } from '#runtime/feel/compile.ts'
import { ExpressionFault } from '#runtime/feel/expression-fault.ts'
import { usualLimits } from '#runtime/feel/limits.ts'
import { hostile } from './hostile.ts'

describe('a hostile expression ends with a fault', () => {
  test.each(hostile.map(([text, ...codes]) => [text, codes] as const))('%s', (text, codes) => {
    const { expression } = parseExpression(text)
    const run = compileExpression(expression!)
    const fault = faultOf(() => run(Object.create(null)))
    expect(codes).toContain(fault.code)
    expect([fault.from >= 0, fault.to > fault.from, fault.to <= text.length]).toEqual([true, true, true])
    expect([fault.en, fault.zh].every(words => words.length > 3 && !/\{[a-z]+\}/.test(words))).toBe(true)
  })
})

test('a pattern that backtracks elsewhere takes no longer than another', () => {
  const { expression } = parseExpression(`matches("${'a'.repeat(5_000)}!", "^(a+)+$")`)
  expect(compileExpression(expression!)(Object.create(null))).toBe(false)
})

test('limits are those that are given, and each evaluation has its own', () => {
  const run = compileExpression(parseExpression('count(for i in 1..100 return i)').expression!)
  expect(faultOf(() => run(Object.create(null), { ...usualLimits, steps: 50 })).code).toBe('too-many-steps')
  for (let round = 0; round < 1_000; round++) run(Object.create(null))
})

test('a fault after another leaves nothing behind', () => {
  const run = compileExpression(
    parseExpression('{f: function(f, n) if n = 0 then 0 else f(f, n - 1), r: f(f, n)}.r').expression!,
  )
  const at = (n: number) =>
    Object.assign(Object.create(null), {
      n: compileExpression(parseExpression(String(n)).expression!)(Object.create(null)),
    })
  expect(faultOf(() => run(at(100_000))).code).toBe('too-deep')
  expect(String(run(at(20)))).toBe('0')
})

function faultOf(evaluate: () => unknown): ExpressionFault {
  try {
    evaluate()
  } catch (error) {
    if (error instanceof ExpressionFault) return error
    throw error
  }
  throw new Error('there was no fault')
}
