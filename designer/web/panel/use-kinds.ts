/** The language in which definitions are written: the JSON Schema of every kind. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Schema } from '#metadata/kinds/schema.ts'
import { get } from '#runtime/web/api/request.ts'
import type { KindName } from '../draft/use-draft.ts'

export type Kinds = Readonly<Record<KindName, Schema>>

/** The schemas by kind, asked for once. */
export function useKinds(): UseQueryResult<Kinds> {
  return useQuery({
    queryKey: ['designer-kinds'],
    queryFn: async ({ signal }) => (await get<{ kinds: Kinds }>('/api/designer/kinds', signal)).kinds,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
