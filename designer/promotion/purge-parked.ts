/**
 * Drops the columns or the table of something parked, for good. The storage map forgets it, so that restoring the
 * definition later finds a fresh, empty place. One transaction under the lease of promotions, told to the audit.
 */
import sql, { raw } from 'sql-template-tag'

import { briefTransaction } from '#metadata/promotion/brief-transaction.ts'
import { pausedPromotion } from '#metadata/promotion/control.ts'
import { promotionBlocked, tryWithLease } from '#metadata/promotion/lease.ts'
import { readOpenPromotions } from '#metadata/promotion/promotion-row.ts'
import { readHead } from '#metadata/revisions.ts'
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import type { Transaction } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { newId } from '#platform/new-id.ts'
import type { Caller, System } from '#runtime/system.ts'
import { findParked, type ParkedAddress } from './find-parked.ts'
import type { Parked } from './parked.ts'
import { liveParked, unconfirmedPurge } from './parked-problems.ts'

/** Who purges; nobody in particular from the command line. */
interface Purger {
  readonly actor: { readonly userId: string | null }
  readonly source: Caller['source']
}

/** Purges; `confirm` repeats the name of the field, or of the object. Problems `parked/…`, `promotion/blocked`, `promotion/paused`. */
export async function purgeParked(
  system: System,
  caller: Purger,
  address: ParkedAddress,
  confirm: string,
): Promise<Parked> {
  const { db } = system
  const done = await tryWithLease(db, async () => {
    const parked = await findParked(system, address)
    const name = (parked.field ?? parked.object).name
    if (confirm !== name) throw unconfirmedPurge(`Send ${name} in “confirm”.`, { name })
    if ((await readOpenPromotions(db)).length > 0) {
      throw pausedPromotion('A promotion is not over yet; resume or cancel it first.')
    }
    try {
      await briefTransaction(db, { lockTimeoutMs: 100, attempts: 40 }, tx => purge(tx, system, caller, parked))
    } catch (error) {
      if (sqlStateOf(error) !== '2BP01') throw error
      throw liveParked('Something outside this product is built on it.', {}, { cause: error })
    }
    return parked
  })
  if (!done) throw promotionBlocked('Another promotion is under way.', { retryAfter: 5 })
  return done.value
}

/** What people call it: `account.fax`, or `visit`. */
export function nameOfParked({ object, field }: Pick<Parked, 'object' | 'field'>): string {
  return field ? `${object.name}.${field.name}` : object.name
}

async function purge(tx: Transaction, { ed }: System, { actor, source }: Purger, parked: Parked): Promise<void> {
  const { object, field, type, table, columns, kind } = parked
  if (kind === 'object') {
    await dropReferences(tx, ed, table)
    await tx.script(`drop table if exists ${quoteIn(ed, table)}`)
    await tx.query(sql`delete from bm.storage where object_id = ${object.id} and not exists (
      select from bm.storage s where s.object_id = ${object.id} and s.state <> 'parked')`)
  } else {
    const drops = columns.map(column => `drop column if exists ${quoteName(column)}`)
    await tx.script(`alter table ${quoteIn(ed, table)} ${drops.join(', ')}`)
    await tx.query(sql`delete from bm.storage
      where object_id = ${object.id} and field_id = ${field?.id ?? ''} and type = ${type ?? ''} and state = 'parked'`)
  }
  const what = JSON.stringify({ name: nameOfParked(parked), kind, table, columns })
  await tx.query(sql`
    insert into ${raw(quoteName(`${ed}_log`))}.audit (id, actor_id, revision, source, object_id, action, before)
    values (${newId()}, ${actor.userId}, ${await readHead(tx)}, ${JSON.stringify(source)}::jsonb, ${object.id},
      'storage-purged', ${what}::jsonb)`)
}

/** Parked columns of other tables may still be bound to it. */
async function dropReferences(tx: Transaction, ed: string, table: string): Promise<void> {
  const references = await tx.query<{ name: string; table: string }>(sql`
    select k.conname as name, c.relname as "table" from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.confrelid = to_regclass(${quoteIn(ed, table)}) and k.conrelid <> k.confrelid`)
  for (const reference of references) {
    await tx.script(`alter table ${quoteIn(ed, reference.table)} drop constraint ${quoteName(reference.name)}`)
  }
}
