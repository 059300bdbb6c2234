/**
 * What has to be done so that tables look as an application wants them: a comparison of shapes with what exists, told as
 * three lists. *Prepare* is what large tables need beforehand, invisible to the running head; *switch* goes into the
 * one transaction that moves the head; *finish* follows it. Running the plan again after any part of it is harmless.
 */
import type { ComputedColumn } from '../computed/computed-columns.ts'
import type { ExistingTable } from './existing-tables.ts'
import { constraintName, isOwnName } from './physical-names.ts'
import type { Assignment, Conversion, CreateIndex, Fill, Step, Validate } from './steps.ts'
import type { ForeignKey, RequiredCheck, TableShape } from './table-shape.ts'

/** Fields of one table whose family changes. */
export interface Retype {
  readonly table: string
  readonly set: readonly Assignment[]
  /** The same with `new.` before every column, for the trigger. */
  readonly setNew: readonly Assignment[]
  readonly conversions: readonly Conversion[]
}

export interface StorageWish {
  readonly shapes: readonly TableShape[]
  readonly retypes: ReadonlyMap<string, Retype>
  readonly existing: ReadonlyMap<string, ExistingTable>
  /** Tables that exist, including those that are not compared. */
  readonly known: ReadonlySet<string>
  /** Large tables whose retyped fields have been filled already. */
  readonly filled: ReadonlySet<string>
  /** Columns that triggers keep. Tables of theirs stand in `existing` where they are there. */
  readonly computed: readonly ComputedColumn[]
  /** `table.column` of what earlier preparations made and no head has used. */
  readonly prepared: ReadonlySet<string>
}

export interface StoragePlan {
  readonly prepare: readonly Step[]
  readonly switch: readonly Step[]
  readonly finish: readonly (Fill | Validate)[]
}

/** Orders a list of steps by what must come first. */
const order: readonly Step['kind'][] = [
  'drop-constraint',
  'drop-index',
  'create-table',
  'add-columns',
  'set-trigger',
  'set-statement-triggers',
  'fill',
  'drop-trigger',
  'drop-statement-triggers',
  'add-check',
  'add-foreign-key',
  'create-index',
  'validate',
]

export function planStorage(wish: StorageWish): StoragePlan {
  const plan = { prepare: [] as Step[], switch: [] as Step[], finish: [] as (Fill | Validate)[] }
  for (const shape of wish.shapes) {
    const existing = wish.existing.get(shape.table)
    if (existing) changeTable(shape, existing, wish, plan)
    else createTable(shape, plan)
  }
  planComputed(wish, plan)
  for (const list of ['prepare', 'switch', 'finish'] as const) plan[list] = inOrder(plan[list]) as never
  return plan
}

/** What must come first comes first, and the rows of a table are gone through once. */
function inOrder(steps: readonly Step[]): Step[] {
  const fills = Map.groupBy(
    steps.filter(step => step.kind === 'fill'),
    step => step.table,
  )
  const merged = [...fills].map(
    ([table, parts]): Fill => ({
      kind: 'fill',
      table,
      set: parts.flatMap(part => part.set),
      conversions: parts.flatMap(part => part.conversions),
    }),
  )
  const rest = steps.filter(step => step.kind !== 'fill')
  return [...rest, ...merged].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

type Plan = { prepare: Step[]; switch: Step[]; finish: (Fill | Validate)[] }

function createTable(shape: TableShape, plan: Plan): void {
  const { table } = shape
  plan.switch.push({ kind: 'create-table', table, columns: shape.columns })
  if (shape.search) plan.switch.push(searchTrigger(shape, shape.search.body, false))
  for (const check of shape.required) plan.switch.push(checkStep(table, check, true))
  for (const key of shape.foreignKeys) plan.switch.push(foreignKeyStep(table, key, true))
  plan.switch.push(...indexSteps(shape))
}

function changeTable(shape: TableShape, existing: ExistingTable, wish: StorageWish, plan: Plan): void {
  const { table } = shape
  const isEarly = existing.large || wish.computed.some(column => column.table === table && isPrepared(column, wish))
  const early = isEarly ? plan.prepare : plan.switch
  const columns = shape.columns.filter(column => !existing.columns.has(column.name))
  if (columns.length > 0) early.push({ kind: 'add-columns', table, columns })
  changeConstraints(shape, existing, wish, plan, early)
  changeIndexes(shape, existing, plan, early)
  changeSearch(shape, existing, plan)
  changeTypes(table, existing, wish, plan)
}

function changeConstraints(shape: TableShape, existing: ExistingTable, wish: StorageWish, plan: Plan, early: Step[]) {
  const { table } = shape
  const wanted = new Set(shape.required.map(check => check.name))
  for (const name of existing.constraints.keys()) {
    if (isOwnName(name) && !wanted.has(name)) plan.switch.push({ kind: 'drop-constraint', table, name })
  }
  for (const check of shape.required) {
    if (!existing.constraints.has(check.name)) plan.switch.push(checkStep(table, check, false))
  }
  for (const key of shape.foreignKeys) {
    if (existing.constraints.has(key.name)) continue
    const steps = wish.known.has(key.target) ? early : plan.switch
    steps.push(foreignKeyStep(table, key, false))
  }
  for (const { name, fieldId } of [...shape.required, ...shape.foreignKeys]) {
    if (existing.constraints.get(name)) continue
    plan.finish.push({ kind: 'validate', table, name, subject: { objectId: shape.objectId, fieldIds: [fieldId] } })
  }
}

function changeIndexes(shape: TableShape, existing: ExistingTable, plan: Plan, early: Step[]): void {
  const { table } = shape
  const steps = indexSteps(shape)
  const wanted = new Set(steps.map(step => step.name))
  for (const name of existing.indexes.keys()) {
    if (isOwnName(name) && !wanted.has(name)) plan.switch.push({ kind: 'drop-index', table, name })
  }
  for (const step of steps) {
    const complete = existing.indexes.get(step.name)
    if (complete) continue
    if (complete === false) early.push({ kind: 'drop-index', table, name: step.name })
    early.push(step)
  }
}

function changeSearch(shape: TableShape, existing: ExistingTable, plan: Plan): void {
  const { table, search } = shape
  const name = constraintName(table, [], 'search')
  const body = existing.triggers.get(name)
  if (!search) {
    if (body !== undefined) plan.switch.push({ kind: 'drop-trigger', table, name })
    return
  }
  if (body === search.body) return
  plan.switch.push(searchTrigger(shape, search.body, body !== undefined))
  const fill: Fill = {
    kind: 'fill',
    table,
    set: [{ column: 'search', expression: search.value }],
    conversions: [],
  }
  if (existing.large) plan.finish.push(fill)
  else plan.switch.push(fill)
}

function changeTypes(table: string, existing: ExistingTable, wish: StorageWish, plan: Plan): void {
  const retype = wish.retypes.get(table)
  const name = constraintName(table, [], 'sync')
  const exists = existing.triggers.has(name)
  if (retype && !(existing.large && wish.filled.has(table))) {
    const fill: Fill = { kind: 'fill', table, set: retype.set, conversions: retype.conversions }
    if (existing.large) {
      plan.prepare.push({ kind: 'set-trigger', table, name, body: syncBody(retype.setNew), exists }, fill)
    } else plan.switch.push(fill)
  }
  if (exists) plan.switch.push({ kind: 'drop-trigger', table, name })
}

/**
 * A computed column that no head has used is prepared on large tables like any other; one whose computation changes has
 * new columns there (`isRenewed`). What was entered and is now computed is filled after the switch, for until then the
 * running head shows what it was.
 */
function planComputed(wish: StorageWish, plan: Plan): void {
  const { existing, computed, filled } = wish
  for (const column of computed) {
    const isEarly = isPrepared(column, wish)
    const steps = isEarly ? plan.prepare : plan.switch
    const changed = column.triggers.filter(
      trigger => existing.get(trigger.table)?.triggers.get(trigger.name) !== trigger.body,
    )
    for (const trigger of changed) {
      steps.push({ ...trigger, exists: existing.get(trigger.table)?.triggers.has(trigger.name) ?? false })
    }
    const isPending = isEarly ? !filled.has(column.table) : changed.length > 0
    if (!isPending || !existing.has(column.table)) continue
    const fill: Fill = { kind: 'fill', table: column.table, set: column.set, conversions: [] }
    if (!isEarly && isLarge(column, existing)) plan.finish.push(fill)
    else steps.push(fill)
  }
  const wanted = new Set(computed.flatMap(column => column.triggers.map(trigger => trigger.name)))
  for (const { name: table, triggers } of existing.values()) {
    for (const name of triggers.keys()) {
      if (wanted.has(name)) continue
      if (name.endsWith(':formula')) plan.switch.push({ kind: 'drop-trigger', table, name })
      if (name.endsWith(':rollup')) plan.switch.push({ kind: 'drop-statement-triggers', table, name })
    }
  }
}

function isLarge(column: ComputedColumn, existing: StorageWish['existing']): boolean {
  return tablesOf(column).some(table => existing.get(table)?.large)
}

/** Whether it is made before the switch: where there is much to fill, and nothing of it is in use. */
function isPrepared(
  column: ComputedColumn,
  { existing, prepared }: Pick<StorageWish, 'existing' | 'prepared'>,
): boolean {
  if (!isLarge(column, existing) || !tablesOf(column).every(table => existing.has(table))) return false
  const known = existing.get(column.table)?.columns
  return !column.columns.some(name => known?.has(name) && !prepared.has(`${column.table}.${name}`))
}

/** Whether its computation changes where there is much to fill; until the switch the running head reads the old columns. */
export function isRenewed(column: ComputedColumn, wish: Pick<StorageWish, 'existing' | 'prepared'>): boolean {
  const { existing } = wish
  if (!isLarge(column, existing) || !tablesOf(column).every(table => existing.has(table))) return false
  if (isPrepared(column, wish)) return false
  const bodies = column.triggers.map(trigger => [existing.get(trigger.table)?.triggers.get(trigger.name), trigger.body])
  return bodies.every(([now]) => now !== undefined) && bodies.some(([now, wanted]) => now !== wanted)
}

/** Where the field is, and where its triggers are. */
export function tablesOf({ table, triggers }: ComputedColumn): string[] {
  return [table, ...triggers.map(trigger => trigger.table)]
}

function syncBody(set: readonly Assignment[]): string {
  const lines = set.map(({ column, expression }) => `  new.${JSON.stringify(column)} := ${expression};`)
  return `begin\n${lines.join('\n')}\n  return new;\nend`
}

function searchTrigger({ table }: TableShape, body: string, exists: boolean): Step {
  return { kind: 'set-trigger', table, name: constraintName(table, [], 'search'), body, exists }
}

function checkStep(table: string, { name, expression }: RequiredCheck, trusted: boolean): Step {
  return { kind: 'add-check', table, name, expression, trusted }
}

function foreignKeyStep(table: string, { name, column, target }: ForeignKey, trusted: boolean): Step {
  return { kind: 'add-foreign-key', table, name, column, target, trusted }
}

function indexSteps({ objectId, table, keys, indexes }: TableShape): CreateIndex[] {
  const common = { kind: 'create-index', table } as const
  return [
    ...keys.map(({ name, columns, fieldIds }) => ({
      ...common,
      name,
      columns,
      method: 'btree' as const,
      unique: true,
      subject: { objectId, fieldIds },
    })),
    ...indexes.map(({ name, columns, method }) => ({
      ...common,
      name,
      columns,
      method,
      unique: false,
      subject: { objectId, fieldIds: [] },
    })),
  ]
}
