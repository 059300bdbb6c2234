/** Which fields of a record have changed since a version of it, as far as the audit can tell. */
import sql, { raw } from 'sql-template-tag'

import { quote } from '../query/identifiers.ts'
import type { WriteContext } from '../write.ts'

/** Ids of the fields; undefined where the audit does not cover every change since then. */
export async function changedSince(
  context: WriteContext,
  record: { readonly id: string; readonly rev: number },
  rev: number,
): Promise<ReadonlySet<string> | undefined> {
  const missed = record.rev - rev
  if (missed <= 0 || missed > 100) return undefined
  const rows = await context.tx.query<{ fields: string[] }>(sql`
    select array(select jsonb_object_keys(coalesce(after, '{}'))) as fields from ${raw(quote(`${context.ed}_log`))}.audit
    where record_id = ${record.id}::uuid and action = 'updated' order by at desc, id desc limit ${missed}`)
  return rows.length === missed ? new Set(rows.flatMap(row => row.fields)) : undefined
}
