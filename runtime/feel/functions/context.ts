/** Context functions (DMN 1.5, 10.3.4.10). What they make of a record is a context and no record. */

import { isContext, isList } from '../kind-of.ts'
import { memberOf } from '../member-of.ts'
import type { Run } from '../run.ts'
import { contextOf, type FeelContext, type FeelValue } from '../values.ts'
import { type BuiltIn, mismatched } from './built-in.ts'

type List = readonly FeelValue[]

export const contextFunctions = {
  'get value': (run: Run, context: FeelContext, key: string | List) => {
    let value: FeelValue = context
    for (const name of keysOf(run, key)) value = isContext(value) ? memberOf(value, name, run) : null
    return value
  },
  'get entries': (run: Run, context: FeelContext) => {
    const entries = Object.entries(context)
    run.spendList(entries.length)
    run.spend(2 * entries.length)
    return entries.map(([key, value]) =>
      contextOf([
        ['key', key],
        ['value', value],
      ]),
    )
  },
  context: (run: Run, entries: List) => {
    run.spendList(entries.length)
    run.spend(2 * entries.length)
    const made: Record<string, FeelValue> = Object.create(null)
    for (const entry of entries) {
      if (!isContext(entry)) throw mismatched('context', entry)
      const { key, value } = entry
      run.spendOn(key ?? null)
      if (typeof key !== 'string' || value === undefined || Object.hasOwn(made, key)) return null
      made[key] = value
    }
    return made
  },
  'context put': (run: Run, context: FeelContext, key: string | List, value: FeelValue) =>
    put(run, context, keysOf(run, key), value),
  'context merge': (run: Run, contexts: List) => {
    const all = contexts.map(context => {
      if (!isContext(context)) throw mismatched('context', context)
      const entries = Object.entries(context)
      run.spendList(entries.length)
      run.spend(2 * entries.length)
      return entries
    })
    return contextOf(all.flat())
  },
} satisfies Record<string, BuiltIn>

function keysOf(run: Run, key: string | List): readonly string[] {
  for (const name of isList(key) ? key : [key]) {
    if (typeof name !== 'string') throw mismatched('string', name)
    run.spendOn(name)
  }
  if (!isList(key)) return [key]
  return key as readonly string[]
}

function put(run: Run, context: FeelContext, [key, ...others]: readonly string[], value: FeelValue): FeelValue {
  if (key === undefined) return null
  const entries = Object.entries(context)
  run.spendList(entries.length)
  run.spend(4 * entries.length)
  run.sink(1)
  const inner = context[key] ?? null
  const next = others.length === 0 ? value : isContext(inner) ? put(run, inner, others, value) : null
  run.rise(1)
  return others.length > 0 && next === null ? null : contextOf([...entries, [key, next]])
}
