/** A row of what people keep, to the microsecond: who saves names the moment that he has read, so that nothing later is overwritten. */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { Transaction } from '#platform/database/database.ts'
import type { Problem } from '#platform/problem.ts'

/** `changed_at` as answers give it and saves name it again. */
export const changed = raw(`to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as changed`)

/** JSON Schema of the property of a save. */
export const changedSchema = {
  type: 'string',
  maxLength: 40,
  description: '`changed` as it was read: what was saved since then is not overwritten.',
} as const

interface Refusals {
  readonly unknown: (detail: string) => Problem
  readonly stale: (detail: string) => Problem
}

/** Locks the row; throws what it is refused with where it is not the owner's, or was saved since it was read. */
export async function lockOwn(
  { tx, actor }: { readonly tx: Transaction; readonly actor: { readonly userId: string } },
  table: Sql,
  { id, read }: { readonly id: string; readonly read: string | undefined },
  { unknown, stale }: Refusals,
): Promise<void> {
  const [row] = await tx.query<{ changed: string }>(
    sql`select ${changed} from ${table} where id = ${id} and owner_id = ${actor.userId} for update`,
  )
  if (!row) throw unknown('It is not there, or it is somebody else’s.')
  if (read !== undefined && read !== row.changed) throw stale('It was saved elsewhere since it was read.')
}
