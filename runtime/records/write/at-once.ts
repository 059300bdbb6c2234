/**
 * The plain case of a write as one statement that is its own transaction: it passes the gate, looks up what the record
 * speaks of, writes the row with audit and outbox, and reads the answer. When anything is not as it should be it does
 * nothing and answers nothing; then the write is done step by step, which also knows what to say is wrong.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { isGoneShape, isRetryable } from '#platform/database/database-problems.ts'

import { accessPredicate } from '../../access/predicate.ts'
import type { Context } from '../../context.ts'
import { cellOf, columnsOf } from '../../fields/cells.ts'
import { isNarrowed } from '../../fields/choosable.ts'
import type { Need, StoredValues } from '../../fields/plan-values.ts'
import { baseCurrency, type StoredValue } from '../../fields/stored-value.ts'
import { column, quote, table } from '../../query/identifiers.ts'
import { bindValues, LateValue } from '../../query/late-values.ts'
import { type NextAlias, openScope } from '../../query/scope.ts'
import { planFields, readRecord, type Selection, selectFields } from '../../query/selection.ts'
import { startsWorkflows } from '../../workflows/starting/triggers.ts'
import { mayBeWatched } from '../../workflows/starting/watched-catalogs.ts'
import { hasRules } from './apply-rules.ts'
import type { AnsweredRecord } from './read-back.ts'
import { peopleObjects } from './settle-people.ts'
import { toWriteProblem } from './write-problems.ts'

/** A place in a statement that is filled from what is written, by its number. */
class Place {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
}

/** Gives the places of a statement in the order in which their values are given when it runs. */
export function createPlaces(): () => Place {
  let count = 0
  return () => new Place(count++)
}

/** A statement whose last rows are the answer: whether the actor may see the record, then the record's cells. */
export interface AtOnce {
  readonly text: string
  readonly values: readonly unknown[]
  readonly selections: readonly Selection[]
}

/** Runs it with the values of its places; undefined when nothing was done. */
export async function runAtOnce(
  context: Context,
  object: CatalogObject,
  statement: AtOnce,
  places: readonly unknown[],
): Promise<AnsweredRecord | undefined> {
  const filled = statement.values.map(value => (value instanceof Place ? places[value.at] : value))
  const values = bindValues(filled, context.actor, new Date())
  try {
    const [row] = await context.db.arrays({ text: statement.text, values, prepared: true })
    if (!row) return undefined
    const record = readRecord(statement.selections, row, 1) as AnsweredRecord
    return row[0] === true ? record : { id: record.id, rev: record.rev }
  } catch (error) {
    if (isRetryable(error) || isGoneShape(error)) return undefined
    throw toWriteProblem(context, object, error)
  }
}

/** Whether records of the object are so plain that one statement can do: no rule asks more of them, no workflow waits for them. */
export function isPlain(context: Context, object: CatalogObject): boolean {
  return (
    !peopleObjects.has(object.id) &&
    !hasRules(context.catalog, object) &&
    !startsWorkflows(context.catalog, object) &&
    !mayBeWatched(context) &&
    context.rights.scope(object, 'read') !== 'none'
  )
}

/** Whether what the record speaks of can be looked up within the statement. */
export function arePlain(needs: readonly Need[]): boolean {
  return (
    needs.length <= 12 &&
    needs.every(
      need =>
        (need.kind === 'record' && !isNarrowed(need.field)) || (need.kind === 'currency' && need.code !== baseCurrency),
    )
  )
}

/** What tells one statement from another, of values that are written. */
export function shapeOf(values: StoredValues, needs: readonly Need[]): string {
  const fields = [...values].map(([field, value]) => `${field.id}${value === null ? '-' : ''}`)
  const wanted = needs.map(need =>
    need.kind === 'record' ? `${need.field.id}>${need.target.id} ${need.right}` : need.field.id,
  )
  return `${fields.join(',')} ${wanted.join(',')}`
}

/** The gate, and one part for each thing that has to be there; `from` names them all. */
export function lookUpParts(
  context: Context,
  needs: readonly Need[],
  place: () => Place,
  next: NextAlias,
): { readonly parts: Sql[]; readonly from: Sql } {
  const parts = [sql`gate as materialized (select bm.enter_gate(${place()}::int) as open)`]
  const names = ['gate']
  for (const [index, need] of needs.entries()) {
    const name = `need${index}`
    parts.push(sql`${raw(name)} as materialized (${needSql(context, need, place(), next)})`)
    names.push(name)
  }
  return { parts, from: raw(names.join(' cross join ')) }
}

/** The values of those places. */
export function lookUpPlaces(context: Context, needs: readonly Need[]): unknown[] {
  return [context.catalog.revision, ...needs.map(need => (need.kind === 'currency' ? need.code : need.id))]
}

function needSql(context: Context, need: Need, place: Place, next: NextAlias): Sql {
  const alias = next()
  const found = raw(alias)
  if (need.kind === 'record') {
    const visible = conditionOf(accessPredicate(context, need.target, need.right, alias, next))
    return sql`select ${found}.id from gate cross join ${table(context.ed, need.target)} ${found} where gate.open and ${found}.id = ${place}::uuid and ${found}.deleted_at is null and ${visible} for key share of ${found}`
  }
  const currency = context.catalog.objectsById.get(systemObjects.currency)
  const code = currency?.fieldsById.get('sys-currency-code')?.columns?.value
  if (!currency || !code) return sql`select 1 as id where ${place} is null`
  return sql`select ${found}.id from ${table(context.ed, currency)} ${found} where ${column(alias, code)} = ${place} and ${found}.deleted_at is null limit 1`
}

/** A predicate as a condition. */
export function conditionOf(predicate: boolean | Sql): Sql {
  return typeof predicate === 'boolean' ? raw(String(predicate)) : sql`coalesce(${predicate}, false)`
}

/** Columns with a place for each of their values. */
export function writtenColumns(
  values: StoredValues,
  place: () => Place,
): { readonly name: Sql; readonly value: Sql }[] {
  return [...values.keys()].flatMap(field =>
    columnsOf(field).map(item => ({
      name: raw(quote(item.name)),
      value: sql`${place()}${raw(`::${item.sqlType}`)}`,
    })),
  )
}

/** The values of those places. */
export function writtenPlaces(values: StoredValues): unknown[] {
  return [...values].flatMap(([field, value]) => columnsOf(field).map(item => cellOf(value, item.part)))
}

/** The answer from a part that holds the written row. */
export function answerOf(
  context: Context,
  object: CatalogObject,
  part: string,
  next: NextAlias,
): { readonly query: Sql; readonly selections: Selection[] } {
  const scope = openScope(context, object, next, raw(part))
  const selections = selectFields(scope, planFields(context, object, []))
  const visible = conditionOf(accessPredicate(context, object, 'read', scope.alias, next))
  const cells = selections.flatMap(selection => selection.cells.map(cell => cell.sql))
  return { query: sql`select ${visible}, ${join(cells)} ${scope.from()}`, selections }
}

/** The actor's id. */
export const me = new LateValue(actor => actor.userId)

/** A stored value of a row as the journal tells it, as JSON. */
export function journalSql(alias: string, field: CatalogField): Sql {
  const value = column(alias, field.columns?.value ?? 'id')
  if (field.columns?.currency) {
    return sql`case when ${value} is not null then jsonb_build_object('amount', ${value}::text, 'currency', ${column(alias, field.columns.currency)}) end`
  }
  if (field.columns?.object) {
    return sql`case when ${value} is not null then jsonb_build_object('object', ${column(alias, field.columns.object)}, 'id', ${value}) end`
  }
  if (field.type === 'datetime')
    return sql`to_jsonb(to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`
  if (field.type === 'decimal' || field.type === 'percent') return sql`to_jsonb(${value}::text)`
  return sql`to_jsonb(${value})`
}

/** Values without those that are null: columns that are not named stay empty. */
export function withoutNulls(values: StoredValues): Map<CatalogField, StoredValue> {
  return new Map([...values].filter(([, value]) => value !== null))
}
