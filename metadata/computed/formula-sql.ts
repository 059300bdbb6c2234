/**
 * Stored formulas and roll-ups as SQL over the columns of their table. A formula that another one reads is written into
 * it, so that no order matters; what cannot be computed here (other records, the day, the person) is refused.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { Symbols } from '../application.ts'
import type { FieldDefinition, ObjectDefinition } from '../definitions.ts'
import { parseExpression } from '../feel/parse.ts'
import { ExpressionRefusal, type SqlValue, sqlTypeOf } from '../feel/sql/sql-value.ts'
import { toSql } from '../feel/sql/to-sql.ts'
import { type FieldUse, fieldUse, limitOf } from '../field-use.ts'
import { quoteName } from '../storage/quote.ts'
import type { StoredColumns } from '../storage/storage-map.ts'
import { systemFields } from '../system-fields.ts'
import { formulaOf } from './computed-field.ts'
import { namesIn } from './names-in.ts'

/** One object's records as an expression sees them. */
export interface Row {
  readonly symbols: Symbols
  readonly object: ObjectDefinition
  /** Where a field of the object is stored. */
  readonly columnsOf: (field: FieldDefinition) => StoredColumns | undefined
  /** What stands before a column: `new.`, an alias with its dot, or nothing. */
  readonly prefix: string
  /** Whether formulas are columns that hold their values already. */
  readonly isSettled: boolean
}

/** Formulas that are computed when they are read may read one another so far. */
export const deepestFormula = 10

/** How often formulas may be written into one; each that reads another twice doubles it. */
const mostWritten = 500

/** How far the writing out of one expression has come. */
interface Writing {
  /** Ids of the formulas that are being written out; one that reads itself reads nothing. */
  readonly within: readonly string[]
  readonly so: { far: number }
}

const begin = (...within: string[]): Writing => ({ within, so: { far: 0 } })

function further({ within, so }: Writing, id: string, text: string, deepest: number): Writing {
  so.far += 1
  if (so.far > mostWritten || within.length > deepest) {
    throw new ExpressionRefusal(
      { from: 0, to: text.length },
      'Too many formulas read one another here, each again and again.',
      '此处公式之间的相互引用过多。',
    )
  }
  return { within: [...within, id], so }
}

/** The value of a stored formula as it is kept, and the currency of an amount. Throws `ExpressionRefusal`. */
export function formulaSql(row: Row, field: FieldDefinition): { readonly value: Sql; readonly currency: Sql } {
  const expression = parsed(formulaOf(field)?.text ?? '')
  const writing = begin(field.id)
  const value = toSql(expression, { path: names => readName(row, names, writing) })
  return { value: kept(row, field, value), currency: currencySql(row, expression, value.sql, writing) }
}

/** A condition on the row. */
export function conditionSql(row: Row, text: string): Sql {
  return toSql(parsed(text), { path: names => readName(row, names, begin()) }).sql
}

/** Throws `ExpressionRefusal` where a formula that is computed when it is read cannot be. */
export function checkReadable(symbols: Symbols, object: ObjectDefinition, text: string, writing = begin()): void {
  const value = raw('null')
  const path = (given: readonly string[]): SqlValue | undefined => {
    const names = given[0] === 'record' && given.length > 1 ? given.slice(1) : given
    let use: FieldUse | undefined
    let current: ObjectDefinition | undefined = object
    let owner: ObjectDefinition | undefined
    for (const [index, name] of names.entries()) {
      if (use?.type === 'money' && name === 'currency' && index === names.length - 1)
        return { sql: value, type: 'string' }
      use = current && fieldUse(symbols, current, name)
      owner = current
      current = use?.type === 'reference' ? use.targets[0] : undefined
    }
    const type = use && sqlTypeOf[use.type]
    const formula = use?.definition && formulaOf(use.definition)
    if (use?.definition && formula?.whenRead && owner && !writing.within.includes(use.definition.id)) {
      const inner = further(writing, use.definition.id, text, deepestFormula - 1)
      if (parseExpression(formula.text).problems.length === 0) checkReadable(symbols, owner, formula.text, inner)
    }
    return type && { sql: value, type }
  }
  toSql(parsed(text), { path, today: value, now: value, timeZone: value })
}

/** The value of a field of the row. */
export function fieldSql(row: Row, name: string): SqlValue | undefined {
  return readName(row, [name], begin())
}

function parsed(text: string) {
  const { expression, problems } = parseExpression(text)
  const [problem] = problems
  if (expression) return expression
  throw new ExpressionRefusal(problem ?? { from: 0, to: text.length }, problem?.en ?? '', problem?.zh ?? '')
}

function readName(row: Row, given: readonly string[], writing: Writing): SqlValue | undefined {
  const [name = '', member, ...rest] = given[0] === 'record' && given.length > 1 ? given.slice(1) : given
  const use = fieldUse(row.symbols, row.object, name)
  const type = use && sqlTypeOf[use.type]
  if (!type || rest.length > 0) return undefined
  const { definition } = use
  if (!definition) {
    const system = systemFields.find(item => item.name === name)
    if (!system || member !== undefined) return undefined
    const column = raw(`${row.prefix}${quoteName(system.column)}`)
    return { sql: use.type === 'reference' ? sql`${column}::text` : column, type }
  }
  if (member !== undefined && !(use.type === 'money' && member === 'currency')) return undefined
  const formula = formulaOf(definition)
  if (formula?.whenRead || writing.within.includes(definition.id)) return undefined
  if (formula && !row.isSettled) {
    const expression = parsed(formula.text)
    const inner = further(writing, definition.id, formula.text, 100)
    const value = toSql(expression, { path: names => readName(row, names, inner) })
    if (member) return { sql: currencySql(row, expression, value.sql, inner), type: 'string' }
    return { sql: kept(row, definition, value), type }
  }
  const columns = row.columnsOf(definition)
  const column = member ? columns?.currency : columns?.value
  if (!column) return undefined
  const found = raw(`${row.prefix}${quoteName(column)}`)
  return { sql: use.type === 'reference' ? sql`${found}::text` : found, type: member ? 'string' : type }
}

function kept(row: Row, field: FieldDefinition, value: SqlValue): Sql {
  const use = fieldUse(row.symbols, row.object, field.name)
  return keptSql(field.type, use && limitOf(use, 'scale'), value)
}

/** As a field of the type takes it: with its decimals, a whole number whole. */
export function keptSql(type: FieldUse['type'], scale: number | undefined, value: SqlValue): Sql {
  if (value.type === 'null') return raw('null')
  switch (type) {
    case 'integer':
    case 'rating':
      return sql`round(${value.sql})::bigint`
    case 'decimal':
    case 'percent':
    case 'money':
      return scale === undefined
        ? sql`trim_scale(round(${value.sql}, 10))`
        : sql`round(${value.sql}, ${raw(String(scale))})`
    default:
      return value.sql
  }
}

/** An amount is in the currency of the first amount that it is computed from. */
function currencySql(row: Row, expression: Parameters<typeof namesIn>[0], value: Sql, writing: Writing): Sql {
  const currencies = namesIn(expression).flatMap(([name = '', ...rest]) => {
    const use = fieldUse(row.symbols, row.object, name)
    if (use?.type !== 'money' || rest.length > 0) return []
    return readName(row, [name, 'currency'], writing)?.sql ?? []
  })
  if (currencies.length === 0) return raw('null::text')
  return sql`(case when ${value} is not null then coalesce(${sqlList(currencies)}) end)`
}

function sqlList(parts: readonly Sql[]): Sql {
  return parts.slice(1).reduce((all, part) => sql`${all}, ${part}`, parts[0] as Sql)
}
