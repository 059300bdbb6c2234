/** Finds records everywhere by what was typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get, queryString } from '../api/request.ts'

export interface SearchHit {
  readonly object: string
  readonly id: string
  readonly title: string
  readonly snippet?: string | null
}

/** Hits for the text; none while it is too short to mean anything. */
export function useSearch(text: string, limit: number) {
  const wanted = text.trim()
  return useQuery({
    queryKey: ['search', wanted, limit],
    queryFn: async ({ signal }) =>
      (await get<{ hits: SearchHit[] }>(`/api/search${queryString({ q: wanted, limit })}`, signal)).hits,
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
}
