/** The field by whose input a parameter of a query is filled in. */
import type { QueryParameter } from '#metadata/definitions.ts'
import type { CatalogField } from '../api/catalog.ts'

const types = { text: 'text', number: 'decimal', date: 'date', boolean: 'boolean', record: 'text' } as const

export function parameterField({ name, label, type }: QueryParameter): CatalogField {
  return { id: name, name, label: label ?? {}, type: types[type] }
}
