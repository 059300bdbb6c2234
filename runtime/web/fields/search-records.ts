/** Finds records of one object by what was typed, for pickers. */
import type { Filter } from '#metadata/filter.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { post } from '../api/request.ts'
import type { Reference, StoredRecord } from '../api/values.ts'
import type { Locale } from '../i18n/locale.ts'
import { recordTitle, titlePaths } from './record-title.ts'

interface RecordSearch {
  readonly text: string
  readonly filter?: Filter | undefined
  /** Id of the field at which one is chosen. */
  readonly choosing?: string | undefined
  readonly locale: Locale
}

/** At most twenty records, as references. */
export async function searchRecords(object: CatalogObject, search: RecordSearch): Promise<Reference[]> {
  const paths = titlePaths(object)
  const page = await post<{ records: StoredRecord[] }>(`/api/records/${encodeURIComponent(object.name)}/query`, {
    fields: paths,
    limit: 20,
    ...(search.text.trim() ? { search: search.text.trim() } : {}),
    ...(search.filter ? { filter: search.filter } : {}),
    ...(search.choosing ? { choosing: search.choosing } : {}),
    ...(paths[0] && !paths[0].includes('.') ? { sort: [paths[0]] } : {}),
  })
  return page.records.map(record => ({ id: record.id, title: recordTitle(object, record, search.locale) }))
}
