/** Quoted names of tables and columns. They come from the catalog only, never from a request. */
import { raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

/** A name in double quotes. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The table of an object in the given schema. */
export function table(ed: string, object: CatalogObject): Sql {
  return raw(`${quote(ed)}.${quote(object.table)}`)
}

/** A column of an alias. */
export function column(alias: string, name: string): Sql {
  return raw(`${alias}.${quote(name)}`)
}
