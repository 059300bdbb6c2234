/** The values that a service sets, worked out where it stands. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { FieldValue } from '#metadata/definitions.ts'
import { toGiven } from '../../feel/to-given.ts'
import type { GivenValues } from '../../fields/plan-values.ts'
import { unknownObject } from '../../problems.ts'
import type { Wait } from '../engine/types.ts'
import type { Run } from '../run.ts'

/** By name of the field, as somebody would write them. */
export async function evaluateValues(
  { context, stepper, state }: Run,
  wait: Wait,
  object: CatalogObject,
  set: readonly FieldValue[] = [],
): Promise<GivenValues> {
  const given: Record<string, unknown> = {}
  for (const { field, value } of set) {
    given[field] = toGiven(context, object.fields.get(field), await stepper.evaluate(wait, value, state))
  }
  return given
}

/** The object of a service; throws `object/unknown` when it is gone. */
export function objectOfService({ context }: Run, name: string | undefined): CatalogObject {
  const object = context.catalog.objects.get(name ?? '')
  if (!object) throw unknownObject(`There is no object "${name ?? ''}" any more.`)
  return object
}
