/** Keeps the months of the audit and of the log of workflows ahead of time; rows of a month without a partition go to the default one. */
import type { Database } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'

import { quote } from '../query/identifiers.ts'

/** Makes the partitions of this month and the next where they are missing; run it at start and once a day. */
export async function ensureAuditPartitions(db: Database, ed: string, now = new Date()): Promise<void> {
  const log = quote(`${ed}_log`)
  const months = ['audit', 'workflow_log'].flatMap(table => [0, 1].map(offset => ({ table, offset })))
  for (const { table, offset } of months) {
    const from = monthOf(now, offset)
    const name = `${log}.${quote(`${table}_${from.slice(0, 7).replace('-', '_')}`)}`
    const ddl = `create table if not exists ${name} partition of ${log}.${table} for values from ('${from}') to ('${monthOf(now, offset + 1)}')`
    await db.script(`set local lock_timeout = '2s'; ${ddl}`).catch((error: unknown) => {
      // Rows of the month lie in the default partition already, or somebody is in the way: the next time will do.
      if (!['23514', '55P03', '42P07'].includes(sqlStateOf(error) ?? '')) throw error
    })
  }
}

function monthOf(now: Date, offset: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)).toISOString().slice(0, 10)
}
