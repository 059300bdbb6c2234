/** A record of the preview with everything that its page shows, as the preview's own server answers it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListDefinition, PageDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '#runtime/web/api/catalog.ts'
import { get } from '#runtime/web/api/request.ts'
import { useSession } from '#runtime/web/api/session.ts'
import { titlePaths } from '#runtime/web/fields/record-title.ts'
import type { RecordPageAnswer } from '#runtime/web/record/record-answer.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTry } from '../live/use-try.ts'

interface SamplePage {
  readonly answer: RecordPageAnswer | undefined
  /** Why there is none. */
  readonly error: unknown
  /** Shows the next record; undefined when there is no other. */
  readonly another: (() => void) | undefined
}

export function useSamplePage(page: PageDefinition, object: CatalogObject): SamplePage {
  const { draft } = useDraft()
  const { me } = useSession()
  const [turn, setTurn] = useState(0)
  const list: ListDefinition = {
    id: 'sample-of-page',
    kind: 'list',
    name: 'sample_of_page',
    label: {},
    object: object.name,
    columns: [...new Set(titlePaths(object))].map(field => ({ field })),
    ...(page.recordTypes?.length
      ? {
          filter: { combinator: 'and', rules: [{ field: 'record_type', operator: 'in', value: page.recordTypes }] },
        }
      : {}),
  }
  const sample = useTry({ list })
  const records = sample.data?.answer.records ?? []
  const id = records[turn % Math.max(records.length, 1)]?.id
  const answer = useQuery({
    queryKey: ['draft', draft.id, 'try', 'page', object.name, id, draft.version],
    queryFn: ({ signal }) =>
      get<RecordPageAnswer>(
        `/preview/${draft.id}/user-${me.user.id}/api/records/${encodeURIComponent(object.name)}/${id}/page`,
        signal,
      ),
    enabled: id !== undefined,
    placeholderData: before => (before?.record.id === id ? before : undefined),
  })
  return {
    answer: sample.error ? undefined : answer.data,
    error: sample.error ?? answer.error,
    another: records.length > 1 ? () => setTurn(turn + 1) : undefined,
  }
}
