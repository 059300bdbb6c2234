/** Values of ours and of feelin in the form in which the table writes them down. */
import * as feelin from 'feelin'
import { Temporal } from 'temporal-polyfill'

import { decimalText, isDecimal, toDecimal } from '#runtime/feel/decimal.ts'
import { ExpressionFault } from '#runtime/feel/expression-fault.ts'
import { isContext, isList } from '#runtime/feel/kind-of.ts'
import { usualLimits } from '#runtime/feel/limits.ts'
import { Run } from '#runtime/feel/run.ts'
import { temporalText } from '#runtime/feel/temporal/temporal-text.ts'
import { textOf } from '#runtime/feel/text-of.ts'
import { contextOf, type FeelContext, FeelFunction, FeelRange, type FeelValue } from '#runtime/feel/values.ts'

import type { Expected } from './cases/case.ts'

/** A value of ours. */
export function plainOf(value: FeelValue): Expected {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (isDecimal(value)) {
    const text = decimalText(value)
    return text.replace(/[-.]/g, '').length > 15 ? { decimal: text } : Number(text)
  }
  if (isList(value)) return value.map(plainOf)
  if (isContext(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainOf(item)]))
  }
  if (value instanceof FeelRange) return { range: textOf(value, new Run(Object.create(null), usualLimits)) }
  if (value instanceof FeelFunction) return { function: value.parameters }
  return { '@': temporalText(value) }
}

/** What evaluating comes to: a value, or the fault that ends it. */
export function outcomeOf(evaluate: () => FeelValue): Expected {
  try {
    return plainOf(evaluate())
  } catch (error) {
    if (error instanceof ExpressionFault) return { fault: error.code }
    throw error
  }
}

/** A value of feelin; undefined for what has no such form (NaN and the like). */
export function plainOfFeelin(value: unknown): Expected | undefined {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined
  if (Array.isArray(value)) return value.map(plainOfFeelin) as Expected
  if (value instanceof feelin.FeelRange) return { range: feelinRange(value) }
  if (value instanceof feelin.FeelFunction) return { function: value.parameterNames }
  if (value instanceof feelin.FeelDuration || isFeelinTemporal(value)) return { '@': String(value) }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainOfFeelin(item)])) as Expected
}

function isFeelinTemporal(value: unknown): boolean {
  return value instanceof feelin.FeelDate || value instanceof feelin.FeelTime || value instanceof feelin.FeelDateTime
}

function feelinRange(range: feelin.FeelRange): string {
  const end = (value: unknown) =>
    value === null || value === undefined ? '' : typeof value === 'string' ? JSON.stringify(value) : String(value)
  return `${range['start included'] ? '[' : '('}${end(range.start)}..${end(range.end)}${range['end included'] ? ']' : ')'}`
}

/** A value as a test gives it → as expressions see it. */
function toValue(value: unknown): FeelValue {
  if (typeof value === 'number') return toDecimal(value)
  if (Array.isArray(value)) return value.map(toValue)
  if (value === null || typeof value !== 'object') return value as FeelValue
  return contextOf(Object.entries(value).map(([name, item]) => [name, toValue(item)]))
}

/** The names of a case, at the moment at which all are evaluated. */
export function toNames(names: Readonly<Record<string, unknown>>): FeelContext {
  const now = Temporal.ZonedDateTime.from('2027-03-01T13:45:00[Asia/Shanghai]')
  return { ...(toValue(names) as FeelContext), now, today: now.toPlainDate() }
}
