/** What a record is called of which only the id is known. */
import { useQuery } from '@tanstack/react-query'
import { get, queryString } from '../api/request.ts'
import { useObject } from '../api/session.ts'
import type { Reference, StoredRecord } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { recordTitle, titlePaths } from './record-title.ts'

/** The id stands for the title until that is known; undefined without an id. */
export function useReferenceTitle(object: string | undefined, id: string | undefined): Reference | undefined {
  const target = useObject(object)
  const { locale } = useLocale()
  const found = useQuery({
    queryKey: ['reference-title', object, id],
    queryFn: ({ signal }) =>
      get<StoredRecord>(
        `/api/records/${encodeURIComponent(object!)}/${id}${queryString({ fields: titlePaths(target!).join(',') })}`,
        signal,
      ),
    enabled: target !== undefined && id !== undefined,
    staleTime: 300_000,
  })
  if (!id || !target) return undefined
  return { id, title: found.data ? recordTitle(target, found.data, locale) : id }
}
