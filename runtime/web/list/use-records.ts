/** The records of a view, page after page, and their count, which is asked for apart so that it never blocks. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Filter } from '#metadata/filter.ts'
import { post } from '../api/request.ts'
import type { StoredRecord } from '../api/values.ts'
import type { View } from './view.ts'

export interface RecordsRequest {
  readonly object: string
  readonly view: View
  readonly fields: readonly string[]
  readonly filter: Filter | undefined
  readonly sort: readonly string[]
  readonly search: string
}

export interface RecordsAnswer {
  readonly records: readonly StoredRecord[]
  readonly after?: string | null
  readonly count?: number
  readonly more?: boolean
  readonly totals?: Readonly<Record<string, unknown>>
}

const pageSize = 50

interface Reading {
  readonly enabled?: boolean
  /** How many a page has. */
  readonly size?: number
}

/** Asks for one page of a view. A stored list brings its own filter; a personal one is sent whole. */
function ask(request: RecordsRequest, more: Record<string, unknown>, signal: AbortSignal): Promise<RecordsAnswer> {
  const { object, view, filter, fields, sort, search } = request
  const address = view.list
    ? `/api/lists/${encodeURIComponent(view.list.name)}`
    : `/api/records/${encodeURIComponent(object)}/query`
  void signal
  return post<RecordsAnswer>(address, {
    fields,
    ...(filter ? { filter } : {}),
    ...(sort.length > 0 ? { sort } : {}),
    ...(search ? { search } : {}),
    ...more,
  })
}

/** Pages of records. */
export function useRecords(request: RecordsRequest, { enabled = true, size = pageSize }: Reading = {}) {
  const { object, view, filter, fields, sort, search } = request
  return useInfiniteQuery({
    queryKey: ['records', object, view.key, fields, filter, sort, search, size],
    queryFn: ({ pageParam, signal }) =>
      ask(request, { limit: size, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.after ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** How many there are: exact up to a cap. */
export function useRecordCount(request: RecordsRequest) {
  const { object, view, filter, search } = request
  return useQuery({
    queryKey: ['records', object, view.key, 'count', filter, search],
    queryFn: ({ signal }) => ask({ ...request, fields: ['id'], sort: [] }, { limit: 1, count: 'capped' }, signal),
    placeholderData: keepPreviousData,
  })
}
