import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import { builtIns } from '#metadata/feel/built-ins.ts'
import { parseExpression } from '#metadata/feel/parse.ts'
import { compileExpression } from '#runtime/feel/compile.ts'
import { faultTexts } from '#runtime/feel/fault-texts.ts'
import { usualLimits } from '#runtime/feel/limits.ts'
import { withRates } from '#runtime/feel/rates-of.ts'
import { contextOf, type FeelValue } from '#runtime/feel/values.ts'
import { plainOf } from './plain.ts'

const text = readFileSync(new URL('../../../docs/expressions.md', import.meta.url), 'utf8')
const [, functions = ''] = text.split(/^## (?:Built-in functions|Limits)$/m)
const examples = [...functions.matchAll(/^\| `(.+)` \| `(.+)` \|$/gm)].map(
  ([, example = '', value = '']) => [example, value] as const,
)

const now = Temporal.ZonedDateTime.from('2026-11-22T13:45:00[Asia/Shanghai]')
const actor = contextOf([['roles', ['sales_manager']]])
const rates: Readonly<Record<string, string>> = { CNY: '1', USD: '7.2' }
const setting = withRates(contextOf([]), { base: 'CNY', on: code => rates[code] })

test.each(examples)('%s', (example, value) => {
  expect(plainOf(evaluate(example))).toEqual(plainOf(evaluate(value)))
})

test('every built-in function has an example', () => {
  const begun = examples.map(([example]) => example)
  const missing = [...builtIns.keys()].filter(
    name => !begun.some(example => new RegExp(`(^|\\W)${name}\\(`).test(example)),
  )
  expect(missing).toEqual([])
})

test('every fault and every limit is told', () => {
  expect(Object.keys(faultTexts).filter(code => !text.includes(`\`${code}\``))).toEqual([])
  const told = [...text.matchAll(/^\| (?:steps|items|characters|levels) of .+ \| ([\d,]+)/gm)].map(([, count = '']) =>
    Number(count.replaceAll(',', '')),
  )
  const { steps, listItems, textLength, depth } = usualLimits
  expect(told).toEqual([steps, listItems, textLength, depth])
})

function evaluate(expression: string): FeelValue {
  const { expression: tree, problems } = parseExpression(expression)
  if (!tree) throw new Error(`${expression}: ${problems[0]?.en}`)
  return compileExpression(tree)(
    contextOf([
      ['now', now],
      ['today', now.toPlainDate()],
      ['actor', actor],
      ['setting', setting],
    ]),
  )
}
