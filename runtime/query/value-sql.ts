/**
 * The value of a field at the end of a path: its column, or its formula where it is computed when it is read. A formula
 * shows no more than the actor may see: with a hidden field, or of a record that he may not read, it is null.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { formulaOf, isComputedWhenRead } from '#metadata/computed/computed-field.ts'
import { deepestFormula, keptSql } from '#metadata/computed/formula-sql.ts'
import { namesIn } from '#metadata/computed/names-in.ts'
import { parseExpression } from '#metadata/feel/parse.ts'
import { type SqlValue, sqlTypeOf, sqlTypes } from '#metadata/feel/sql/sql-value.ts'
import { toSql } from '#metadata/feel/sql/to-sql.ts'
import { Problem } from '#platform/problem.ts'
import { column } from './identifiers.ts'
import { actorTimeZone, actorToday } from './late-values.ts'
import { type Path, planPath, type Step, type World } from './path.ts'
import type { Scope } from './scope.ts'

/** Whether there is a value to read; children have none. */
export function hasValue(field: CatalogField): boolean {
  return field.columns !== undefined || (field.definition !== undefined && isComputedWhenRead(field.definition))
}

/** The value as SQL; joins the records that the path and a formula lead to. */
export function valueSql(scope: Scope, { steps, object, field }: Pick<Path, 'steps' | 'object' | 'field'>): Sql {
  if (field.columns) return column(scope.reach(steps), field.columns.value)
  const printed = expressionSql(scope, scope.world, { steps, object }, textOf(field))
  const type = raw(
    field.type === 'integer' || field.type === 'rating' ? 'bigint' : sqlTypes[sqlTypeOf[field.type] ?? 'string'],
  )
  const scale = (field.definition as { readonly scale?: number } | undefined)?.scale
  return sql`(${keptSql(field.type, scale, printed)})::${type}`
}

/** The currency of an amount: its column, or that of the first amount in its formula. */
export function currencySql(scope: Scope, { steps, object, field }: Pick<Path, 'steps' | 'object' | 'field'>): Sql {
  if (field.columns) return column(scope.reach(steps), field.columns.currency ?? 'id')
  const { expression } = parseExpression(textOf(field))
  for (const names of expression ? namesIn(expression) : []) {
    const path = findPath(scope.world, steps, object, names)
    if (path?.field.type === 'money') return currencySql(scope, path)
  }
  return raw('null::text')
}

const textOf = (field: CatalogField): string => (field.definition && formulaOf(field.definition)?.text) ?? ''

/** An expression on a record at the end of steps; names are read with the rights of `world`. */
export function expressionSql(
  scope: Scope,
  world: World,
  { steps, object }: Pick<Path, 'steps' | 'object'>,
  text: string,
): SqlValue {
  return printExpression({ scope, world, depth: 0 }, steps, object, text)
}

interface Printing {
  readonly scope: Scope
  readonly world: World
  readonly depth: number
}

const nothing: SqlValue = { sql: raw('null'), type: 'null' }

function printExpression(printing: Printing, steps: readonly Step[], object: CatalogObject, text: string): SqlValue {
  const { expression } = parseExpression(text)
  if (!expression || printing.depth > deepestFormula) return nothing
  let isHidden = false
  const path = (given: readonly string[]): SqlValue | undefined => {
    const names = given[0] === 'record' && given.length > 1 ? given.slice(1) : given
    if (!object.fields.has(names[0] ?? '')) return undefined
    const found = readPath(printing, steps, object, names)
    // The year of a date is no field: it is read of what stands before it.
    if (!found && isMember(printing.world, steps, object, names)) return undefined
    if (!found) isHidden = true
    return found ?? nothing
  }
  const printed = toSql(expression, {
    path,
    today: sql`${actorToday}::date`,
    now: raw('now()'),
    timeZone: sql`${actorTimeZone}::text`,
  })
  return isHidden ? nothing : printed
}

function readPath(
  printing: Printing,
  steps: readonly Step[],
  object: CatalogObject,
  names: readonly string[],
): SqlValue | undefined {
  const { scope, world } = printing
  const amount = names.at(-1) === 'currency' ? findPath(world, steps, object, names.slice(0, -1)) : undefined
  if (amount?.field.type === 'money') return { sql: currencySql(scope, amount), type: 'string' }
  const found = findPath(world, steps, object, names)
  const type = found && sqlTypeOf[found.field.type]
  if (!type) return undefined
  if (!found.field.columns) {
    return printExpression({ ...printing, depth: printing.depth + 1 }, found.steps, found.object, textOf(found.field))
  }
  const value = column(scope.reach(found.steps), found.field.columns.value)
  const isId = found.field.type === 'reference' || found.field.type === 'id'
  return { sql: isId ? sql`${value}::text` : value, type }
}

/** Whether the last name is a property of the date or moment to which the others lead. */
function isMember(world: World, steps: readonly Step[], object: CatalogObject, names: readonly string[]): boolean {
  const type = findPath(world, steps, object, names.slice(0, -1))?.field.type
  return type === 'date' || type === 'datetime'
}

/** Where names lead from the object at the end of the steps; undefined for what may not be seen. */
function findPath(
  world: World,
  steps: readonly Step[],
  object: CatalogObject,
  names: readonly string[],
): Path | undefined {
  if (names.length === 0) return undefined
  try {
    const path = planPath(world, object, names.join('.'), '')
    return { ...path, steps: [...steps, ...path.steps] }
  } catch (problem) {
    if (problem instanceof Problem) return undefined
    throw problem
  }
}
