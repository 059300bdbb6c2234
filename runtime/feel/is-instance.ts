/** `value instance of type` (DMN 1.5, 10.3.2.9). Null is an instance of Null alone. */
import type { TypeExpression } from '#metadata/feel/syntax.ts'

import { isContext, isList, kindOf } from './kind-of.ts'
import type { Run } from './run.ts'
import { FeelFunction, FeelRange, type FeelValue } from './values.ts'

/** Whether a value has a type; undefined when nothing is called so. */
export function isInstance(value: FeelValue, type: TypeExpression, run: Run): boolean | undefined {
  run.spend(1)
  switch (type.kind) {
    case 'named':
      return isNamed(value, type.name)
    case 'list':
      return isList(value) && everyOf(value, item => isInstance(item, type.of, run))
    case 'range':
      return (
        value instanceof FeelRange &&
        everyOf([value.low, value.high], end => end === null || isInstance(end, type.of, run))
      )
    case 'context':
      return (
        isContext(value) &&
        everyOf(type.entries, entry => {
          const member = value[entry.key.name]
          return member !== undefined && (member === null || isInstance(member, entry.type, run))
        })
      )
    case 'function':
      return value instanceof FeelFunction && value.parameters.length === type.parameters.length
  }
}

function isNamed(value: FeelValue, name: string): boolean | undefined {
  const kind = kindOf(value)
  switch (name) {
    case 'Any':
      return value !== null
    case 'Null':
      return value === null
    case 'number':
    case 'string':
    case 'boolean':
    case 'date':
    case 'time':
    case 'date and time':
    case 'days and time duration':
    case 'years and months duration':
    case 'list':
    case 'context':
    case 'range':
    case 'function':
      return kind === name
    case 'duration':
      return kind === 'days and time duration' || kind === 'years and months duration'
    default:
      return undefined
  }
}

/** As Array.every, with undefined handed on. */
function everyOf<T>(items: readonly T[], test: (item: T) => boolean | undefined): boolean | undefined {
  for (const item of items) {
    const passed = test(item)
    if (!passed) return passed
  }
  return true
}
