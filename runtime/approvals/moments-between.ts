/**
 * Rows of the audit between two submissions. The log keeps whole milliseconds, the audit the beginning of its transaction
 * with all digits: what came in with a submission is of the same millisecond or an earlier one, and belongs before it.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import { toMilliseconds } from '../history/history-entry.ts'
import { literal } from '../query/title-sql.ts'

/** Of rows of the audit under the alias `a`. */
export function betweenSql(from: string, to: string): Sql {
  const at = sql`date_trunc('milliseconds', a.at)`
  return sql`${at} > ${raw(literal(from))}::timestamptz and ${at} <= ${raw(literal(to))}::timestamptz`
}

/** The same of moments with all their digits. */
export function isBetween(at: string, from: string, to: string): boolean {
  const moment = toMilliseconds(at)
  return moment > toMilliseconds(from) && moment <= toMilliseconds(to)
}
