/**
 * The validations of objects, asked of records as they are written, so that formulas, roll-ups and lines count. A parent
 * whose roll-ups may change with a child is asked as well.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { rollUpOf } from '#metadata/computed/computed-field.ts'
import type { LocalizedText, Validation } from '#metadata/definitions.ts'

import { namesBeside } from '../computed/names-beside.ts'
import { ExpressionFault } from '../feel/expression-fault.ts'
import { expressionOf } from '../feel/expressions-of.ts'
import { loadRecord } from '../feel/load-record.ts'
import { namesOf } from '../feel/typed-record.ts'
import type { FeelContext, FeelValue } from '../feel/values.ts'
import { escapePointer } from '../fields/pointer.ts'
import type { ValueError } from '../fields/value-error.ts'
import type { LockedRecord } from '../records/write/lock-records.ts'
import type { CheckWritten, RuleSubject } from '../records/write/rule-subject.ts'
import type { WriteContext } from '../write.ts'
import { appliesTo } from './applies-to.ts'

/** A record that is asked, and where what is wrong with it is told. */
interface Asked {
  readonly object: CatalogObject
  readonly id: string
  readonly old: FeelContext | null
  readonly pointer: string
  readonly errors: ValueError[]
}

/** Whether records of the object obey validations, their own or those of a parent. */
export function isValidated(objects: Iterable<CatalogObject>, object: CatalogObject): boolean {
  return errorsOf(object).length > 0 || parentsOf(objects, object).length > 0
}

/** What is asked once the records are written; what it needs of them as they are is read now. */
export async function askValidations(
  context: WriteContext,
  subjects: readonly RuleSubject[],
): Promise<CheckWritten | undefined> {
  const asked: Asked[] = []
  const own = subjects.filter(({ plan }) => errorsOf(plan.object).length > 0)
  for (const { plan, id, before } of own) {
    const reads = errorsOf(plan.object).flatMap(item => expressionOf(context, plan.object, item.holds).of('old'))
    const old = before && reads.length > 0 ? await loadRecord(context, plan.object.id, id, reads, context.tx) : null
    asked.push({ object: plan.object, id, old, pointer: plan.pointer, errors: plan.errors })
  }
  const taken = new Set(subjects.map(subject => subject.id))
  for (const { plan, before } of subjects) {
    for (const { parent, back } of parentsOf(context.catalog.objects.values(), plan.object)) {
      const ids = [plan.values.get(back), before?.get(back)].filter(id => typeof id === 'string')
      for (const id of ids) {
        if (taken.has(id)) continue
        taken.add(id)
        asked.push({ object: parent, id, old: null, pointer: plan.pointer, errors: plan.errors })
      }
    }
  }
  if (asked.length === 0) return undefined
  return async () => {
    for (const item of asked) await ask(context, item)
  }
}

/** What the parents object to of records that went or came back, other than those that go with them. */
export async function askParents(context: WriteContext, records: readonly LockedRecord[]): Promise<ValueError[]> {
  const errors: ValueError[] = []
  const taken = new Set(records.map(record => record.id))
  for (const { object, values } of records) {
    for (const { parent, back } of parentsOf(context.catalog.objects.values(), object)) {
      const id = values.get(back)
      if (typeof id !== 'string' || taken.has(id)) continue
      taken.add(id)
      await ask(context, { object: parent, id, old: null, pointer: '', errors })
    }
  }
  return errors
}

function errorsOf(object: CatalogObject): Validation[] {
  return (object.definition.validations ?? []).filter(item => item.level === 'error')
}

interface Parent {
  readonly parent: CatalogObject
  /** The field of the child that leads to it. */
  readonly back: CatalogField
}

const known = new WeakMap<CatalogObject, readonly Parent[]>()

/** Objects with validations whose roll-ups count records of this one; told once per catalog. */
function parentsOf(objects: Iterable<CatalogObject>, object: CatalogObject): readonly Parent[] {
  const parents = known.get(object) ?? findParents(objects, object)
  known.set(object, parents)
  return parents
}

function findParents(objects: Iterable<CatalogObject>, object: CatalogObject): Parent[] {
  return [...objects].flatMap(parent => {
    if (errorsOf(parent).length === 0) return []
    return [...parent.fields.values()].flatMap(({ definition }) => {
      const rollUp = definition && rollUpOf(definition)
      const children = rollUp && parent.fields.get(rollUp.children)?.definition
      if (children?.type !== 'children' || children.target !== object.name) return []
      const back = object.fields.get(children.via)
      return back?.type === 'reference' ? [{ parent, back }] : []
    })
  })
}

async function ask(context: WriteContext, { object, id, old, pointer, errors }: Asked): Promise<void> {
  const validations = errorsOf(object)
  const reads = (root: 'record' | 'actor') =>
    validations.flatMap(item => expressionOf(context, object, item.holds).of(root))
  const type = object.fields.has('record_type') ? [['record_type']] : []
  const record = await loadRecord(context, object.id, id, [...reads('record'), ...type], context.tx)
  if (!record) return
  const names = namesOf(record, old, await namesBeside(context, reads('actor'), context.tx))
  for (const item of validations) {
    if (!appliesTo(item, typeof record.record_type === 'string' ? record.record_type : undefined)) continue
    const verdict = evaluate(context, object, item, names)
    if (verdict !== false && !(verdict instanceof ExpressionFault)) continue
    const texts = verdict === false ? bothOf(item.message) : { en: verdict.en, 'zh-CN': verdict.zh }
    const field = item.field === undefined ? undefined : object.fields.get(item.field)
    const isShown = field && context.rights.field(object, field) !== 'hidden'
    errors.push({
      pointer: isShown ? `${pointer}/${escapePointer(field.name)}` : pointer,
      code: verdict === false ? 'validation/broken' : 'validation/fault',
      message: texts.en,
      texts,
    })
  }
}

/** A text that is there in one language stands for both. */
function bothOf(text: LocalizedText) {
  const [first = ''] = Object.values(text)
  return { en: text.en ?? first, 'zh-CN': text['zh-CN'] ?? first }
}

function evaluate(
  context: WriteContext,
  object: CatalogObject,
  { holds }: Validation,
  names: FeelContext,
): FeelValue | ExpressionFault {
  try {
    return expressionOf(context, object, holds).evaluate(names)
  } catch (fault) {
    if (fault instanceof ExpressionFault) return fault
    throw fault
  }
}
