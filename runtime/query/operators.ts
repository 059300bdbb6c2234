/** Which comparisons each field type knows. */
import type { FieldType } from '#metadata/catalog.ts'

export const allOperators = [
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

export type Operator = (typeof allOperators)[number]

const presence: readonly Operator[] = ['null', 'notNull']
const equality: readonly Operator[] = ['=', '!=', 'in', 'notIn', ...presence]
const order: readonly Operator[] = ['<', '<=', '>', '>=', 'between']
const textual: readonly Operator[] = [...equality, ...order, 'contains', 'doesNotContain', 'beginsWith', 'endsWith']
const numeric: readonly Operator[] = [...equality, ...order]
const temporal: readonly Operator[] = [...equality, ...order, 'within']

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
