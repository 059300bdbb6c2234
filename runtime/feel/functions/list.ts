/** List functions that pick, put together and take apart (DMN 1.5, 10.3.4.4). Positions begin with 1, or -1 from the end. */
import type { Decimal } from 'decimal.js'

import { isDecimal, toDecimal } from '../decimal.ts'
import { identityKey } from '../identity-key.ts'
import { isEqual } from '../is-equal.ts'
import { isList } from '../kind-of.ts'
import type { Run } from '../run.ts'
import type { FeelFunction, FeelValue } from '../values.ts'
import { type BuiltIn, mismatched, wholeNumber } from './built-in.ts'

type List = readonly FeelValue[]

export const listFunctions = {
  'list contains': (run: Run, list: List, element: FeelValue) => {
    run.spend(list.length >>> 1)
    return list.some(item => isEqual(item, element, run))
  },
  count: (_run: Run, list: List) => toDecimal(list.length),
  sublist: (run: Run, list: List, start: Decimal, length?: Decimal) => {
    const from = indexOf(list, start)
    const count = length === undefined ? list.length : wholeNumber(length)
    if (from === null || count < 0) return null
    return made(run, list.slice(from, from + count))
  },
  append: (run: Run, list: List, items: List) => made(run, [...list, ...items]),
  concatenate: (run: Run, lists: List) => concatenate(run, lists),
  'insert before': (run: Run, list: List, position: Decimal, item: FeelValue) => {
    const at = wholeNumber(position) === list.length + 1 ? list.length : indexOf(list, position)
    return at === null ? null : made(run, list.toSpliced(at, 0, item))
  },
  remove: (run: Run, list: List, position: Decimal) => {
    const at = indexOf(list, position)
    return at === null ? null : made(run, list.toSpliced(at, 1))
  },
  'list replace': (run: Run, list: List, which: Decimal | FeelFunction, item: FeelValue) => {
    if (isDecimal(which)) {
      const at = indexOf(list, which)
      return at === null ? null : made(run, list.with(at, item))
    }
    run.spendList(list.length)
    return list.map(old => (decide(which.call([old, item])) ? item : old))
  },
  reverse: (run: Run, list: List) => made(run, list.toReversed()),
  'index of': (run: Run, list: List, match: FeelValue) => {
    run.spend(list.length >>> 1)
    return list.flatMap((item, at) => (isEqual(item, match, run) ? [toDecimal(at + 1)] : []))
  },
  union: (run: Run, lists: List) => distinct(run, concatenate(run, lists)),
  'distinct values': (run: Run, list: List) => distinct(run, list),
  flatten: (run: Run, list: List) => {
    const flat: FeelValue[] = []
    flatten(run, list, flat)
    return flat
  },
} satisfies Record<string, BuiltIn>

/** The answer of a function that decides. */
export function decide(answer: FeelValue): boolean {
  if (answer !== null && typeof answer !== 'boolean') throw mismatched('boolean', answer)
  return answer === true
}

function made(run: Run, list: List): List {
  run.spendList(list.length)
  return list
}

/** Null when there is nothing at the position. */
function indexOf(list: List, position: Decimal): number | null {
  const at = wholeNumber(position)
  const index = at < 0 ? list.length + at : at - 1
  return at !== 0 && index >= 0 && index < list.length ? index : null
}

function concatenate(run: Run, lists: List): List {
  const all: FeelValue[] = []
  for (const list of lists) {
    const items = isList(list) ? list : [list]
    run.spendList(all.length + items.length)
    for (const item of items) all.push(item)
  }
  return all
}

function distinct(run: Run, list: List): List {
  run.spendList(list.length)
  const keys = new Set<string>()
  const others: FeelValue[] = []
  return list.filter(item => {
    run.spend(1)
    run.spendOn(item)
    const key = identityKey(item)
    if (key !== null) return !keys.has(key) && keys.add(key)
    run.spend(others.length)
    return !others.some(other => isEqual(item, other, run)) && others.push(item)
  })
}

function flatten(run: Run, list: List, flat: FeelValue[]): void {
  run.spend(1)
  run.sink(1)
  for (const item of list) {
    if (isList(item)) flatten(run, item, flat)
    else flat.push(item)
  }
  run.spendList(flat.length)
  run.rise(1)
}
