/** Finds a document of an object by name, as far as it is for the caller. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { DocumentDefinition } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import { unknownDefinition } from '../problems.ts'
import { findDefinition } from '../query/find-definition.ts'
import { matchesFilter } from '../records/write/matches-filter.ts'

/** Throws `definition/unknown` also for one that is not for the caller, or is of another object. */
export function findDocument(
  context: Context,
  name: string,
  objectName?: string,
): { readonly definition: DocumentDefinition; readonly object: CatalogObject } {
  const found = findDefinition(context, 'document', name)
  if (objectName === undefined || found.object.name === objectName) return found
  throw unknownDefinition(`There is no document "${name}" of "${objectName}".`)
}

/** Those that the caller may print of a record as it is now; that he may read the record has been asked before. */
export async function offeredDocuments(
  context: Context,
  object: CatalogObject,
  id: string,
): Promise<readonly DocumentDefinition[]> {
  const { catalog, rights, db } = context
  const usable = catalog.symbols
    .all('document')
    .filter(item => item.object === object.name && rights.isFor(item.roles) && rights.may('documents', item.name))
  const offered: DocumentDefinition[] = []
  for (const item of usable) if (await matchesFilter(context, db, object, id, item)) offered.push(item)
  return offered
}
