/** One view per object: its fields under their names of today, without deleted records. */
import { indexSymbols, type ResolvedApplication } from '../application.ts'
import { systemFieldsOf } from '../system-fields.ts'
import { physicalName } from './physical-names.ts'
import { quoteIn, quoteName } from './quote.ts'
import type { StorageMap } from './storage-map.ts'

export interface View {
  readonly name: string
  readonly select: string
}

/** The views of an application over the tables in schema `ed`. */
export function viewsOf(application: ResolvedApplication, storage: StorageMap, ed: string): View[] {
  const names = new Set<string>()
  return indexSymbols(application)
    .all('object')
    .flatMap(object => {
      const table = storage.tableOf(object.id)
      if (table === undefined) return []
      const columns = new Map(systemFieldsOf(object).map(({ name, column }) => [name, column]))
      for (const field of object.fields) {
        const stored = storage.columnsOf(object.id, field)
        for (const [part, column] of Object.entries(stored ?? {})) {
          const wanted = part === 'value' ? field.name : `${field.name}_${part}`
          columns.set(physicalName(wanted, new Set(columns.keys())), column)
        }
      }
      const name = physicalName(object.name, names)
      names.add(name)
      const list = [...columns].map(([as, column]) => `${quoteName(column)} as ${quoteName(as)}`)
      return [{ name, select: `select ${list.join(', ')} from ${quoteIn(ed, table)} where deleted_at is null` }]
    })
}
