/** Which choices a record may take: those of its record type, and retired ones only where it has them already. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import { isSame, type StoredValue } from './stored-value.ts'
import type { Complaint } from './value-error.ts'

type Values = ReadonlyMap<CatalogField, StoredValue>

/** What is wrong with the choice, if anything; that its codes exist has been checked. */
export function findChoiceComplaint(
  object: CatalogObject,
  field: CatalogField,
  value: StoredValue,
  values: Values,
  current: Values | undefined,
): Complaint | undefined {
  if ((field.type !== 'choice' && field.type !== 'multiChoice') || value === null) return undefined
  const before = current?.get(field) ?? null
  if (isSame(before, value)) return undefined
  const had = [before as string | readonly string[] | null].flat()
  const chosen = [value as string | readonly string[]].flat().filter(code => !had.includes(code))
  const retired = chosen.find(code => field.choices.find(choice => choice.code === code)?.retired)
  if (retired !== undefined) return { code: 'choice/retired', message: `"${retired}" is no longer offered.` }
  const offered = offeredCodes(object, field, values, current)
  const outside = offered && chosen.find(code => !offered.includes(code))
  return outside === undefined
    ? undefined
    : { code: 'choice/not-offered', message: `"${outside}" is not offered for this record type.` }
}

/** The codes that the record's type leaves of a field; undefined where it leaves all. */
function offeredCodes(
  object: CatalogObject,
  field: CatalogField,
  values: Values,
  current: Values | undefined,
): readonly string[] | undefined {
  const typeField = object.fields.get('record_type')
  if (!typeField?.system) return undefined
  const name = values.get(typeField) ?? current?.get(typeField)
  const type = object.definition.recordTypes?.find(item => item.name === name)
  return type?.choices?.find(item => item.field === field.name)?.codes
}
