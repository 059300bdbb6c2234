/**
 * Views for people and BI tools in schema `<ed>_view`: one per object, named and with columns named as the head names
 * them. They are for reading only, follow the head a moment later, and nothing of the product reads them.
 */
import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Database } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { loadRevision, readHead } from '../revisions.ts'
import { quoteIn, quoteName, quoteText } from '../storage/quote.ts'
import { viewsOf } from '../storage/views.ts'
import { briefTransaction } from './brief-transaction.ts'

/**
 * Makes the views fit the head; only those that differ are touched, all in one short transaction. Answers false when
 * something that people built on top of a view keeps it from being renewed.
 */
export async function renewViews(db: Database, ed: string, attempts: number): Promise<boolean> {
  const schema = `${ed}_view`
  const { application, storage } = await loadRevision(db, await readHead(db))
  const wanted = new Map(viewsOf(application, storage, ed).map(view => [view.name, view]))
  const existing = await db.query<{ name: string; mark: string | null }>(sql`
    select c.relname as name, obj_description(c.oid) as mark
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${schema} and c.relkind = 'v'`)
  const marks = new Map(existing.map(view => [view.name, view.mark]))
  const gone = existing.filter(({ name, mark }) => mark !== markOf(wanted.get(name)?.select))
  const made = [...wanted.values()].filter(view => marks.get(view.name) !== markOf(view.select))
  if (gone.length + made.length === 0) return true
  const statements = [
    `create schema if not exists ${quoteName(schema)}`,
    ...gone.map(({ name }) => `drop view ${quoteIn(schema, name)}`),
    ...made.flatMap(({ name, select }) => [
      `create view ${quoteIn(schema, name)} as ${select}`,
      `comment on view ${quoteIn(schema, name)} is ${quoteText(markOf(select) ?? '')}`,
    ]),
  ]
  try {
    await briefTransaction(db, { lockTimeoutMs: 200, attempts }, tx => tx.script(statements.join('; ')))
    return true
  } catch (error) {
    if (sqlStateOf(error) === dependentObjects) return false
    throw error
  }
}

const dependentObjects = '2BP01'

function markOf(select: string | undefined): string | undefined {
  return select && createHash('sha256').update(select).digest('hex')
}
