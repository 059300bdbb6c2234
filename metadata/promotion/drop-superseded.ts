/**
 * Drops what computed fields were kept in before their computation changed: nobody entered it, the head reads the
 * columns of a later generation, and a roll back computes it anew.
 */
import sql from 'sql-template-tag'
import type { Database } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { quoteIn, quoteName } from '../storage/quote.ts'
import { briefTransaction } from './brief-transaction.ts'

const dependentObjects = '2BP01'

/** Harmless to repeat; a column that people have built upon stays where it is. */
export async function dropSuperseded(db: Database, ed: string, attempts: number): Promise<void> {
  const found = await db.query<{ table: string; columns: string[] }>(sql`
    select o.table_name as "table", array_agg(distinct o.column_name) as columns
    from bm.storage o join bm.storage n using (object_id, field_id, part)
    where o.state = 'parked' and n.state = 'live' and n.type ~ '@[0-9]+$'
      and regexp_replace(o.type, '@[0-9]+$', '') = regexp_replace(n.type, '@[0-9]+$', '')
    group by 1 order by 1`)
  for (const { table, columns } of found) {
    const drops = columns.map(column => `drop column if exists ${quoteName(column)}`)
    try {
      await briefTransaction(db, { lockTimeoutMs: 200, attempts }, async tx => {
        await tx.script(`alter table ${quoteIn(ed, table)} ${drops.join(', ')}`)
        await tx.query(sql`
          delete from bm.storage where table_name = ${table} and column_name = any(${columns}) and state = 'parked'`)
      })
    } catch (error) {
      if (sqlStateOf(error) !== dependentObjects) throw error
    }
  }
}
