/** Between a constant that a condition compares with and the formula that comes to the same. */
import type { FieldType } from '../api/catalog.ts'

const numeric: readonly FieldType[] = ['integer', 'rating', 'decimal', 'money', 'percent']
const whole: readonly FieldType[] = ['integer', 'rating']
const temporal: readonly FieldType[] = ['date', 'datetime']
const number = /^-?\d+(?:\.\d+)?$/
const day = /^\d{4}-\d{2}-\d{2}$/
const moment = /^\d{4}-\d{2}-\d{2}T\S+$/
const dateCall = /^date(?: and time)?\(\s*("[^"\\]*")\s*\)$/

/** The formula of a constant, or of a list of them; undefined where none says the same, as of a certain record. */
export function literalOf(value: unknown, type: FieldType, operator: string): string | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => literalOf(item, type, operator))
    if (items.length === 0 || items.includes(undefined)) return undefined
    return items.length === 1 ? items[0] : `[${items.join(', ')}]`
  }
  if (type === 'boolean') return typeof value === 'boolean' ? String(value) : undefined
  if (numeric.includes(type)) return number.test(String(value)) ? String(value) : undefined
  if (typeof value !== 'string' || value === '') return undefined
  if (temporal.includes(type)) {
    if (day.test(value)) return `date(${JSON.stringify(value)})`
    return moment.test(value) ? `date and time(${JSON.stringify(value)})` : undefined
  }
  if (value === '$me') return 'actor'
  if (value.startsWith('$') || (type === 'reference' && operator !== 'contains')) return undefined
  return JSON.stringify(value)
}

/** The constant that a formula is, a list for a comparison with several; undefined of a formula that computes. */
export function constantOf(expression: string, type: FieldType, operator: string): unknown {
  const text = expression.trim()
  const isMany = operator === 'in' || operator === 'notIn'
  if (!isMany) return scalarOf(text, type, operator)
  const list = text.startsWith('[') ? parsed(text) : undefined
  const items = Array.isArray(list)
    ? list.map(item => scalarOf(JSON.stringify(item), type, operator))
    : [scalarOf(text, type, operator)]
  return items.length > 0 && !items.includes(undefined) ? items : undefined
}

function scalarOf(text: string, type: FieldType, operator: string): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  if (numeric.includes(type)) {
    if (!number.test(text)) return undefined
    return whole.includes(type) ? Number(text) : text
  }
  if (temporal.includes(type)) {
    const [, date] = dateCall.exec(text) ?? []
    const value = date === undefined ? undefined : parsed(date)
    return typeof value === 'string' && (day.test(value) || moment.test(value)) ? value : undefined
  }
  if (type === 'reference' && operator !== 'contains') return text === 'actor' ? '$me' : undefined
  const value = text.startsWith('"') ? parsed(text) : undefined
  return typeof value === 'string' && value !== '' && !value.startsWith('$') ? value : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
