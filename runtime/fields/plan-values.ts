/**
 * From the JSON of one record to what will be written: names checked against the rights, defaults filled in, forms and
 * limits checked. Everything that is wrong is collected; what only the database knows is left as needs.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import type { Context } from '../context.ts'
import { findChoiceComplaint } from './choice-rules.ts'
import { defaultOf } from './default-values.ts'
import { fieldKinds } from './field-kinds.ts'
import { defaultFormulaOf, isWritable } from './record-schema.ts'
import { isSame, type StoredAnyReference, type StoredMoney, type StoredValue } from './stored-value.ts'
import { findMisshapen } from './validators.ts'
import { type Complaint, errorAt, type ValueError } from './value-error.ts'

export type GivenValues = Readonly<Record<string, unknown>>
export type StoredValues = Map<CatalogField, StoredValue>

/** Something that a value speaks of and that has to be there. */
export type Need = { readonly field: CatalogField } & (
  | { readonly kind: 'record'; readonly target: CatalogObject; readonly id: string; readonly right: 'read' | 'update' }
  | { readonly kind: 'currency'; readonly code: string }
  | { readonly kind: 'file'; readonly id: string }
)

/** One record as it will be written, or all that is wrong with it. */
export interface PlannedValues {
  readonly object: CatalogObject
  /** JSON pointer of the record in what was sent; empty for the record itself. */
  readonly pointer: string
  readonly values: StoredValues
  /** The fields that the request itself names; the others were filled in. */
  readonly given: ReadonlySet<CatalogField>
  /** Child lines as they were given, by their field. */
  readonly lines: ReadonlyMap<CatalogField, unknown>
  readonly needs: readonly Need[]
  readonly errors: ValueError[]
  /** What lifecycles make of it; written into the history of states with the record. */
  readonly stateChanges: StateChange[]
}

/** A record entered a state. */
export interface StateChange {
  readonly field: CatalogField
  readonly lifecycleId: string
  /** Codes; null where it was in none. */
  readonly from: string | null
  readonly to: string
  readonly transitionId: string | null
  readonly comment: string | null
}

export interface PlanOptions {
  readonly mode: 'create' | 'update'
  readonly pointer: string
  readonly now: Date
  /** What an update finds. */
  readonly current?: ReadonlyMap<CatalogField, StoredValue> | undefined
  /** The reference to the parent, of a record that is written with its parent. */
  readonly via?: CatalogField | undefined
  /** Names of fields that a definition sets, whatever the actor may change himself. */
  readonly trusted?: ReadonlySet<string> | undefined
}

/** Plans one record. */
export function planValues(
  context: Context,
  object: CatalogObject,
  given: GivenValues,
  options: PlanOptions,
): PlannedValues {
  const errors: ValueError[] = []
  const complain = (name: string, complaint: Complaint) => errors.push(errorAt(options.pointer, name, complaint))
  const lines = new Map<CatalogField, unknown>()
  const wanted: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const field = object.fields.get(name)
    const refusal = refuse(context, object, name, field, options)
    if (refusal) complain(name, refusal)
    else if (field?.type === 'children') lines.set(field, value)
    else wanted[name] = toEmpty(field, value)
  }
  if (options.mode === 'create') addDefaults(context, object, wanted, options)
  const shaped = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null))
  const misshapen = findMisshapen(object, shaped)
  for (const [name, complaint] of misshapen) complain(name, complaint)

  const values: StoredValues = new Map()
  for (const [name, value] of Object.entries(wanted)) {
    const field = object.fields.get(name)
    if (!field || misshapen.has(name)) continue
    const stored = value === null ? null : toStored(context, field, value)
    const complaint = complaintOf(field, stored)
    if (complaint) complain(name, complaint)
    else values.set(field, stored as StoredValue)
  }
  if (options.mode === 'create') {
    const known = new Set(errors.map(error => error.pointer))
    for (const field of object.fields.values()) {
      const isFilledLater = defaultFormulaOf(field) !== undefined
      const isMissing = isRequired(field) && field !== options.via && !values.has(field) && !isFilledLater
      if (isMissing && !known.has(errorAt(options.pointer, field.name, missing).pointer)) complain(field.name, missing)
    }
  }
  for (const [field, value] of values) {
    const complaint = findChoiceComplaint(object, field, value, values, options.current)
    if (complaint) complain(field.name, complaint)
  }
  const needs = [...values].flatMap(([field, value]) => needsOf(context, object, field, value, options))
  const asked = new Set(Object.keys(given).flatMap(name => object.fields.get(name) ?? []))
  return { object, pointer: options.pointer, values, given: asked, lines, needs, errors, stateChanges: [] }
}

/** What is said where a value is required. */
export const missing: Complaint = { code: 'required', message: 'A value is required.' }

/** Whether no record is saved without it. Owner and record type are never empty. */
export function isRequired(field: CatalogField): boolean {
  return (field.required || field.system) && isWritable(field) && field.type !== 'children'
}

/** Why nothing may be written to the name, if so. A hidden field and one that does not exist are refused alike. */
function refuse(
  context: Context,
  object: CatalogObject,
  name: string,
  field: CatalogField | undefined,
  { via, trusted }: PlanOptions,
): Complaint | undefined {
  const isTrusted = trusted?.has(name) === true
  if (!field || (context.rights.field(object, field) === 'hidden' && !isTrusted)) {
    const names = [...object.fields.values()].filter(item => context.rights.field(object, item) !== 'hidden')
    const near = didYouMean(
      name,
      names.map(item => item.name),
    )
    const message = `"${object.name}" has no field "${name.slice(0, 60)}".`
    return { code: 'field/unknown', message, ...(near.length > 0 ? { didYouMean: near } : {}) }
  }
  const isReadOnly = !isTrusted && context.rights.field(object, field) !== 'editable'
  if (isReadOnly || !isWritable(field) || field === via) {
    return { code: 'field/read-only', message: `"${name}" cannot be written.` }
  }
  return undefined
}

/** Texts without content are no values, nor are empty lists where a field takes a list. */
function toEmpty(field: CatalogField | undefined, value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  const takesList = field?.type === 'multiChoice' || field?.type === 'file'
  if (takesList && Array.isArray(value) && value.length === 0) return null
  return value ?? null
}

function addDefaults(
  context: Context,
  object: CatalogObject,
  wanted: Record<string, unknown>,
  { now }: PlanOptions,
): void {
  for (const field of object.fields.values()) {
    if (Object.hasOwn(wanted, field.name) && !(field.system && wanted[field.name] === null)) continue
    const value =
      field.name === 'owner' && field.system
        ? ownerOf(context, object)
        : defaultOf(object, field, { actor: context.actor, now })
    if (value !== undefined) wanted[field.name] = value
  }
}

/** Who owns a new record of which nothing else was said. */
function ownerOf({ actor }: Context, object: CatalogObject): string | undefined {
  if (object.definition.ownership === 'user') return actor.userId
  return actor.teamIds.length === 1 ? actor.teamIds[0] : undefined
}

/** What will be kept, or undefined when an any-reference names no object that it may lead to. */
function toStored(context: Context, field: CatalogField, value: unknown): StoredValue | undefined {
  const stored = fieldKinds[field.type].store(value, field)
  if (field.type !== 'anyReference') return stored
  const { object, id } = stored as StoredAnyReference
  const target = context.catalog.objects.get(object)
  return target && field.targets.includes(target.id) ? { object: target.id, id } : undefined
}

function complaintOf(field: CatalogField, stored: StoredValue | undefined): Complaint | undefined {
  if (stored === undefined) return { code: 'reference/unknown', message: 'It does not lead to records of that object.' }
  if (stored === null) return isRequired(field) ? missing : undefined
  return textComplaint(stored) ?? fieldKinds[field.type].complain?.(stored, field)
}

/** Characters that PostgreSQL cannot keep; bodies are checked at the edge, other doors lead here too. */
function textComplaint(stored: StoredValue): Complaint | undefined {
  const texts = typeof stored === 'string' ? [stored] : Array.isArray(stored) ? (stored as readonly string[]) : []
  return texts.every(text => !text.includes('\0') && text.isWellFormed())
    ? undefined
    : { code: 'text/characters', message: 'It has characters that cannot be kept.' }
}

function needsOf(
  context: Context,
  object: CatalogObject,
  field: CatalogField,
  value: StoredValue,
  { current }: PlanOptions,
): Need[] {
  if (value === null || (current && isSame(current.get(field) ?? null, value))) return []
  const recordNeed = (objectId: string | undefined, id: string): Need[] => {
    const target = context.catalog.objectsById.get(objectId ?? '')
    const decides = object.definition.access?.mode === 'follows' && object.definition.access.through === field.name
    return target ? [{ kind: 'record', field, target, id, right: decides ? 'update' : 'read' }] : []
  }
  switch (field.type) {
    case 'reference':
      if (field.system && value === context.actor.userId) return []
      return recordNeed(field.targets[0], value as string)
    case 'anyReference':
      return recordNeed((value as StoredAnyReference).object, (value as StoredAnyReference).id)
    case 'money':
      return [{ kind: 'currency', field, code: (value as StoredMoney).currency }]
    case 'file': {
      const before = [current?.get(field) ?? []].flat()
      return [value as string | readonly string[]]
        .flat()
        .filter(id => !before.includes(id))
        .map(id => ({ kind: 'file', field, id }))
    }
    default:
      return []
  }
}
