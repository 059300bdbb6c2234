/** The built-in objects and their fields, found by id so that they may be renamed. */
import type { Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import { column } from './identifiers.ts'
import type { World } from './path.ts'

/** An object that every system has. */
export function systemObject({ catalog }: Pick<World, 'catalog'>, id: string): CatalogObject {
  const object = catalog.objectsById.get(id)
  if (!object) throw new Error(`The system template lacks ${id}`)
  return object
}

/** The column of a field of a system object; `name` is what its id ends in. */
export function systemColumn(object: CatalogObject, alias: string, name: string): Sql {
  const value = object.fieldsById.get(`${object.id}-${name}`)?.columns?.value
  if (!value) throw new Error(`The system template lacks ${object.id}-${name}`)
  return column(alias, value)
}
