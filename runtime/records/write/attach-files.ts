/** Tells the platform that files belong to a record now, so that they are kept. */
import type { CatalogField } from '#metadata/catalog.ts'
import { attachFiles } from '#platform/files/stored-files.ts'

import type { StoredValue } from '../../fields/stored-value.ts'
import type { WriteContext } from '../../write.ts'

/** Attaches every file that the values name. */
export async function attachRecordFiles(
  context: WriteContext,
  records: readonly ReadonlyMap<CatalogField, StoredValue>[],
): Promise<void> {
  const ids = records.flatMap(values => filesOf(values))
  if (ids.length > 0) await attachFiles(context.tx, ids)
}

/** The files that values name. */
export function filesOf(values: ReadonlyMap<CatalogField, StoredValue>): string[] {
  return [...values].flatMap(([field, value]) =>
    field.type === 'file' && value !== null ? [value as string | readonly string[]].flat() : [],
  )
}
