/** List functions that make one value of many (DMN 1.5, 10.3.4.4). Of nothing they make null; null among them is null. */
import type { Decimal } from 'decimal.js'

import { arithmetic } from '../arithmetic.ts'
import { compareDecimals, FeelDecimal, toDecimal } from '../decimal.ts'
import { order } from '../order.ts'
import type { Run } from '../run.ts'
import type { FeelValue } from '../values.ts'
import { type BuiltIn, mismatched, numbersOf } from './built-in.ts'

type List = readonly FeelValue[]

export const aggregateFunctions = {
  min: (run: Run, list: List) => extreme(run, list, -1),
  max: (run: Run, list: List) => extreme(run, list, 1),
  sum: (run: Run, list: List) => sum(run, list),
  mean: (run: Run, list: List) => arithmetic['/'](sum(run, list), toDecimal(list.length), run),
  product: (run: Run, list: List) => {
    const numbers = numbersOf(list, run)
    run.spend(list.length)
    if (!numbers || numbers.length === 0) return null
    return numbers.reduce<FeelValue>((product, number) => arithmetic['*'](product, number, run), toDecimal(1))
  },
  median: (run: Run, list: List) => {
    const sorted = inOrder(run, list)
    if (!sorted || sorted.length === 0) return null
    const middle = sorted.length >>> 1
    if (sorted.length % 2 === 1) return sorted[middle]!
    return arithmetic['/'](arithmetic['+'](sorted[middle - 1]!, sorted[middle]!, run), toDecimal(2), run)
  },
  stddev: (run: Run, list: List) => {
    const numbers = numbersOf(list, run)
    if (!numbers || numbers.length < 2) return null
    run.spend(100 + 4 * numbers.length)
    const zero = new FeelDecimal(0)
    const mean = numbers.reduce((total, number) => total.plus(number), zero).div(numbers.length)
    const squares = numbers.reduce((total, number) => total.plus(number.minus(mean).pow(2)), zero)
    return squares.div(numbers.length - 1).sqrt()
  },
  mode: (run: Run, list: List) => {
    const numbers = numbersOf(list, run)
    if (!numbers) return null
    run.spend(numbers.length)
    const groups = [...Map.groupBy(numbers, String).values()]
    const most = groups.reduce((most, group) => Math.max(most, group.length), 0)
    const often = groups.filter(group => group.length === most).map(([number]) => number as Decimal)
    return often.sort(compareDecimals)
  },
  all: (run: Run, list: List) => quantify(run, list, false),
  any: (run: Run, list: List) => quantify(run, list, true),
} satisfies Record<string, BuiltIn>

function extreme(run: Run, list: List, wanted: 1 | -1): FeelValue {
  run.spendList(list.length)
  let found: FeelValue = list[0] ?? null
  for (const item of list) {
    run.spend(1)
    run.spendOn(item)
    const compared = order(item, found, wanted < 0 ? 'min' : 'max')
    if (compared === null) return null
    if (compared * wanted > 0) found = item
  }
  return found
}

function sum(run: Run, list: List): FeelValue {
  run.spendList(list.length)
  run.spend(list.length)
  if (list.length === 0 || list.includes(null)) return null
  for (const item of list) if (typeof item === 'string') throw mismatched('number', item)
  return list.reduce((total, item) => arithmetic['+'](total, item, run))
}

function inOrder(run: Run, list: List): List | null {
  run.spendList(list.length)
  run.spend(list.length * Math.ceil(Math.log2(list.length + 1)))
  return list.includes(null) ? null : [...list].sort((a, b) => order(a, b, 'median') ?? 0)
}

/** `all` is decided by false, `any` by true; null where nothing decides and something is unknown. */
function quantify(run: Run, list: List, deciding: boolean): boolean | null {
  run.spendList(list.length)
  let unknown = false
  for (const item of list) {
    if (item === deciding) return deciding
    if (item === null) unknown = true
    else if (typeof item !== 'boolean') throw mismatched('boolean', item)
  }
  return unknown ? null : !deciding
}
