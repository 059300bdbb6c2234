/** Numbers for records that are loaded with a date of their own: counted in their order, and the counters left behind the last. */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { NumberingDefinition } from '#metadata/definitions.ts'
import type { Queryable } from '#platform/database/database.ts'

import { quote } from '../query/identifiers.ts'
import { formatNumber, periodOf } from './format-number.ts'
import { sequenceName } from './give-numbers.ts'

export interface LoadedNumbers {
  /** The next number of an auto-number field for a record made on `day` (YYYY-MM-DD). */
  next(object: CatalogObject, field: CatalogField, day: string, recordType: string | undefined): string | undefined
  /** Writes how far each counter has come. */
  save(tx: Queryable, ed: string): Promise<void>
}

/** Counts from each rule's start. */
export function createLoadedNumbers(catalog: Catalog): LoadedNumbers {
  const counters = new Map<string, { numbering: NumberingDefinition; value: number }>()
  return {
    next(object, field, day, recordType) {
      const own = object.definition.recordTypes?.find(type => type.name === recordType)?.numbering
      const name = own ?? (field.definition?.type === 'autoNumber' ? field.definition.numbering : undefined)
      const numbering = name === undefined ? undefined : catalog.symbols.definition('numbering', name)
      if (!numbering) return undefined
      const key = `${numbering.id} ${periodOf(numbering, day, '')}`
      const value = (counters.get(key)?.value ?? (numbering.start ?? 1) - 1) + 1
      counters.set(key, { numbering, value })
      return formatNumber(numbering, value, { today: day, unitCode: '', values: new Map() })
    },
    async save(tx, ed) {
      for (const [key, { numbering, value }] of counters) {
        if (numbering.mode === 'fast') {
          await tx.script(`create sequence ${sequenceName(ed, key)} minvalue 0 start with ${value + 1}`)
        } else {
          const text = `insert into ${quote(`${ed}_log`)}.counter (key, value) values ($1, $2)`
          await tx.query({ text, values: [key, value] })
        }
      }
    },
  }
}
