/**
 * Records that are the same thing twice, by the rules of their object. One statement answers for any number of
 * candidates; of matches that the actor may not see he learns no more than how many there are.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { DuplicateRule, LocalizedText } from '#metadata/definitions.ts'
import type { Queryable } from '#platform/database/database.ts'

import { accessPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { cellOf, columnsOf } from '../fields/cells.ts'
import type { StoredValue } from '../fields/stored-value.ts'
import { column, quote } from '../query/identifiers.ts'
import { bindValues } from '../query/late-values.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { titleSql } from '../query/title-sql.ts'

/** A record that others may be the same as. */
export interface Candidate {
  /** Its own id, which is no match; absent for one that is to be made. */
  readonly id?: string | undefined
  readonly values: ReadonlyMap<CatalogField, StoredValue>
}

export interface DuplicateMatch {
  readonly rule: string
  readonly label: LocalizedText | undefined
  readonly action: DuplicateRule['action']
  readonly records: readonly { readonly id: string; readonly title: string | null }[]
  /** How many more there are that the actor may not see. */
  readonly hidden: number
}

const mostShown = 10
const normalizedTypes = new Set(['text', 'longText', 'email', 'phone', 'url'])

/** The matches of each candidate, in order. */
export async function findDuplicates(
  context: Context,
  db: Queryable,
  object: CatalogObject,
  candidates: readonly Candidate[],
  rules: readonly DuplicateRule[],
): Promise<DuplicateMatch[][]> {
  const found: DuplicateMatch[][] = candidates.map(() => [])
  const next = createAliases()
  const parts = rules.flatMap((rule, index) => ruleSql(context, object, rule, index, candidates, next) ?? [])
  if (parts.length === 0) return found
  const statement = join(parts, ' union all ')
  const rows = await db.arrays({
    text: statement.text,
    values: bindValues(statement.values, context.actor, new Date()),
    prepared: true,
  })
  for (const [ruleIndex, candidate, id, title, visible] of rows) {
    const rule = rules[ruleIndex as number] as DuplicateRule
    const list = found[candidate as number] as DuplicateMatch[]
    const at = list.findIndex(match => match.rule === rule.id)
    const match = list[at] ?? { rule: rule.id, label: rule.label, action: rule.action, records: [], hidden: 0 }
    const more = visible
      ? { ...match, records: [...match.records, { id: id as string, title: title as string | null }] }
      : { ...match, hidden: match.hidden + 1 }
    if (at < 0) list.push(more)
    else list[at] = more
  }
  return found
}

/** The fields of a rule; undefined when one of them cannot be compared. */
export function fieldsOfRule(object: CatalogObject, rule: DuplicateRule): CatalogField[] | undefined {
  const fields = rule.fields.map(name => object.fields.get(name))
  return fields.every(field => field?.columns !== undefined) && fields.length > 0
    ? (fields as CatalogField[])
    : undefined
}

/** Whether the rule compares the field's normalized text. */
export function isNormalized(rule: DuplicateRule, field: CatalogField): boolean {
  return rule.match === 'normalized' && normalizedTypes.has(field.type)
}

/** A rule is asked of the candidates that have a value in each of its fields. */
function ruleSql(
  context: Context,
  object: CatalogObject,
  rule: DuplicateRule,
  index: number,
  candidates: readonly Candidate[],
  next: () => string,
): Sql | undefined {
  const fields = fieldsOfRule(object, rule)
  if (!fields) return undefined
  const rows = candidates.flatMap((candidate, number) => {
    const cells = fields.map(field => cellOf(candidate.values.get(field) ?? null, 'value'))
    if (cells.some(cell => cell === null)) return []
    return [{ n: number, i: candidate.id ?? null, ...Object.fromEntries(cells.map((cell, at) => [`c${at}`, cell])) }]
  })
  if (rows.length === 0) return undefined
  const normalized = `${quote(`${context.ed}_log`)}.normalized`
  const shape = fields.map((field, at) => `c${at} ${columnsOf(field)[0]?.sqlType}`).join(', ')
  const scope = openScope(context, object, next)
  const same = fields.map((field, at) => {
    const value = column(scope.alias, field.columns?.value ?? 'id')
    return isNormalized(rule, field)
      ? sql`${raw(normalized)}(${value}) = ${raw(`${normalized}(r.c${at})`)}`
      : sql`${value} = ${raw(`r.c${at}`)}`
  })
  const predicate = accessPredicate(context, object, 'read', scope.alias, next)
  const visible = typeof predicate === 'boolean' ? raw(String(predicate)) : sql`coalesce(${predicate}, false)`
  const title = titleSql(scope, object, [])
  return sql`select ${raw(String(index))}, r.n, m.* from json_to_recordset(${JSON.stringify(rows)}::json) as r(n int, i uuid, ${raw(shape)}) cross join lateral (select ${raw(scope.alias)}.id, ${title}, ${visible} ${scope.from()} where ${join(same, ' and ')} and ${raw(scope.alias)}.deleted_at is null and ${raw(scope.alias)}.id is distinct from r.i limit ${raw(String(mostShown))}) m`
}
