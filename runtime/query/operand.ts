/** The right-hand side of a comparison, parsed by the type of the field on its left. */
import type { CatalogField, FieldType } from '#metadata/catalog.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { isFormula } from '#metadata/filter.ts'
import type { Operator } from '#metadata/operators.ts'
import { type RelativeRange, relativeRanges } from '#metadata/operators.ts'
import { invalidFilter } from '../problems.ts'
import { type FormulaOperand, formulaOperand } from './formula-operand.ts'
import { isUuid } from './is-uuid.ts'
import { LateValue, listOfLate } from './late-values.ts'
import type { Path, World } from './path.ts'
import { dayBounds } from './relative-dates.ts'

/** A constant in the database's form, or something known only when the question is asked. */
export type Operand =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'values'; readonly values: readonly unknown[] | LateValue }
  /** A stretch with an expression at an end; `isOpen` without `to` itself. */
  | { readonly kind: 'ends'; readonly from: unknown; readonly to: unknown; readonly isOpen: boolean }
  /** A day that is known only then, as the moments at which it begins and ends. */
  | { readonly kind: 'dayOf'; readonly from: LateValue; readonly to: LateValue }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'range'; readonly range: RelativeRange }
  | { readonly kind: 'me' }
  | { readonly kind: 'myTeam' }
  | { readonly kind: 'record' }

const decimal = /^-?\d{1,40}(\.\d{1,20})?$/
const day = /^\d{4}-\d{2}-\d{2}$/

/** Whether a text is a real day, YYYY-MM-DD. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !day.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const recordLike: ReadonlySet<FieldType> = new Set(['id', 'reference', 'anyReference'])

/** Checks the value of a rule about a field of an object; throws `filter/invalid` with its position. */
export function parseOperand(
  world: World,
  { object, field }: Pick<Path, 'object' | 'field'>,
  operator: Operator,
  value: unknown,
  pointer: string,
): Operand {
  if (operator === 'null' || operator === 'notNull') return { kind: 'none' }
  if (operator === 'within') {
    const range = relativeRanges.find(item => item === value)
    if (!range) throw invalid(pointer, 'It is a range such as this_quarter.', didYouMean(String(value), relativeRanges))
    return { kind: 'range', range }
  }
  const formula = (item: unknown, at: string, isItem = false): FormulaOperand | undefined =>
    isFormula(item) ? formulaOperand(world, { object, field }, operator, item.expression, at, isItem) : undefined
  const element = (item: unknown, at: string): unknown => {
    const found = formula(item, at, true)
    return found?.kind === 'values' ? found.values : parseScalar(field, item, at)
  }
  const end = (item: unknown, at: string): unknown => {
    const found = formula(item, at, true)
    if (found?.kind === 'dayOf') return found
    if (field.type === 'datetime' && isDay(item)) return daySpan(item)
    return found?.kind === 'value' ? found.value : parseScalar(field, item, at)
  }
  if (operator === 'in' || operator === 'notIn') {
    const found = formula(value, pointer)
    if (found?.kind === 'values') return found
    if (value === '$my_team' && field.type === 'reference') return { kind: 'myTeam' }
    const values = typeof value === 'string' ? value.split(',') : value
    if (!Array.isArray(values) || values.length > 1000) throw invalid(pointer, 'It is a list of up to 1,000 values.')
    return { kind: 'values', values: listOfLate(values.map((item, index) => element(item, `${pointer}/${index}`))) }
  }
  if (operator === 'between') {
    const ends = typeof value === 'string' ? value.split(',') : value
    if (!Array.isArray(ends) || ends.length !== 2) throw invalid(pointer, 'It is a list of two values.')
    if (field.type === 'datetime' && isDay(ends[0]) && isDay(ends[1]))
      return { kind: 'days', from: ends[0], to: ends[1] }
    if (ends.some(isFormula)) {
      const [from, to] = ends.map((item, index) => end(item, `${pointer}/${index}`)) as [unknown, unknown]
      // Of a day at the end of a stretch the whole day counts.
      return isSpan(to)
        ? { kind: 'ends', from: isSpan(from) ? from.from : from, to: to.to, isOpen: true }
        : { kind: 'ends', from: isSpan(from) ? from.from : from, to, isOpen: false }
    }
    return { kind: 'values', values: ends.map((item, index) => parseScalar(field, item, `${pointer}/${index}`)) }
  }
  const found = formula(value, pointer)
  if (found) return found
  if (value === '$me' && field.type === 'reference') return { kind: 'me' }
  if (value === '$record' && recordLike.has(field.type)) return { kind: 'record' }
  if (value === '$my_team' && field.type === 'reference') return { kind: 'myTeam' }
  if (field.type === 'date' || field.type === 'datetime') {
    const range = relativeRanges.find(item => item === value)
    if (range) return { kind: 'range', range }
    if (field.type === 'datetime' && isDay(value)) return { kind: 'day', day: value }
  }
  if (field.type === 'reference' && operator === 'contains') return { kind: 'value', value: parseText(value, pointer) }
  return { kind: 'value', value: parseScalar(field, value, pointer) }
}

/** The moments at which a day begins and ends, for whoever asks. */
function daySpan(day: string): Extract<Operand, { kind: 'dayOf' }> {
  const edge = (which: 'from' | 'to') => new LateValue(actor => dayBounds(day, actor.timeZone)[which])
  return { kind: 'dayOf', from: edge('from'), to: edge('to') }
}

function isSpan(end: unknown): end is Extract<Operand, { kind: 'dayOf' }> {
  return end !== null && typeof end === 'object' && 'kind' in end && end.kind === 'dayOf'
}

function parseScalar(field: CatalogField, value: unknown, pointer: string): unknown {
  switch (field.type) {
    case 'integer':
    case 'rating':
      if (/^-?\d{1,18}$/.test(String(value))) return String(value)
      throw invalid(pointer, 'It is a whole number.')
    case 'decimal':
    case 'percent':
    case 'money': {
      const amount =
        field.type === 'money' && value !== null && typeof value === 'object'
          ? (value as { amount?: unknown }).amount
          : value
      if ((typeof amount === 'string' || typeof amount === 'number') && decimal.test(String(amount)))
        return String(amount)
      throw invalid(pointer, 'It is a number.')
    }
    case 'boolean':
      if (value === true || value === 'true') return true
      if (value === false || value === 'false') return false
      throw invalid(pointer, 'It is true or false.')
    case 'date':
      if (isDay(value)) return value
      throw invalid(pointer, 'It is a date such as 2026-11-21.')
    case 'datetime': {
      const time = typeof value === 'string' && value.length <= 40 ? Date.parse(value) : Number.NaN
      // ISO 8601 with four digits for the year is all that PostgreSQL reads.
      const moment = Number.isNaN(time) ? '' : new Date(time).toISOString()
      if (/^(?!0000)\d{4}-/.test(moment)) return moment
      throw invalid(pointer, 'It is a moment such as 2026-11-21T08:00:00Z.')
    }
    case 'choice':
    case 'multiChoice': {
      const known = field.choices.map(choice => choice.code)
      if (typeof value === 'string' && known.includes(value)) return value
      throw invalid(
        pointer,
        `"${String(value).slice(0, 60)}" is not a choice of "${field.name}".`,
        didYouMean(String(value), known),
      )
    }
    case 'reference':
    case 'anyReference':
    case 'id': {
      const id = value !== null && typeof value === 'object' ? (value as { id?: unknown }).id : value
      if (isUuid(id)) return id
      throw invalid(pointer, 'It is the id of a record.')
    }
    case 'text':
    case 'longText':
    case 'email':
    case 'phone':
    case 'url':
    case 'autoNumber':
      return parseText(value, pointer)
    case 'file':
    case 'children':
      throw invalid(pointer, 'It cannot be compared.')
  }
}

function parseText(value: unknown, pointer: string): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && value.length <= 4000 && !value.includes('\0')) return value
  throw invalid(pointer, 'It is a text of up to 4,000 characters.')
}

function invalid(pointer: string, message: string, suggestions: readonly string[] = []) {
  return invalidFilter(`${message} (at ${pointer})`, {
    errors: [{ pointer, code: 'filter/invalid', message }],
    ...(suggestions.length > 0 ? { didYouMean: suggestions } : {}),
  })
}
