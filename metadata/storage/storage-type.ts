/**
 * What a field is stored as. Field types of one family share a column, so that changing a text into a choice moves no
 * data; another family is another column.
 */
import { isComputedWhenRead } from '../computed/computed-field.ts'
import type { FieldDefinition } from '../definitions.ts'

/** A part of a stored value: '' is the value itself, `currency` belongs to money, `object` to an any-reference. */
export type StoragePart = '' | 'currency' | 'object'

type Family = (field: FieldDefinition) => string | undefined
const as =
  (family: string): Family =>
  () =>
    family

const families: Record<FieldDefinition['type'], Family> = {
  text: as('text'),
  longText: as('text'),
  email: as('text'),
  phone: as('text'),
  url: as('text'),
  choice: as('text'),
  autoNumber: as('text'),
  integer: as('bigint'),
  rating: as('bigint'),
  decimal: as('numeric'),
  percent: as('numeric'),
  money: as('money'),
  boolean: as('boolean'),
  date: as('date'),
  datetime: as('timestamptz'),
  multiChoice: as('text[]'),
  reference: field => (field.type === 'reference' ? `reference:${field.target}` : undefined),
  anyReference: as('anyReference'),
  file: field => (field.type === 'file' && field.many ? 'files' : 'file'),
  children: () => undefined,
}

/** The family of a field in resolved form, e.g. `numeric` or `reference:<target id>`; undefined when nothing is stored. */
export function storageType(field: FieldDefinition): string | undefined {
  return isComputedWhenRead(field) ? undefined : families[field.type](field)
}

/** The columns of a family: part and SQL type. */
export function storageParts(type: string): readonly (readonly [StoragePart, string])[] {
  switch (type) {
    case 'money':
      return [
        ['', 'numeric'],
        ['currency', 'text'],
      ]
    case 'anyReference':
      return [
        ['', 'uuid'],
        ['object', 'text'],
      ]
    case 'files':
      return [['', 'uuid[]']]
    case 'file':
      return [['', 'uuid']]
  }
  return [['', referenceTarget(type) === undefined ? type : 'uuid']]
}

/** The object id that a reference family leads to; undefined for other families. */
export function referenceTarget(type: string): string | undefined {
  return type.startsWith('reference:') ? type.slice('reference:'.length) : undefined
}
