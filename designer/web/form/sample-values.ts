/** Values by which child grids show one empty line. */
import type { CatalogObject } from '#runtime/web/api/catalog.ts'
import type { RecordValues } from '#runtime/web/api/values.ts'

export function sampleValues(object: CatalogObject): RecordValues {
  const grids = object.fields.filter(field => field.type === 'children')
  return Object.fromEntries(grids.map(field => [field.name, [{ id: 'sample' }]]))
}
