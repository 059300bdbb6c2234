/** Brings to an end what promotions of processes that are gone have left: finished if switched, removed if not. */
import sql from 'sql-template-tag'
import type { Database } from '#platform/database/database.ts'
import { quoteIn, quoteName } from '../storage/quote.ts'
import { finish } from './finish.ts'
import { untilFree } from './prepare.ts'
import { type PromotionRow, updatePromotion } from './promotion-row.ts'

/** The means by which leftovers are settled. */
export interface SettleOptions {
  readonly batchSize: number
  readonly attempts: number
  readonly at: (moment: string) => Promise<void> | void
}

/**
 * Settles the `open` promotions but the one that `isWanted`, which is answered; to be called under the lease. One that
 * cannot be finished now stays open for the next time.
 */
export async function settlePromotions(
  db: Database,
  open: readonly PromotionRow[],
  { batchSize, attempts, at }: SettleOptions,
  isWanted: (open: PromotionRow) => boolean,
): Promise<PromotionRow | undefined> {
  let wanted: PromotionRow | undefined
  for (const item of open) {
    const { id, ed, notes, progress } = item
    if (item.state === 'finishing') {
      const steps = progress.finish ?? []
      await finish(db, { id, ed, notes, steps, batchSize, attempts, at }).catch(() => undefined)
    } else if (!wanted && isWanted(item)) wanted = item
    else await updatePromotion(db, id, { state: 'failed' })
  }
  if (wanted) await updatePromotion(db, wanted.id, { state: 'preparing' })
  else await removeLeftovers(db)
  return wanted
}

/** Removes prepared columns, which no head has ever used, and the triggers that kept columns in step. */
export async function removeLeftovers(db: Database, onlyEd?: string): Promise<void> {
  const triggers = await db.query<{ ed: string; table: string; name: string }>(sql`
    select n.nspname as ed, c.relname as "table", t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname like '%:sync' and not t.tgisinternal and (${onlyEd ?? null}::text is null or n.nspname = ${onlyEd ?? null})`)
  for (const { ed, table, name } of triggers) {
    await briefly(db, [
      `drop trigger if exists ${quoteName(name)} on ${quoteIn(ed, table)}`,
      `drop function if exists ${quoteIn(ed, name)}()`,
    ])
  }
  const prepared = await db.query<{ ed: string; table: string; columns: string[] }>(sql`
    select n.nspname as ed, s.table_name as "table", array_agg(s.column_name) as columns
    from bm.storage s join pg_class c on c.relname = s.table_name join pg_namespace n on n.oid = c.relnamespace
    where s.state = 'prepared' and c.relkind = 'r'
      and n.nspname in (select ed from bm.promotion)
    group by 1, 2`)
  for (const { ed, table, columns } of prepared) {
    const drops = columns.map(column => `drop column if exists ${quoteName(column)}`)
    await briefly(db, [`alter table ${quoteIn(ed, table)} ${drops.join(', ')}`])
  }
  await db.query(sql`delete from bm.storage where state = 'prepared'`)
}

function briefly(db: Database, statements: readonly string[]): Promise<unknown> {
  return untilFree(100, () =>
    db.transaction(tx => tx.script(statements.join('; ')), { begin: `begin; set local lock_timeout = '100ms'` }),
  )
}
