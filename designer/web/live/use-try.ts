/** Answers a list, a query or a filter from the records of the draft's preview, a moment after its last edit. */
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ListDefinition, QueryDefinition } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import { ApiProblem } from '#runtime/web/api/problem.ts'
import { get, post } from '#runtime/web/api/request.ts'
import type { RecordValues, StoredRecord } from '#runtime/web/api/values.ts'
import { useDraft } from '../draft/use-draft.ts'

export interface TryWish {
  readonly list?: ListDefinition
  readonly query?: QueryDefinition
  readonly filter?: { readonly object: string; readonly filter: Filter | undefined }
  readonly parameters?: Readonly<Record<string, unknown>>
}

export interface Tried {
  readonly answer: {
    readonly records?: readonly StoredRecord[]
    readonly rows?: readonly RecordValues[]
    readonly count?: number
    readonly more?: boolean
    readonly totals?: Readonly<Record<string, unknown>>
  }
  readonly sql: readonly string[]
  readonly milliseconds: number
}

const pause = 350

/** The answer to the latest wish; an answer to the one before is shown until then. Without a preview nothing is asked of it. */
export function useTry(wish: TryWish | undefined): UseQueryResult<Tried> {
  const { draft } = useDraft()
  const body = JSON.stringify(wish)
  const [asked, ask] = useState(body)
  useEffect(() => {
    if (asked === body) return
    const timer = setTimeout(() => ask(body), pause)
    return () => clearTimeout(timer)
  }, [asked, body])
  return useQuery({
    queryKey: ['draft', draft.id, 'try', asked],
    queryFn: async ({ signal }) => {
      if (draft.id.startsWith('revision-')) throw new ApiProblem('preview/missing', 409, {})
      const address = `/api/designer/drafts/${draft.id}`
      const { state } = await get<{ state: string }>(`${address}/preview`, signal)
      if (state === 'none' || state === 'failed') throw new ApiProblem('preview/missing', 409, {})
      return post<Tried>(`${address}/try`, JSON.parse(asked ?? '{}'))
    },
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}
