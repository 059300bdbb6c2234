/**
 * A record as somebody types it, for expressions: what is stored of it under what was entered, with lines, and with
 * formulas and roll-ups computed from both. Nothing is written.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { formulaOf, rollUpOf } from '#metadata/computed/computed-field.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import type { StoredValues } from '../fields/plan-values.ts'
import { isDecimal, readCurrency, toAmount } from './decimal.ts'
import { expressionOf } from './expressions-of.ts'
import { toFeel } from './field-value.ts'
import { isContext, isList } from './kind-of.ts'
import { loadRecord, type MemberPath } from './load-record.ts'
import { rollUpOfList } from './roll-up-of-list.ts'
import { contextOf, type FeelContext, type FeelValue, recordValue } from './values.ts'

/** What was entered. */
export interface TypedRecord {
  readonly object: CatalogObject
  /** Of a record that is there already. */
  readonly id?: string | undefined
  readonly values: StoredValues
  readonly lines: ReadonlyMap<CatalogField, TypedLines>
}

export interface TypedLines {
  readonly made: readonly TypedRecord[]
  readonly changed: readonly TypedRecord[]
  /** Ids. */
  readonly deleted: ReadonlySet<string>
}

/** Names that stand beside the fields of a record: the actor, the day. */
export type NamesBeside = FeelContext

/** The record with what the paths lead to; a write reads by its own transaction. Throws ExpressionFault where a formula of it does. */
export async function typedRecord(
  context: Context,
  typed: TypedRecord,
  paths: readonly MemberPath[],
  beside: NamesBeside,
  db: Queryable = context.db,
): Promise<FeelContext> {
  const { object, id } = typed
  const wanted = withInputs(context, object, paths)
  const stored = id === undefined ? null : await loadRecord(context, object.id, id, wanted, db)
  const members: Record<string, FeelValue> = { ...stored, ...(id === undefined ? {} : { id }) }
  for (const [name, deeper] of Map.groupBy(wanted, path => path[0] ?? '')) {
    const field = object.fields.get(name)
    if (!field) continue
    const inner = deeper.map(path => path.slice(1)).filter(path => path.length > 0)
    const lines = typed.lines.get(field)
    if (lines) members[name] = await typedLines(context, lines, members[name] ?? [], inner, beside, db)
    else if (typed.values.has(field)) members[name] = await typedValue(context, typed.values, field, inner, db)
    else members[name] ??= field.type === 'children' ? [] : null
  }
  for (const field of object.fields.values()) {
    if (isRecomputed(typed, field) && wanted.some(([name]) => name === field.name)) {
      compute(context, object, field, members, beside, new Set())
    }
  }
  return recordValue(object.id, members)
}

/** The names of an expression's scope: the record's fields, the record, and what stands beside. */
export function namesOf(record: FeelContext, old: FeelContext | null, beside: NamesBeside): FeelContext {
  return contextOf([...Object.entries(record), ['record', record], ['old', old], ...Object.entries(beside)])
}

/** The paths, and those that formulas and roll-ups among them read. */
function withInputs(context: Context, object: CatalogObject, paths: readonly MemberPath[]): MemberPath[] {
  const all = new Map<string, MemberPath>()
  const queue = [...paths]
  for (const path of queue) {
    const key = path.join('\u0000')
    if (all.has(key)) continue
    all.set(key, path)
    const field = path.length === 1 ? object.fields.get(path[0] ?? '') : undefined
    if (field) queue.push(...inputsOf(context, object, field))
  }
  return [...all.values()]
}

function inputsOf(context: Context, object: CatalogObject, field: CatalogField): readonly MemberPath[] {
  const formula = field.definition && formulaOf(field.definition)
  if (formula) return expressionOf(context, object, formula.text).of('record')
  const rollUp = field.definition && rollUpOf(field.definition)
  const children = rollUp && object.fields.get(rollUp.children)
  const child = children && context.catalog.objectsById.get(children.targets[0] ?? '')
  if (!rollUp || !child) return []
  const reads = rollUp.where === undefined ? [] : expressionOf(context, child, rollUp.where).of('record')
  return [...(rollUp.field === undefined ? [[]] : [[rollUp.field]]), ...reads].map(path => [rollUp.children, ...path])
}

async function typedValue(
  context: Context,
  values: StoredValues,
  field: CatalogField,
  inner: readonly MemberPath[],
  db: Queryable,
): Promise<FeelValue> {
  const value = values.get(field) ?? null
  const target = field.targets[0]
  if (field.type === 'reference' && inner.length > 0 && target !== undefined && typeof value === 'string') {
    return await loadRecord(context, target, value, inner, db)
  }
  return toFeel(field, value, context.actor.timeZone)
}

async function typedLines(
  context: Context,
  { made, changed, deleted }: TypedLines,
  stored: FeelValue,
  paths: readonly MemberPath[],
  beside: NamesBeside,
  db: Queryable,
): Promise<FeelValue> {
  const kept = (isList(stored) ? stored : []).filter(item => !(isContext(item) && deleted.has(String(item.id))))
  const edited = new Map<string, FeelContext>()
  for (const line of changed) edited.set(line.id ?? '', await typedRecord(context, line, paths, beside, db))
  const added: FeelContext[] = []
  for (const line of made) added.push(await typedRecord(context, line, paths, beside, db))
  return [...kept.map(item => (isContext(item) && edited.get(String(item.id))) || item), ...added]
}

/** An amount is in the currency of the first amount that its formula reads, as the database has it. */
function inCurrency(
  value: FeelValue,
  inputs: readonly MemberPath[],
  members: Readonly<Record<string, FeelValue>>,
): FeelValue {
  if (!isDecimal(value) || readCurrency(value)) return value
  const currencies = inputs.map(([name = '']) => {
    const input = members[name]
    return isDecimal(input) ? readCurrency(input) : undefined
  })
  const currency = currencies.find(item => typeof item === 'string')
  return currency ? toAmount(value.toFixed(), currency) : value
}

/** What is stored stays where nothing was entered; formulas that are computed when they are read come with it. */
function isRecomputed({ id, values, lines }: TypedRecord, { definition }: CatalogField): boolean {
  if (!definition || (!formulaOf(definition) && !rollUpOf(definition))) return false
  return id === undefined || values.size > 0 || lines.size > 0
}

/** Puts the value of a computed field among the members, after those that it needs. */
function compute(
  context: Context,
  object: CatalogObject,
  field: CatalogField,
  members: Record<string, FeelValue>,
  beside: NamesBeside,
  done: Set<CatalogField>,
): void {
  if (done.has(field) || !field.definition) return
  done.add(field)
  for (const [name = ''] of inputsOf(context, object, field)) {
    const input = object.fields.get(name)
    if (input) compute(context, object, input, members, beside, done)
  }
  const formula = formulaOf(field.definition)
  const rollUp = rollUpOf(field.definition)
  if (formula) {
    const record = recordValue(object.id, members)
    const value = expressionOf(context, object, formula.text).evaluate(namesOf(record, null, beside))
    members[field.name] = field.type === 'money' ? inCurrency(value, inputsOf(context, object, field), members) : value
  } else if (rollUp) {
    const children = object.fields.get(rollUp.children)
    const child = children && context.catalog.objectsById.get(children.targets[0] ?? '')
    const items = members[rollUp.children] ?? []
    if (!child || !isList(items)) return
    const where = rollUp.where === undefined ? undefined : expressionOf(context, child, rollUp.where).evaluate
    const counted = items.filter(
      (item): item is FeelContext => isContext(item) && (!where || where(namesOf(item, null, beside)) === true),
    )
    members[field.name] = rollUpOfList(rollUp, counted, field.type === 'money')
  }
}
