/** How many records stand in each column, and what they come to. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CatalogField } from '../api/catalog.ts'
import { post } from '../api/request.ts'
import { bothFilters } from '../list/list-state.ts'
import type { RecordsRequest } from '../list/use-records.ts'

export interface ColumnSum {
  readonly count: number
  /** Several where amounts of unlike currencies stand beside each other. */
  readonly total: unknown
}

/** By code; null for records without a choice. */
export function useColumnSums(request: RecordsRequest, field: string, total: CatalogField | undefined) {
  const { object, view, search } = request
  const filter = view.list ? bothFilters(view.filter, request.filter) : request.filter
  return useQuery({
    queryKey: ['records', object, view.key, 'board', field, total?.name, filter, search],
    queryFn: async (): Promise<ReadonlyMap<string | null, ColumnSum>> => {
      const { rows } = await post<{ rows: readonly Record<string, unknown>[] }>(
        `/api/records/${encodeURIComponent(object)}/aggregate`,
        {
          groups: [{ field }],
          measures: [{ fn: 'count', as: 'n' }, ...(total ? [{ fn: 'sum', field: total.name, as: 'sum' }] : [])],
          limit: 200,
          ...(filter ? { filter } : {}),
          ...(search ? { search } : {}),
        },
      )
      return new Map(
        rows.map(row => [typeof row[field] === 'string' ? row[field] : null, { count: Number(row.n), total: row.sum }]),
      )
    },
    placeholderData: keepPreviousData,
  })
}
