/** Histories of states tell nothing of fields that are hidden from whoever reads them. */
import sql, { type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import { column } from '../query/identifiers.ts'
import type { Rights } from './rights.ts'

/** Narrows what may be seen of `object` under `alias`; `parents` are the objects whose states it tells. */
export function inSightStates(
  rights: Rights,
  object: CatalogObject,
  parents: readonly CatalogObject[],
  alias: string,
  seen: boolean | Sql,
): boolean | Sql {
  if (object.id !== systemObjects.stateChange || seen === false) return seen
  const name = object.fieldsById.get(`${systemObjects.stateChange}-field`)?.columns?.value
  const hidden = parents.flatMap(parent =>
    [...parent.fields.values()]
      .filter(field => field.type === 'choice' && rights.field(parent, field) === 'hidden')
      .map(field => field.id),
  )
  if (!name || hidden.length === 0) return seen
  const isShown = sql`${column(alias, name)} <> all(${hidden}::text[])`
  return seen === true ? isShown : sql`(${seen} and ${isShown})`
}
