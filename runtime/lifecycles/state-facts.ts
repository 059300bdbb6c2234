/**
 * What lifecycles say of a record as it is, for one person: its states, since when, what he may enter, and which
 * transitions he may do now; of the others, what is missing.
 */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { LifecycleTransition } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import { loadRecord } from '../feel/load-record.ts'
import { quote, table } from '../query/identifiers.ts'
import { type LockedRecord, readStored } from '../records/write/lock-records.ts'
import { countLines } from './count-lines.ts'
import { holdsOn, readsAny, readsOld } from './expressions.ts'
import { type ControlMode, controlIn } from './input-control.ts'
import type { Complaint } from './lifecycle-errors.ts'
import { type Lifecycle, lifecyclesFor, lifecyclesOf, stateOf } from './lifecycles-of.ts'
import { conditionsOf, countedFields, missingValues } from './missing.ts'
import { type Passage, stateBefore, statesBeen } from './states-been.ts'
import { type Step, wayComplaints } from './steps-of.ts'

/** One lifecycle of a record. */
export interface StateFacts {
  /** Its name. */
  readonly lifecycle: string
  /** Name of the field that holds the state. */
  readonly field: string
  /** Code; null where the record is in none of its states. */
  readonly state: string | null
  /** Since when, as far as the history of states knows. */
  readonly since: string | null
  /** Code of the state before, as far as is known. */
  readonly from: string | null
  /** Codes of the states that the record has been in, as far as is known, in the order of the lifecycle. */
  readonly been: readonly string[]
  /** By name of the field, for the actor. */
  readonly control: Readonly<Record<string, ControlMode>>
  /** Those that lead out of the state by hand, in their order. */
  readonly transitions: readonly TransitionFacts[]
}

export interface TransitionFacts {
  readonly name: string
  /** Code of the state that it leads to. */
  readonly to: string
  /** Whether it can be done now, once what it asks for is entered. */
  readonly allowed: boolean
  /** Names of the fields that a dialog asks for before. */
  readonly asks: readonly string[]
  /** Those of them that must be filled. */
  readonly required: readonly string[]
  readonly missing: readonly MissingFact[]
}

export interface MissingFact {
  readonly code: Complaint['code'] | 'access/denied'
  readonly field?: string
  readonly rule?: string
  readonly texts: { readonly en: string; readonly 'zh-CN': string }
}

/** By lifecycle; none for a record that the actor may not see, and for fields that he may not. */
export async function findStateFacts(
  context: Context,
  objectName: string,
  id: string,
  db: Queryable = context.db,
): Promise<StateFacts[]> {
  const object = context.catalog.objects.get(objectName)
  if (!object || lifecyclesOf(context.catalog, object).length === 0) return []
  const record = await readStored(context, db, object, id)
  if (!record) return []
  const lifecycles = lifecyclesFor(context.catalog, object, record.values).filter(
    ({ field }) => context.rights.field(object, field) !== 'hidden',
  )
  const passages = await findPassages(context, db, object, id)
  const facts: StateFacts[] = []
  for (const lifecycle of lifecycles)
    facts.push(await factsOf(context, db, record, lifecycle, passages.get(lifecycle.field.id) ?? []))
  return facts
}

async function factsOf(
  context: Context,
  db: Queryable,
  record: LockedRecord,
  lifecycle: Lifecycle,
  passages: readonly Passage[],
): Promise<StateFacts> {
  const { definition, field, object } = lifecycle
  const state = stateOf(lifecycle, record.values)
  const transitions: TransitionFacts[] = []
  for (const transition of definition.transitions) {
    if (state !== undefined && transition.from.includes(state) && !transition.automatic)
      transitions.push(await transitionFacts(context, db, record, { lifecycle, from: state, transition }))
  }
  const control = state === undefined ? [] : [...controlIn(lifecycle, state, context.rights)]
  return {
    lifecycle: definition.name,
    field: field.name,
    state: state ?? null,
    since: passages.reduce<string | null>((last, item) => (last && last > item.last ? last : item.last), null),
    from: stateBefore(state, passages),
    been: statesBeen(definition, state, passages),
    control: Object.fromEntries(control.filter(([name]) => isShown(context, object, name))),
    transitions,
  }
}

async function transitionFacts(
  context: Context,
  db: Queryable,
  record: LockedRecord,
  { lifecycle, from, transition }: Pick<Step, 'lifecycle' | 'from'> & { readonly transition: LifecycleTransition },
): Promise<TransitionFacts> {
  const { object, values } = record
  const complaints = wayComplaints(context, lifecycle, transition)
  const step: Step = { lifecycle, from, to: transition.to, transition, complaints }
  const counts = await countLines(
    context,
    db,
    countedFields(context, step).map(field => ({ id: record.id, field })),
  )
  const set = new Set(transition.set?.map(item => item.field))
  const unfilled = missingValues(context, step, field => {
    if (field.type === 'children') return (counts.get(`${record.id} ${field.id}`) ?? 0) > 0
    return set.has(field.name) || (values.get(field) ?? null) !== null
  })
  const isEntered = (name: string) => isShown(context, object, name) && object.fields.get(name)?.type !== 'children'
  const needed = unfilled.flatMap(({ field, code }) => (field && code === 'lifecycle/required' ? [field.name] : []))
  const asks = [...new Set([...(transition.input ?? []), ...needed])].filter(isEntered)
  const rest = unfilled.filter(({ field }) => !field || !asks.includes(field.name))
  const missing = [...complaints, ...rest, ...(await unmet(context, db, record, step, new Set([...asks, ...set])))]
  const facts = missing.map(complaint => toFact(context, object, complaint))
  if (!record.may) facts.unshift(noUpdate)
  const required = asks.filter(name => transition.required?.includes(name) || needed.includes(name))
  return { name: transition.name, to: transition.to, allowed: facts.length === 0, asks, required, missing: facts }
}

const noUpdate: MissingFact = {
  code: 'access/denied',
  texts: { en: 'You may not change this record.', 'zh-CN': '您无权修改此记录。' },
}

/** Conditions that do not hold; those that depend on what is still to be entered are asked when it is. */
async function unmet(
  context: Context,
  db: Queryable,
  { object, id }: LockedRecord,
  step: Step,
  open: ReadonlySet<string>,
): Promise<Complaint[]> {
  const changing = new Set([...open, step.lifecycle.field.name])
  const found: Complaint[] = []
  for (const { condition, complaint } of conditionsOf(step)) {
    if (readsAny(context, object, condition, changing)) continue
    const paths = readsOld(context, object, condition)
    const old = paths.length > 0 ? await loadRecord(context, object.id, id, paths, db) : null
    if ((await holdsOn(context, db, { object, id, old }, condition)) !== true) found.push(complaint)
  }
  return found
}

function toFact(context: Context, object: CatalogObject, { code, field, rule, texts }: Complaint): MissingFact {
  const name = field && isShown(context, object, field.name) ? field.name : undefined
  return { code, ...(name === undefined ? {} : { field: name }), ...(rule === undefined ? {} : { rule }), texts }
}

function isShown({ rights }: Context, object: CatalogObject, name: string): boolean {
  const field = object.fields.get(name)
  return field !== undefined && rights.field(object, field) !== 'hidden'
}

/** How the record went from state to state, by id of the field. */
async function findPassages(
  { catalog, ed }: Context,
  db: Queryable,
  object: CatalogObject,
  id: string,
): Promise<ReadonlyMap<string, readonly Passage[]>> {
  const history = catalog.objectsById.get(systemObjects.stateChange)
  if (!history) return new Map()
  const at = (name: string, part: 'value' | 'object' = 'value') =>
    raw(quote(history.fieldsById.get(`${systemObjects.stateChange}-${name}`)?.columns?.[part] ?? name))
  const rows = await db.query<Passage & { field: string }>(sql`
    select ${at('field')} as field, ${at('from_state')} as "from", ${at('to_state')} as "to",
      min(${at('changed_at')}) as first, max(${at('changed_at')}) as last
    from ${table(ed, history)}
    where ${at('record')} = ${id}::uuid and ${at('record', 'object')} = ${object.id} and deleted_at is null
    group by ${at('field')}, ${at('from_state')}, ${at('to_state')}`)
  return Map.groupBy(rows, row => row.field)
}
