/** The row of bm.promotion that a promotion leaves while it works, so that another process can resume or sweep it. */
import os from 'node:os'
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'
import type { Content } from '../revisions.ts'
import type { Fill, Validate } from '../storage/steps.ts'

/** What of a promotion's work is done. */
export interface PromotionProgress {
  /** Large tables to the id up to which they are filled; null when complete. */
  readonly filled?: Readonly<Record<string, string | null>>
  /** What was done already when it was gone on with last; the speed so far is reckoned from there. */
  readonly from?: number
  /** What is left to do after the switch. */
  readonly finish?: readonly (Fill | Validate)[]
}

/** How far it is, in rows to go through; a step that touches no row counts as one. */
export interface PromotionMeter {
  readonly phase: 'prepare' | 'switch' | 'finish'
  readonly done: number
  readonly total: number
  /** The table that is worked on. */
  readonly table: string | null
}

/** Something that people should know about a promotion that succeeded. */
export interface PromotionNote {
  readonly code:
    | 'required-violated'
    | 'unique-violated'
    | 'reference-violated'
    | 'values-lost'
    | 'views-kept'
    | 'finish-delayed'
  readonly objectId?: string
  readonly fieldIds?: readonly string[]
  /** How many records are concerned, where it was counted. */
  readonly rows?: number
}

export interface PromotionRow extends Pick<PromotionMeter, 'done' | 'total'> {
  readonly id: string
  readonly ed: string
  readonly base: number
  readonly content: Content
  readonly state: 'preparing' | 'paused' | 'blocked' | 'finishing' | 'done' | 'failed' | 'cancelled'
  readonly progress: PromotionProgress
  readonly notes: readonly PromotionNote[]
  readonly revision: number | null
  readonly author: string | null
  readonly message: string
  readonly source: string
  /** Id of the draft that is promoted. */
  readonly draft: string | null
}

/** Who promotes and why. */
export interface PromotionOrigin {
  /** Id of a user; null for the system itself. */
  readonly author: string | null
  readonly message: string
  /** Where the change comes from, e.g. `bundle`, `template`, `roll-back 3`. */
  readonly source: string
  /** Id of the draft that is promoted; such a promotion is kept when its process dies, for somebody to resume. */
  readonly draft?: string | null
}

/** Opens the row of a new promotion. */
export async function insertPromotion(
  db: Queryable,
  { ed, base, content }: { ed: string; base: number; content: Content },
  { author, message, source, draft }: PromotionOrigin,
): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    insert into bm.promotion (ed, base, content, state, author, message, source, node, draft, working_since)
    values (${ed}, ${base}, ${JSON.stringify(content)}, 'preparing', ${author}, ${message}, ${source},
      ${`${os.hostname()}/${process.pid}`}, ${draft ?? null}, now())
    returning id`)
  return row!.id
}

/**
 * The promotions that are not over. Waits for a switch whose process is gone but whose transaction is not, so that the
 * head read afterwards is the one that counts.
 */
export function readOpenPromotions(db: Queryable): Promise<PromotionRow[]> {
  return db.query<PromotionRow>(sql`
    select id, ed, base, content, state, progress, notes, revision, author, message, source, draft,
      done::float8 as done, total::float8 as total from bm.promotion
    where state in ('preparing', 'paused', 'blocked', 'finishing') order by started_at for update`)
}

/** What `updatePromotion` sets; what is not given stays. */
export interface PromotionChange
  extends Partial<Pick<PromotionRow, 'state' | 'progress' | 'notes' | 'revision'>>,
    Partial<PromotionMeter> {
  /** null takes a wish back. */
  readonly control?: null
  /** Why it ended. */
  readonly problem?: { readonly code: string; readonly detail: string }
}

/** Records a state, with progress, notes and so on where they are given. */
export async function updatePromotion(db: Queryable, id: string, change: PromotionChange): Promise<void> {
  await db.query(sql`
    update bm.promotion set heartbeat = now(),
      state = coalesce(${change.state ?? null}, state),
      progress = coalesce(${json(change.progress)}::jsonb, progress),
      notes = coalesce(${json(change.notes)}::jsonb, notes),
      revision = coalesce(${change.revision ?? null}, revision),
      phase = coalesce(${change.phase ?? null}, phase),
      done = coalesce(${change.done ?? null}, done),
      total = coalesce(${change.total ?? null}, total),
      step_table = case when ${change.table !== undefined} then ${change.table ?? null} else step_table end,
      control = case when ${change.control === null} then null else control end,
      problem = coalesce(${json(change.problem)}::jsonb, problem)
    where id = ${id}`)
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
