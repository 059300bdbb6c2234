/**
 * Converts a record: makes or takes one record per target, in order, then writes back to the source, all in the caller's
 * transaction. The source is locked first, so of two who convert it at once the second finds it converted.
 */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ConversionDefinition } from '#metadata/definitions.ts'

import { constantOf } from '../fields/default-values.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { escapePointer } from '../fields/pointer.ts'
import type { ValueError } from '../fields/value-error.ts'
import { notOffered } from '../problems.ts'
import { findOffer } from '../query/find-offer.ts'
import { createRecords } from '../records/write/create-records.ts'
import { lockOne } from '../records/write/lock-records.ts'
import { matchesFilter } from '../records/write/matches-filter.ts'
import { readTitles } from '../records/write/read-titles.ts'
import { updateLocked } from '../records/write/update-record.ts'
import { invalidValues } from '../records/write/write-problems.ts'
import type { WriteContext } from '../write.ts'
import { type PlannedTarget, planConversion } from './plan-conversion.ts'

/** What the person chose for one target; nothing said means as previewed. */
export interface TargetChoice {
  readonly skip?: boolean
  readonly existing?: string
  readonly values?: GivenValues
}

export interface MadeRecord {
  readonly object: string
  readonly id: string
  readonly title: string | null
}

/** Answers what was made or taken, by target. */
export async function runConversion(
  origin: WriteContext,
  source: CatalogObject,
  id: string,
  name: string,
  choices: Readonly<Record<string, TargetChoice>>,
): Promise<{ made: Record<string, MadeRecord> }> {
  const context: WriteContext = { ...origin, source: { ...origin.source, kind: 'conversion' } }
  const conversion = findOffer(context, 'conversion', source, name)
  const writesBack = (conversion.set?.length ?? 0) + (conversion.link?.length ?? 0) > 0
  const locked = writesBack ? await lockOne(context, source, id, 'update') : undefined
  const plan = await planConversion(context, context.tx, source, id, conversion)
  if (!(await matchesFilter(context, context.tx, source, id, conversion))) {
    throw notOffered(`The conversion "${name}" is not offered for the record as it is now.`)
  }
  assertChoices(plan.targets, choices)
  const made: Record<string, MadeRecord> = {}
  for (const target of plan.targets) {
    const choice = Object.hasOwn(choices, target.definition.name) ? (choices[target.definition.name] ?? {}) : {}
    if (choice.skip) continue
    made[target.definition.name] = await makeTarget(context, target, choice, made)
  }
  if (locked) {
    const back = writtenBack(context, source, conversion, made)
    await updateLocked(context, locked, back, { trusted: new Set(Object.keys(back)) })
  }
  return { made }
}

function assertChoices(targets: readonly PlannedTarget[], choices: Readonly<Record<string, TargetChoice>>): void {
  const errors: ValueError[] = []
  for (const [name, choice] of Object.entries(choices)) {
    const target = targets.find(item => item.definition.name === name)?.definition
    const pointer = `/targets/${escapePointer(name)}`
    if (!target) errors.push({ pointer, code: 'target/unknown', message: 'The conversion makes no such record.' })
    else if (choice.skip && !target.optional)
      errors.push({ pointer: `${pointer}/skip`, code: 'required', message: 'It cannot be left out.' })
  }
  if (errors.length > 0) throw invalidValues(errors)
}

async function makeTarget(
  context: WriteContext,
  { definition, object, values }: PlannedTarget,
  choice: TargetChoice,
  made: Readonly<Record<string, MadeRecord>>,
): Promise<MadeRecord> {
  const pointer = `/targets/${escapePointer(definition.name)}`
  if (choice.existing !== undefined) {
    const id = choice.existing.toLowerCase()
    const titles = await readTitles(context, context.tx, object, [id])
    if (titles.has(id)) return { object: object.name, id, title: titles.get(id) ?? null }
    const message = `There is no such record of "${object.name}".`
    throw invalidValues([{ pointer: `${pointer}/existing`, code: 'reference/unknown', message }])
  }
  const links: Record<string, unknown> = {}
  for (const { field, made: earlier } of definition.fields) {
    const record = earlier === undefined ? undefined : made[earlier]
    if (record)
      links[field] =
        object.fields.get(field)?.type === 'anyReference' ? { object: record.object, id: record.id } : { id: record.id }
  }
  const planned = { ...values, ...links }
  const given = { ...planned, ...choice.values }
  const trusted = new Set(Object.keys(planned).filter(field => isAsPlanned(context, object, field, planned, choice)))
  const [created] = await createRecords(context, object, [given], { trusted, pointer: `${pointer}/values` })
  const id = created?.id ?? ''
  const titles = await readTitles(context, context.tx, object, [id])
  return { object: object.name, id, title: titles.get(id) ?? null }
}

/** The definition is trusted with its fields, but not with what the person puts in their place. */
function isAsPlanned(
  { rights }: WriteContext,
  object: CatalogObject,
  name: string,
  planned: Readonly<Record<string, unknown>>,
  { values = {} }: TargetChoice,
): boolean {
  if (!Object.hasOwn(values, name)) return true
  const field = object.fields.get(name)
  const isShown = field !== undefined && rights.field(object, field) !== 'hidden'
  return isShown && JSON.stringify(values[name]) === JSON.stringify(planned[name])
}

function writtenBack(
  { actor }: WriteContext,
  source: CatalogObject,
  { set = [], link = [] }: ConversionDefinition,
  made: Readonly<Record<string, MadeRecord>>,
): GivenValues {
  const moment = { actor, now: new Date() }
  const values: Record<string, unknown> = {}
  for (const { field: name, value } of set) {
    const field = source.fields.get(name)
    if (field) values[name] = constantOf(field, value, moment)
  }
  for (const { field: name, made: target } of link) {
    const record = made[target]
    if (record)
      values[name] =
        source.fields.get(name)?.type === 'anyReference' ? { object: record.object, id: record.id } : { id: record.id }
  }
  return values
}
