/**
 * The switch: one transaction that waits for nobody longer than a moment, changes the tables that are left to change,
 * and moves the head. It happens as a whole or not at all; when somebody is in the way it is tried again from the start.
 */
import sql from 'sql-template-tag'
import type { Database, Queryable, Transaction } from '#platform/database/database.ts'
import { problemKind } from '#platform/problem.ts'
import { closeGate, headChannel } from '../gate.ts'
import { type Content, currentFormat, readHead } from '../revisions.ts'
import { quoteIn, quoteName } from '../storage/quote.ts'
import { type Step, toDdl } from '../storage/steps.ts'
import type { StorageRow } from '../storage/storage-map.ts'
import { briefTransaction } from './brief-transaction.ts'
import { assertGoesOn } from './control.ts'
import { promotionBlocked } from './lease.ts'
import type { PromotionPlan } from './plan-promotion.ts'
import { type PromotionNote, type PromotionOrigin, updatePromotion } from './promotion-row.ts'
import { countLost, hasDuplicates } from './row-checks.ts'

/** The head is no longer the revision that the change was made from. */
export const stalePromotion = problemKind(
  'promotion/stale',
  409,
  'The application has moved on since this change began',
)

export interface Switch {
  readonly id: string
  readonly ed: string
  readonly base: number
  readonly content: Content
  readonly plan: PromotionPlan
  readonly origin: PromotionOrigin
  /** What the preparation noted. */
  readonly notes: readonly PromotionNote[]
  /** How often it is tried before it is called blocked. */
  readonly attempts: number
  /** Called at named moments; tests interrupt there. */
  readonly at: (moment: string) => Promise<void> | void
}

/** Moves the head; answers notes on rows that keep a constraint from being enforced. */
export function switchHead(db: Database, wish: Switch): Promise<PromotionNote[]> {
  return briefTransaction(db, { lockTimeoutMs: 100, attempts: wish.attempts }, tx => change(tx, wish))
}

async function change(tx: Transaction, wish: Switch): Promise<PromotionNote[]> {
  const { ed, plan, at } = wish
  await tx.script(closeGate)
  await at('gate')
  const locks = lockStatements(ed, plan.switch)
  if (locks.length > 0) await tx.script(locks.join('; '))
  await at('locked')
  await assertBase(tx, wish)
  if (plan.switch.length > 0) await tx.script(`create schema if not exists ${quoteName(ed)}`)
  const notes: PromotionNote[] = []
  for (const step of plan.switch) notes.push(...(await run(tx, ed, step)))
  await at('changed')
  await writeStorage(tx, plan.changedRows)
  await writeRevision(tx, wish, notes)
  await at('committing')
  return notes
}

/** Existing tables in one fixed order, each in the strongest mode that its steps need. */
function lockStatements(ed: string, steps: readonly Step[]): string[] {
  const created = new Set(steps.filter(step => step.kind === 'create-table').map(step => step.table))
  const modes = new Map<string, string>()
  for (const step of steps) {
    if (!created.has(step.table)) modes.set(step.table, 'access exclusive')
    if (step.kind !== 'add-foreign-key' || created.has(step.target) || modes.has(step.target)) continue
    modes.set(step.target, 'share row exclusive')
  }
  return [...modes.keys()].sort().map(table => `lock table ${quoteIn(ed, table)} in ${modes.get(table)} mode`)
}

async function assertBase(tx: Queryable, { id, base }: Switch): Promise<void> {
  const head = await readHead(tx)
  if (head !== base) throw staleAt(head, base)
  const [row] = await tx.query(sql`select from bm.promotion where id = ${id} and state = 'preparing' for update`)
  if (!row) throw promotionBlocked('The promotion was swept while it lost its connection.', { retryAfter: 1 })
  await assertGoesOn(tx, id)
}

/** The problem of a promotion from an old base. */
export function staleAt(head: number, base: number) {
  return stalePromotion(`The change was made from revision ${base}; the head is ${head}.`, { head, base })
}

async function run(tx: Queryable, ed: string, step: Step): Promise<PromotionNote[]> {
  if (step.kind === 'create-index' && step.unique && (await hasDuplicates(tx, ed, step))) {
    return [{ code: 'unique-violated', ...step.subject }]
  }
  await tx.script(toDdl(ed, step))
  return step.kind === 'fill' ? countLost(tx, ed, step) : []
}

/** Records assignments; the key never changes its place, only its state. */
export async function writeStorage(tx: Queryable, rows: readonly StorageRow[]): Promise<void> {
  await tx.query(sql`
    insert into bm.storage (object_id, field_id, type, part, table_name, column_name, sql_type, state, revision)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("objectId" text, "fieldId" text, type text, part text,
      "table" text, "column" text, "sqlType" text, state text, revision int)
    on conflict (object_id, field_id, type, part) do update set state = excluded.state`)
}

async function writeRevision(tx: Queryable, wish: Switch, notes: readonly PromotionNote[]): Promise<void> {
  const { id, base, content, origin, plan } = wish
  const revision = base + 1
  await tx.query(sql`
    insert into bm.revision (number, parent, content, format, author, message, source)
    values (${revision}, ${base}, ${JSON.stringify(content)}, ${currentFormat}, ${origin.author}, ${origin.message},
      ${origin.source})`)
  const moved = await tx.query(
    sql`update bm.head set revision = ${revision} where revision = ${base} returning revision`,
  )
  if (moved.length === 0) throw staleAt(await readHead(tx), base)
  await updatePromotion(tx, id, {
    state: 'finishing',
    revision,
    notes: [...wish.notes, ...notes],
    progress: { finish: plan.finish },
  })
  await tx.query(sql`select pg_notify(${headChannel}, ${String(revision)})`)
}
