/** Which of FEEL's types a value has. Years and months are a type of their own, and so are days and time. */
import { Temporal } from 'temporal-polyfill'

import { isDecimal } from './decimal.ts'
import { isYearsAndMonths } from './temporal/durations.ts'
import { type FeelContext, FeelFunction, FeelRange, type FeelValue, ZonedTime } from './values.ts'

/** The types of FEEL, in words. */
export const kindWords = {
  null: { en: 'nothing', zh: '空值' },
  boolean: { en: 'a yes/no value', zh: '布尔值' },
  number: { en: 'a number', zh: '数值' },
  string: { en: 'a text', zh: '文本' },
  date: { en: 'a date', zh: '日期' },
  time: { en: 'a time', zh: '时间' },
  'date and time': { en: 'a date and time', zh: '日期时间' },
  'days and time duration': { en: 'a duration in days and time', zh: '天时分秒时长' },
  'years and months duration': { en: 'a duration in years and months', zh: '年月时长' },
  list: { en: 'a list', zh: '列表' },
  context: { en: 'a context', zh: '上下文' },
  range: { en: 'a range', zh: '区间' },
  function: { en: 'a function', zh: '函数' },
} as const

export type Kind = keyof typeof kindWords

/** The type of a value. */
export function kindOf(value: FeelValue): Kind {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (isDecimal(value)) return 'number'
  if (isContext(value)) return 'context'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Temporal.PlainDate) return 'date'
  if (value instanceof Temporal.PlainDateTime || value instanceof Temporal.ZonedDateTime) return 'date and time'
  if (value instanceof Temporal.PlainTime || value instanceof ZonedTime) return 'time'
  if (value instanceof Temporal.Duration) {
    return isYearsAndMonths(value) ? 'years and months duration' : 'days and time duration'
  }
  if (value instanceof FeelRange) return 'range'
  if (value instanceof FeelFunction) return 'function'
  throw new TypeError(`not a value of FEEL: ${typeof value}`)
}

/** Whether a value is a context; records are. */
export function isContext(value: FeelValue): value is FeelContext {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** Whether a value is a list. */
export function isList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value)
}
