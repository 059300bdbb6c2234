/**
 * Takes back what a promotion prepared and will not switch to: triggers that kept columns in step, columns that no head
 * has ever used, and indexes that the head does not ask for (a unique one would go on refusing what the head allows).
 */
import sql from 'sql-template-tag'
import type { Database } from '#platform/database/database.ts'
import { computedColumns } from '../computed/computed-columns.ts'
import { type Content, loadContent, loadRevision, readHead } from '../revisions.ts'
import { quoteIn, quoteName, quoteText } from '../storage/quote.ts'
import { toDdl } from '../storage/steps.ts'
import { briefTransaction } from './brief-transaction.ts'
import { readContent } from './content.ts'
import { planPromotion } from './plan-promotion.ts'

/** Undoes the preparation of one promotion; harmless to repeat. */
export async function undoPrepare(db: Database, { ed, content }: { ed: string; content: Content }): Promise<void> {
  await dropSyncTriggers(db, ed)
  await dropPreparedTriggers(db, ed)
  await dropPreparedColumns(db, ed)
  await dropEarlyIndexes(db, { ed, content }, () => true)
}

/** Drops only what would go on refusing values that the head allows: unique indexes that are made too early. */
export function dropEarlyKeys(db: Database, promotion: { ed: string; content: Content }): Promise<void> {
  return dropEarlyIndexes(db, promotion, name => name.endsWith(':unique'))
}

async function dropEarlyIndexes(
  db: Database,
  { ed, content }: { ed: string; content: Content },
  isMeant: (name: string) => boolean,
): Promise<void> {
  const head = await readHead(db)
  const before = await loadContent(db, content)
  const after = await loadContent(db, await readContent(db, head))
  const plan = await planPromotion(db, { ed, base: head, before, after, largeFrom: Number.MAX_SAFE_INTEGER }, new Set())
  const drops = plan.switch.filter(step => step.kind === 'drop-index' && isMeant(step.name))
  for (const step of drops) await briefly(db, [toDdl(ed, step)])
}

async function dropSyncTriggers(db: Database, ed: string): Promise<void> {
  const triggers = await db.query<{ table: string; name: string }>(sql`
    select c.relname as "table", t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname like '%:sync' and not t.tgisinternal and n.nspname = ${ed}`)
  for (const { table, name } of triggers) await briefly(db, [toDdl(ed, { kind: 'drop-trigger', table, name })])
}

/** Those that keep prepared columns; they would write into what is dropped next. */
async function dropPreparedTriggers(db: Database, ed: string): Promise<void> {
  const head = await loadRevision(db, await readHead(db))
  const kept = new Set(
    computedColumns(ed, head.application, head.storage).flatMap(column => column.triggers.map(trigger => trigger.name)),
  )
  const found = await db.query<{ table: string; name: string }>(sql`
    select c.relname as "table", t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where (t.tgname like '%:formula' or t.tgname like '%:rollup') and not t.tgisinternal and n.nspname = ${ed}`)
  for (const { table, name } of found) {
    if (kept.has(name)) continue
    const kind = name.endsWith(':formula') ? 'drop-trigger' : 'drop-statement-triggers'
    await briefly(db, [toDdl(ed, { kind, table, name })])
  }
}

async function dropPreparedColumns(db: Database, ed: string): Promise<void> {
  const prepared = await db.query<{ table: string; columns: string[] }>(sql`
    select table_name as "table", array_agg(column_name) as columns
    from bm.storage where state = 'prepared' group by 1 order by 1`)
  for (const { table, columns } of prepared) {
    const drops = columns.map(column => `drop column if exists ${quoteName(column)}`)
    await briefly(db, [
      `alter table ${quoteIn(ed, table)} ${drops.join(', ')}`,
      `delete from bm.storage where state = 'prepared' and table_name = ${quoteText(table)}`,
    ])
  }
}

function briefly(db: Database, statements: readonly string[]): Promise<unknown> {
  return briefTransaction(db, { lockTimeoutMs: 100, attempts: 100 }, tx => tx.script(statements.join('; ')))
}
