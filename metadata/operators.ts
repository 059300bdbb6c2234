/** The comparisons that a filter can make, and which of them each field type knows. */
import type { FieldType } from './field-use.ts'

export const operators = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'beginsWith',
  'endsWith',
  'null',
  'notNull',
  'within',
] as const

export type Operator = (typeof operators)[number]

const presence: readonly Operator[] = ['null', 'notNull']
const equality: readonly Operator[] = ['=', '!=', 'in', 'notIn', ...presence]
const order: readonly Operator[] = ['<', '<=', '>', '>=', 'between']
const textual: readonly Operator[] = [...equality, ...order, 'contains', 'doesNotContain', 'beginsWith', 'endsWith']
const numeric: readonly Operator[] = [...equality, ...order]
const temporal: readonly Operator[] = [...equality, ...order, 'within']

/** Children know none: they are matched. */
export const operatorsOf: Readonly<Record<FieldType, readonly Operator[]>> = {
  id: ['=', '!=', 'in', 'notIn'],
  text: textual,
  longText: textual,
  email: textual,
  phone: textual,
  url: textual,
  autoNumber: textual,
  integer: numeric,
  decimal: numeric,
  money: numeric,
  percent: numeric,
  rating: numeric,
  boolean: ['=', '!=', ...presence],
  date: temporal,
  datetime: temporal,
  choice: equality,
  multiChoice: ['contains', 'doesNotContain', 'in', 'notIn', ...presence],
  reference: [...equality, 'contains'],
  anyReference: ['=', '!=', 'in', 'notIn', ...presence],
  file: presence,
  children: [],
}

/** How children are counted against a condition. */
export const matchModes = ['any', 'all', 'none', 'atLeast'] as const

const calendarUnits = ['week', 'month', 'quarter', 'year'] as const
const dayCounts = [7, 30, 90] as const

export type CalendarUnit = (typeof calendarUnits)[number]
/** A range of days that is reckoned from today. */
export type RelativeRange =
  | 'today'
  | 'yesterday'
  | 'tomorrow'
  | `${'this' | 'last' | 'next'}_${CalendarUnit}`
  | `${'last' | 'next'}_${(typeof dayCounts)[number]}_days`

/** Every range by name. */
export const relativeRanges: readonly RelativeRange[] = [
  'yesterday',
  'today',
  'tomorrow',
  ...calendarUnits.flatMap(unit => [`last_${unit}`, `this_${unit}`, `next_${unit}`] as const),
  ...dayCounts.flatMap(days => [`last_${days}_days`, `next_${days}_days`] as const),
]
