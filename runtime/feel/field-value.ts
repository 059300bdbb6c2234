/** What is kept of a field → what expressions see of it. References and files are known by their ids only. */
import { Temporal } from 'temporal-polyfill'

import type { CatalogField, FieldType } from '#metadata/catalog.ts'

import type { StoredAnyReference, StoredMoney, StoredValue } from '../fields/stored-value.ts'
import { toAmount, toDecimal } from './decimal.ts'
import { type FeelValue, recordValue } from './values.ts'

/** Files have no object; as records they are told apart by this. */
export const fileObject = '@file'

/** The value of a field in expressions; moments are in the time zone of whoever acts. Children have to be loaded. */
export function toFeel(field: CatalogField, stored: StoredValue, timeZone: string): FeelValue {
  if (field.type === 'file') return ([stored ?? []].flat() as string[]).map(id => recordValue(fileObject, { id }))
  if (field.type === 'children') throw new Error(`${field.name} has to be loaded`)
  return stored === null ? null : conversions[field.type](stored as never, field, timeZone)
}

type Convert = (stored: never, field: CatalogField, timeZone: string) => FeelValue

const asText = (stored: string): FeelValue => stored
const asNumber = (stored: string | number): FeelValue => toDecimal(stored)

const conversions: Readonly<Record<Exclude<FieldType, 'file' | 'children'>, Convert>> = {
  id: asText,
  text: asText,
  longText: asText,
  email: asText,
  phone: asText,
  url: asText,
  autoNumber: asText,
  choice: asText,
  integer: asNumber,
  decimal: asNumber,
  percent: asNumber,
  rating: asNumber,
  money: ({ amount, currency }: StoredMoney) => toAmount(amount, currency),
  boolean: (stored: boolean) => stored,
  date: (stored: string) => Temporal.PlainDate.from(stored),
  datetime: (stored: string, _field, timeZone) => Temporal.Instant.from(stored).toZonedDateTimeISO(timeZone),
  multiChoice: (stored: readonly string[]) => stored,
  reference: (stored: string, field) => recordValue(field.targets[0] ?? '', { id: stored }),
  anyReference: ({ object, id }: StoredAnyReference) => recordValue(object, { id }),
}
