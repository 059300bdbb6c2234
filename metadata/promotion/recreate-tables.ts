/**
 * Makes the tables of the records from the storage map and the head, as the promotions made them one after the other:
 * every column that holds or has held a field, and the constraints, indexes and triggers that the head asks for.
 */
import type { Queryable } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { computedColumns } from '../computed/computed-columns.ts'
import { loadRevision, readHead } from '../revisions.ts'
import { readExistingTables, readTableNames } from '../storage/existing-tables.ts'
import { planStorage, type StoragePlan } from '../storage/plan-storage.ts'
import { quoteName } from '../storage/quote.ts'
import { toDdl } from '../storage/steps.ts'
import { shapeOf } from '../storage/table-shape.ts'
import { hasDuplicates } from './row-checks.ts'

/** First half, before the rows: schema, tables and columns. */
export async function createTables(tx: Queryable, ed: string): Promise<void> {
  await tx.script(`create schema if not exists ${quoteName(ed)}`)
  const plan = await planAll(tx, ed)
  for (const step of plan.switch) if (step.kind === 'create-table') await tx.script(toDdl(ed, step))
}

/** Second half, after the rows. What they do not satisfy is left as a promotion leaves it: unchecked, or not unique. */
export async function constrainTables(tx: Queryable, ed: string): Promise<void> {
  const plan = await planAll(tx, ed)
  for (const step of plan.switch) {
    // The words for the search came with the rows.
    if (step.kind === 'fill') continue
    if (step.kind === 'create-index' && step.unique && (await hasDuplicates(tx, ed, step))) continue
    await tx.script(toDdl(ed, step))
  }
  for (const step of plan.finish) if (step.kind === 'validate') await tryInside(tx, toDdl(ed, step))
}

async function planAll(tx: Queryable, ed: string): Promise<StoragePlan> {
  const { application, storage } = await loadRevision(tx, await readHead(tx))
  const objects = new Map(application.definitions.flatMap(item => (item.kind === 'object' ? [[item.id, item]] : [])))
  const shapes = [...Map.groupBy(storage.rows, row => row.objectId)].map(([id, rows]) =>
    shapeOf(id, objects.get(id), storage, rows),
  )
  const names = shapes.map(shape => shape.table)
  return planStorage({
    shapes,
    retypes: new Map(),
    existing: await readExistingTables(tx, ed, names, Number.MAX_SAFE_INTEGER),
    known: await readTableNames(tx, ed),
    filled: new Set(),
    computed: computedColumns(ed, application, storage),
    prepared: new Set(),
  })
}

const violations = ['23514', '23503']

async function tryInside(tx: Queryable, ddl: string): Promise<void> {
  await tx.script('savepoint trying')
  try {
    await tx.script(`${ddl}; release savepoint trying`)
  } catch (error) {
    if (!violations.includes(sqlStateOf(error) ?? '')) throw error
    await tx.script('rollback to savepoint trying; release savepoint trying')
  }
}
