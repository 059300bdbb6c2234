/** The row of bm.draft_preview: how far the preview of a draft is, and which version of the draft runs in it. */
import { setTimeout as sleep } from 'node:timers/promises'
import sql from 'sql-template-tag'

import type { Connection, Database, Queryable } from '#platform/database/database.ts'

export const sources = ['production', 'template', 'nothing'] as const

/** What a preview is filled from. */
export type Source = (typeof sources)[number]

export interface PreviewRow {
  readonly draft: string
  /** Another one each time it is made. */
  readonly making: string
  readonly state: 'making' | 'filling' | 'ready' | 'failed'
  readonly source: Source
  readonly template: string | null
  /** Records per object that were wished. */
  readonly records: number
  readonly done: number
  readonly total: number
  /** Version of the draft that runs in it; 0 is the revision that the draft came from. */
  readonly applied: number
  /** Version of the draft that could not be promoted into it; 0 when none was tried in vain. */
  readonly refused: number
  /** Body of the problem that stopped the making, or the last promotion. */
  readonly problem: Readonly<Record<string, unknown>> | null
  readonly madeBy: string | null
  readonly startedAt: string
  readonly endedAt: string | null
  /** Whether a process is at work on it. */
  readonly alive: boolean
}

const lockClass = 0x70726576
const key = (draft: string) => sql`${lockClass}, hashtext(${draft})`

/** The row; undefined when the draft has no preview. */
export async function readPreviewRow(db: Queryable, draft: string): Promise<PreviewRow | undefined> {
  const [row] = await db.query<PreviewRow>(sql`
    select draft, making, state, source, template, records, done, total, applied, refused, problem,
      made_by as "madeBy", started_at as "startedAt", ended_at as "endedAt",
      exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = ${lockClass}
        and objid = ((hashtext(${draft})::bigint + 4294967296) % 4294967296)::oid
        and database = (select oid from pg_database where datname = current_database())) as alive
    from bm.draft_preview where draft = ${draft}::uuid`)
  return row
}

/** Begins anew. */
export async function insertPreviewRow(
  db: Queryable,
  row: Pick<PreviewRow, 'draft' | 'making' | 'source' | 'template' | 'records' | 'madeBy'>,
): Promise<void> {
  const { draft, making, source, template, records, madeBy } = row
  await db.query(sql`
    insert into bm.draft_preview (draft, making, state, source, template, records, made_by)
    values (${draft}::uuid, ${making}::uuid, 'making', ${source}, ${template}, ${records}, ${madeBy}::uuid)
    on conflict (draft) do update set (making, state, source, template, records, done, total, applied, refused, problem,
      made_by, started_at, ended_at) = (excluded.making, excluded.state, excluded.source, excluded.template,
      excluded.records, 0, 0, 0, 0, null, excluded.made_by, now(), null)`)
}

type Changing = 'state' | 'done' | 'total' | 'applied' | 'refused' | 'problem' | 'endedAt'

/** Changes what is said; false when the preview was dropped or is being made anew since. */
export async function updatePreviewRow(
  db: Queryable,
  { draft, making }: Pick<PreviewRow, 'draft' | 'making'>,
  change: Partial<Pick<PreviewRow, Changing>>,
): Promise<boolean> {
  const { endedAt, ...rest } = change
  const columns = { ...rest, ...(endedAt === undefined ? {} : { ended_at: endedAt }) }
  const rows = await db.query(sql`
    update bm.draft_preview p set (state, done, total, applied, refused, problem, ended_at) =
      (select n.state, n.done, n.total, n.applied, n.refused, n.problem, n.ended_at
       from jsonb_populate_record(p, ${JSON.stringify(columns)}::jsonb) n)
    where draft = ${draft}::uuid and making = ${making}::uuid returning draft`)
  return rows.length > 0
}

/** Forgets the preview; false when there was none. */
export async function deletePreviewRow(db: Queryable, draft: string): Promise<boolean> {
  const rows = await db.query(sql`delete from bm.draft_preview where draft = ${draft}::uuid returning draft`)
  return rows.length > 0
}

/**
 * The sign of life of whoever works on a preview: a lock that goes away with the process. It is the lock of a
 * transaction, so that a pooler may sit in between. Undefined when somebody is at work already.
 */
export async function takePreview(db: Database, draft: string): Promise<(() => Promise<void>) | undefined> {
  const connection = await db.connect()
  try {
    await connection.script('begin; set local idle_in_transaction_session_timeout = 0')
    const [row] = await connection.query<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(${key(draft)}) as taken`,
    )
    if (row?.taken) return () => letGo(connection)
  } catch (error) {
    await letGo(connection)
    throw error
  }
  await letGo(connection)
  return undefined
}

/** The same, waiting for whoever is at work; undefined when that takes too long. */
export async function takePreviewPatiently(db: Database, draft: string): Promise<(() => Promise<void>) | undefined> {
  for (let tries = 0; tries < 300; tries++) {
    const taken = await takePreview(db, draft)
    if (taken) return taken
    await sleep(100)
  }
  return undefined
}

async function letGo(connection: Connection): Promise<void> {
  await connection.script('rollback').catch(() => undefined)
  connection.release()
}
