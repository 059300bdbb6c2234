/** From one application to the next: the storage assignments after it, and the plan that makes tables fit. */
import type { Queryable } from '#platform/database/database.ts'
import type { ResolvedApplication } from '../application.ts'
import { type ComputedColumn, computedColumns } from '../computed/computed-columns.ts'
import type { FieldDefinition, ObjectDefinition } from '../definitions.ts'
import { readStorage } from '../revisions.ts'
import { assignStorage } from '../storage/assign-storage.ts'
import { retypeAssignments, type StoredAs } from '../storage/convert.ts'
import { readExistingTables, readTableNames } from '../storage/existing-tables.ts'
import { generationOf } from '../storage/generation.ts'
import { isRenewed, planStorage, type Retype, type StoragePlan, tablesOf } from '../storage/plan-storage.ts'
import { quoteIn } from '../storage/quote.ts'
import { createStorageMap, type StorageMap, type StorageRow } from '../storage/storage-map.ts'
import { storageType } from '../storage/storage-type.ts'
import { shapeOf } from '../storage/table-shape.ts'

/** What a plan is made from. */
export interface PromotionGoal {
  readonly ed: string
  readonly base: number
  readonly before: ResolvedApplication
  readonly after: ResolvedApplication
  /** A table with more rows than this is changed step by step before the switch. */
  readonly largeFrom: number
}

export interface PromotionPlan extends StoragePlan {
  /** The rows of bm.storage that are new or change. */
  readonly changedRows: readonly StorageRow[]
}

/** Plans against the tables as they are now; `filled` names large tables whose retyped fields are filled. */
export async function planPromotion(
  db: Queryable,
  goal: PromotionGoal,
  filled: ReadonlySet<string>,
): Promise<PromotionPlan> {
  const known = await readStorage(db)
  const plain = createStorageMap(assignStorage(known, goal.after, goal.base + 1))
  const tables = await readTableNames(db, goal.ed)
  const touched = touchedObjects(goal.before, goal.after)
  const former = computedColumns(goal.ed, goal.before, plain)
  const first = computedColumns(goal.ed, goal.after, plain)
  const names = [...touched.flatMap(({ id }) => plain.tableOf(id) ?? []), ...[...first, ...former].flatMap(tablesOf)]
  const existing = await readExistingTables(db, goal.ed, [...new Set(names)], goal.largeFrom)
  const prepared = new Set(known.filter(row => row.state === 'prepared').map(row => `${row.table}.${row.column}`))
  const { rows, storage, computed } = renewComputed(goal, known, { existing, prepared })
  const rowsOf = Map.groupBy(rows, row => row.objectId)
  // A column that others are computed from may be renewed where nothing else of its object has changed.
  const shaped = new Set([...touched.map(({ id }) => id), ...objectsWith(rows, known)])
  const after = objectsOf(goal.after)
  const shapes = [...shaped].map(id => shapeOf(id, after.get(id), storage, rowsOf.get(id) ?? []))
  const plan = planStorage({
    shapes,
    retypes: findRetypes(goal.ed, touched, storage, tables),
    existing,
    known: tables,
    filled,
    computed,
    prepared,
  })
  const unchanged = new Set(known)
  return { ...plan, changedRows: rows.filter(row => !unchanged.has(row)) }
}

/**
 * The assignments with new columns for what is computed otherwise on large tables, so that they are filled before the
 * switch; and for what is computed from those.
 */
function renewComputed(
  goal: PromotionGoal,
  known: readonly StorageRow[],
  wish: Parameters<typeof isRenewed>[1],
): { rows: StorageRow[]; storage: StorageMap; computed: ComputedColumn[] } {
  const renewed = new Set<string>()
  for (;;) {
    const rows = assignStorage(known, goal.after, goal.base + 1, renewed)
    const storage = createStorageMap(rows)
    const computed = computedColumns(goal.ed, goal.after, storage)
    const more = computed.filter(column => !renewed.has(column.field) && isRenewed(column, wish))
    if (more.length === 0) return { rows, storage, computed }
    for (const column of more) renewed.add(column.field)
  }
}

/** The objects of assignments that are new. */
function objectsWith(rows: readonly StorageRow[], known: readonly StorageRow[]): string[] {
  const before = new Set(known)
  return rows.filter(row => !before.has(row) && generationOf(row.type) > 0).map(row => row.objectId)
}

interface Touched {
  readonly id: string
  readonly before: ObjectDefinition | undefined
  readonly after: ObjectDefinition | undefined
}

/** The objects that differ; the shape of a table depends on nothing but its own object and the storage map. */
function touchedObjects(before: ResolvedApplication, after: ResolvedApplication): Touched[] {
  const old = objectsOf(before)
  const now = objectsOf(after)
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(id => ({ id, before: old.get(id), after: now.get(id) }))
    .filter(item => JSON.stringify(item.before) !== JSON.stringify(item.after))
}

function objectsOf(application: ResolvedApplication): Map<string, ObjectDefinition> {
  const objects = application.definitions.filter(item => item.kind === 'object')
  return new Map(objects.map(object => [object.id, object]))
}

function findRetypes(ed: string, touched: readonly Touched[], storage: StorageMap, tables: ReadonlySet<string>) {
  const targetTable = (objectId: string) => {
    const table = storage.tableOf(objectId)
    return table !== undefined && tables.has(table) ? quoteIn(ed, table) : undefined
  }
  const retypes = new Map<string, Retype>()
  for (const { id, before, after } of touched) {
    const table = storage.tableOf(id)
    const fields = (after?.fields ?? []).flatMap(field => {
      const from = before?.fields.find(item => item.id === field.id)
      const [old, now] = [from && storedAs(storage, id, from), storedAs(storage, id, field)]
      return old && now && old.type !== now.type ? [{ fieldId: field.id, from: old, to: now }] : []
    })
    const sets = (prefix: string) => fields.flatMap(({ from, to }) => retypeAssignments(from, to, prefix, targetTable))
    const set = sets('')
    if (table === undefined || set.length === 0) continue
    const conversions = fields.map(({ fieldId, from, to }) => ({
      objectId: id,
      fieldId,
      from: from.columns.value,
      to: to.columns.value,
    }))
    retypes.set(table, { table, set, setNew: sets('new.'), conversions })
  }
  return retypes
}

function storedAs(storage: StorageMap, objectId: string, field: FieldDefinition): StoredAs | undefined {
  const type = storageType(field)
  const columns = type === undefined ? undefined : storage.columnsOfType(objectId, field.id, type)
  return type !== undefined && columns ? { type, columns } : undefined
}
