/** The comparisons that the filter builder offers for each field type, and how many values each takes. */
import type { FieldType } from '../api/catalog.ts'

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'between'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'doesNotContain'
  | 'beginsWith'
  | 'endsWith'
  | 'null'
  | 'notNull'
  | 'within'

const words: readonly Operator[] = [
  'contains',
  'doesNotContain',
  '=',
  '!=',
  'beginsWith',
  'endsWith',
  'null',
  'notNull',
]
const numbers: readonly Operator[] = ['=', '!=', '>', '>=', '<', '<=', 'between', 'null', 'notNull']
const times: readonly Operator[] = ['within', '=', '>', '>=', '<', '<=', 'between', 'null', 'notNull']
const choices: readonly Operator[] = ['in', 'notIn', 'null', 'notNull']
const references: readonly Operator[] = ['=', '!=', 'contains', 'null', 'notNull']

export const operatorsOf: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: words,
  longText: words,
  email: words,
  phone: words,
  url: words,
  autoNumber: words,
  integer: numbers,
  decimal: numbers,
  money: numbers,
  percent: numbers,
  rating: numbers,
  boolean: ['='],
  date: times,
  datetime: times,
  choice: choices,
  multiChoice: choices,
  reference: references,
  anyReference: ['null', 'notNull'],
  file: ['null', 'notNull'],
  children: [],
}

/** Keys of the texts: symbols make poor names. */
export const operatorWords = {
  '=': 'equals',
  '!=': 'notEquals',
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
  between: 'between',
  in: 'in',
  notIn: 'notIn',
  contains: 'contains',
  doesNotContain: 'doesNotContain',
  beginsWith: 'beginsWith',
  endsWith: 'endsWith',
  null: 'null',
  notNull: 'notNull',
  within: 'within',
} as const satisfies Record<Operator, string>

/** Tells a comparison that needs no value. */
export const isValueless = (operator: string | undefined): boolean => operator === 'null' || operator === 'notNull'
