/**
 * Lets records that a blocking rule would find the same be made one after the other: each waits for those that came
 * before it to end, and then finds them. Locks are of the transaction, by the rule and the values that it compares.
 */
import sql, { join, raw } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { DuplicateRule } from '#metadata/definitions.ts'

import { cellOf, columnsOf } from '../fields/cells.ts'
import { quote } from '../query/identifiers.ts'
import { literal } from '../query/title-sql.ts'
import type { WriteContext } from '../write.ts'
import { type Candidate, fieldsOfRule, isNormalized } from './find-duplicates.ts'

/** The table of locks is small: beyond so many values the whole rule is locked instead. */
const mostValues = 100

/** Takes the locks, all in one order; call it before looking for duplicates, in a statement of its own. */
export async function lockBlockingRules(
  context: WriteContext,
  object: CatalogObject,
  candidates: readonly Candidate[],
  rules: readonly DuplicateRule[],
): Promise<void> {
  const wanted = rules.flatMap(rule => {
    const fields = fieldsOfRule(object, rule)
    const rows = fields ? candidates.flatMap(candidate => cellsOf(candidate, fields) ?? []) : []
    if (!fields || rows.length === 0) return []
    const whole = raw(literal(`duplicates ${object.id} ${rule.id}`))
    const isWhole = rows.length > mostValues
    const ruleLock = sql`select ${raw(String(!isWhole))} as shared, hashtextextended(${whole}, 0) as key`
    if (isWhole) return [ruleLock]
    const shape = fields.map((field, at) => `c${at} ${columnsOf(field)[0]?.sqlType}`).join(', ')
    const values = fields.map((field, at) => raw(comparedText(context.ed, rule, field, `r.c${at}`)))
    return [
      ruleLock,
      sql`select false, hashtextextended(concat_ws(' ', ${whole}, ${join(values)}), 0) from json_to_recordset(${JSON.stringify(rows)}::json) as r(${raw(shape)})`,
    ]
  })
  if (wanted.length === 0) return
  await context.tx.query(sql`
    select case when shared then pg_advisory_xact_lock_shared(key) else pg_advisory_xact_lock(key) end
    from (select distinct shared, key from (${join(wanted, ' union all ')}) w order by shared desc, key) locks`)
}

function cellsOf({ values }: Candidate, fields: readonly CatalogField[]): object | undefined {
  const cells = fields.map(field => cellOf(values.get(field) ?? null, 'value'))
  return cells.some(cell => cell === null) ? undefined : Object.fromEntries(cells.map((cell, at) => [`c${at}`, cell]))
}

/** Values that the rule takes for the same have the same text. */
function comparedText(ed: string, rule: DuplicateRule, field: CatalogField, cell: string): string {
  if (isNormalized(rule, field)) return `${quote(`${ed}_log`)}.normalized(${cell})`
  return columnsOf(field)[0]?.sqlType === 'numeric' ? `trim_scale(${cell})::text` : `${cell}::text`
}
