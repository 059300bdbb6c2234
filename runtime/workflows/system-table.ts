/** The tables behind the system objects that the runtime itself writes: names of columns come from the catalog. */
import { raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import { quote, table } from '../query/identifiers.ts'

export interface SystemTable {
  readonly object: CatalogObject
  /** With its schema, quoted. */
  readonly table: Sql
  /** A field's column, quoted. */
  column(field: string): Sql
  /** The column that says which object an any-reference leads to, quoted. */
  objectColumn(field: string): Sql
}

/** The table of a system object by the object's id; throws where the system template is too old to have it. */
export function systemTable({ catalog, ed }: Pick<Context, 'catalog' | 'ed'>, objectId: string): SystemTable {
  const object = catalog.objectsById.get(objectId)
  if (!object) throw new Error(`The system template lacks ${objectId}`)
  const columnsOf = (field: string) => object.fieldsById.get(`${objectId}-${field}`)?.columns
  const named = (name: string | undefined, field: string) => {
    if (name === undefined) throw new Error(`The system template lacks ${objectId} ${field}`)
    return raw(quote(name))
  }
  return {
    object,
    table: table(ed, object),
    column: field => named(columnsOf(field)?.value, field),
    objectColumn: field => named(columnsOf(field)?.object, field),
  }
}
