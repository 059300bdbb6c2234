/**
 * The value of an expression of a draft on a record: of the draft's preview where there is one, else of production. It
 * is evaluated with the limits of every expression, and shown only to somebody who may see all that it reads.
 */
import type { CatalogObject } from '#metadata/catalog.ts'
import { type CheckedExpression, checkExpression } from '#metadata/feel/check.ts'
import { recordScope, scopeNames } from '#metadata/feel/scope.ts'
import { Problem } from '#platform/problem.ts'
import { namesBeside } from '#runtime/computed/names-beside.ts'
import type { Context } from '#runtime/context.ts'
import { compileExpression } from '#runtime/feel/compile.ts'
import { ExpressionFault } from '#runtime/feel/expression-fault.ts'
import { loadRecord } from '#runtime/feel/load-record.ts'
import { namesOf } from '#runtime/feel/typed-record.ts'
import { contextOf } from '#runtime/feel/values.ts'
import { getRecord } from '#runtime/records/get-record.ts'
import type { FoundPlace } from './find-place.ts'
import { inHead } from './in-head.ts'
import { mayRead } from './may-read.ts'
import { type SampleRecord, sampleRecords, titlesOf } from './sample-records.ts'
import { valueText } from './value-text.ts'

/** Why there is no value. */
export type NoValue = 'problems' | 'variables' | 'unknown' | 'noRecords' | 'noRight'

export interface Sample {
  readonly of: 'preview' | 'production'
  /** Records to choose from, and the one that was taken. */
  readonly records: readonly SampleRecord[]
  readonly record?: SampleRecord
  /** As it is written in the language. */
  readonly value?: string
  /** The evaluation ended with this instead of a value. */
  readonly fault?: { readonly en: string; readonly zh: string }
  readonly none?: NoValue
}

export interface SampleWish {
  /** The record; without one the first that is found. */
  readonly record?: string | undefined
  /** Words by which records are looked for. */
  readonly find?: string | undefined
}

/** The value, or why there is none. */
export async function sampleValue(
  context: Context,
  of: Sample['of'],
  found: FoundPlace,
  wish: SampleWish,
): Promise<Sample> {
  const { place, scope, symbols } = found
  const none = (reason: NoValue, records: readonly SampleRecord[] = []): Sample => ({ of, records, none: reason })
  const checked = checkExpression(place.text, scope)
  if (checked.problems.length > 0) return none('problems')
  if (checked.reads.some(({ root }) => !scopeNames.has(root))) return none('variables')
  const head = context.catalog.symbols
  const object = place.object && context.catalog.objectsById.get(place.object.id)
  const text = inHead(place.text, checked, symbols, head)
  if ((place.object && !object) || text === undefined) return none('unknown')
  const running = checkExpression(text, recordScope(head, object?.definition, { old: true }))
  if (running.problems.length > 0) return none('unknown')
  const records = object ? await findRecords(context, object, wish) : []
  if (!records || !mayRead(context, object, running.reads)) return none('noRight', records)
  const record = object && (await chosen(context, object, records, wish.record))
  if (object && !record) return none('noRecords', records)
  const shown = { of, records, ...(record ? { record } : {}) }
  try {
    const value = await evaluate(context, object, record?.id, running)
    return { ...shown, value: await valueText(context, value) }
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault
    return { ...shown, fault: { en: fault.en, zh: fault.zh } }
  }
}

/** Undefined for somebody who may not read the object. */
async function findRecords(context: Context, object: CatalogObject, { find = '' }: SampleWish) {
  if (context.rights.scope(object, 'read') === 'none') return undefined
  return sampleRecords(context, object, find)
}

async function chosen(
  context: Context,
  object: CatalogObject,
  records: readonly SampleRecord[],
  wanted: string | undefined,
): Promise<SampleRecord | undefined> {
  const listed = records.find(item => item.id === wanted)
  if (listed || wanted === undefined) return listed ?? records[0]
  try {
    await getRecord(context, object.name, wanted, ['id'])
    return (await titlesOf(context, object, [wanted]))[0] ?? records[0]
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'record/unknown') return records[0]
    throw problem
  }
}

async function evaluate(
  context: Context,
  object: CatalogObject | undefined,
  id: string | undefined,
  { expression, reads }: CheckedExpression,
) {
  if (!expression) return null
  const pathsOf = (...roots: readonly string[]) =>
    reads.filter(({ root }) => roots.includes(root)).map(({ path }) => path)
  const beside = await namesBeside(context, pathsOf('actor'))
  // Nothing has changed of it, so that it is the record before the change as well.
  const record =
    object && id !== undefined ? await loadRecord(context, object.id, id, pathsOf('record', 'old'), context.db) : null
  const names = record ? namesOf(record, record, beside) : contextOf(Object.entries(beside))
  return compileExpression(expression)(names)
}
