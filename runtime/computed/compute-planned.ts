/**
 * What an expression gives for a field of a record that is about to be written: it sees the record as it is planned, and
 * records that it refers to as they are planned, where they are written with it.
 */
import type { CatalogField } from '#metadata/catalog.ts'

import { expressionOf } from '../feel/expressions-of.ts'
import type { MemberPath } from '../feel/load-record.ts'
import { toGiven } from '../feel/to-given.ts'
import { type NamesBeside, namesOf, typedRecord } from '../feel/typed-record.ts'
import { type FeelContext, recordValue } from '../feel/values.ts'
import type { PlannedValues } from '../fields/plan-values.ts'
import type { WriteContext } from '../write.ts'
import { namesBeside } from './names-beside.ts'
import { typePlanned } from './type-record.ts'

/** A record that is about to be written; `id` is that of one which is there already. */
interface Planned {
  readonly plan: PlannedValues
  readonly id?: string | undefined
}

/** The value as somebody would enter it; `others`: what is written together, by id. Throws ExpressionFault. */
export async function computePlanned(
  context: WriteContext,
  { plan, id }: Planned,
  field: CatalogField,
  text: string,
  others: ReadonlyMap<string, Planned> = new Map(),
): Promise<unknown> {
  const expression = expressionOf(context, plan.object, text)
  const beside = await namesBeside(context, expression.of('actor'), context.tx)
  const typed = typePlanned(context, plan, id)
  const paths = expression.of('record')
  const record = await typedRecord(context, typed, paths, beside, context.tx)
  const referred = await plannedReferences(context, plan, paths, beside, others)
  const whole = recordValue(plan.object.id, { ...record, ...referred })
  return toGiven(context, field, expression.evaluate(namesOf(whole, null, beside)))
}

/** By field: the records of a reference that are not stored yet, or not as they will be. */
async function plannedReferences(
  context: WriteContext,
  { object, values }: PlannedValues,
  paths: readonly MemberPath[],
  beside: NamesBeside,
  others: ReadonlyMap<string, Planned>,
): Promise<Record<string, FeelContext>> {
  const found: Record<string, FeelContext> = {}
  for (const [name = '', deeper] of Map.groupBy(paths, path => path[0])) {
    const field = object.fields.get(name)
    const value = field?.type === 'reference' ? values.get(field) : undefined
    const other = typeof value === 'string' ? others.get(value) : undefined
    const inner = deeper.map(path => path.slice(1)).filter(path => path.length > 0)
    if (!other || inner.length === 0) continue
    const typed = typePlanned(context, other.plan, other.id)
    found[name] = { ...(await typedRecord(context, typed, inner, beside, context.tx)), id: value as string }
  }
  return found
}
