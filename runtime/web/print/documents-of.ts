/** What can be printed of an object's records. */
import type { Catalog, CatalogDocument } from '../api/catalog.ts'

/** In the order of the catalog. */
export function documentsOf({ documents }: Catalog, object: string): CatalogDocument[] {
  return [...documents.values()].filter(item => item.object === object)
}
