/** What a new record gets so that it refers to the one it is made from. */
import type { CatalogObject } from '../api/catalog.ts'
import { isReference, type RecordValues, type Reference } from '../api/values.ts'

/** Values of the new record's first references to this record, and to the same party where both have one. */
export function valuesReferringTo(
  target: CatalogObject,
  source: CatalogObject,
  record: Reference,
  values: RecordValues,
): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  const direct = target.fields.find(
    field => field.type === 'reference' && field.target === source.name && !field.system,
  )
  if (direct) made[direct.name] = record
  const any = target.fields.find(field => field.type === 'anyReference' && field.targets.includes(source.name))
  if (any) made[any.name] = { ...record, object: source.name }
  const shared = source.party && target.party === source.party ? source.party : undefined
  if (shared && made[shared] === undefined && isReference(values[shared])) made[shared] = values[shared]
  return made
}
