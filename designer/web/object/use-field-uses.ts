/** In how many definitions each field of an object is used. */
import { useQuery } from '@tanstack/react-query'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { get } from '#runtime/web/api/request.ts'
import { useDraft } from '../draft/use-draft.ts'

/** Counts by id of the field; undefined while they are not known. */
export function useFieldUses(object: ObjectDefinition): ReadonlyMap<string, number> | undefined {
  const { draft } = useDraft()
  const { data } = useQuery({
    queryKey: ['draft', draft.id, 'field-uses', object.id, draft.version],
    queryFn: async ({ signal }) => {
      const address = `/api/designer/drafts/${draft.id}/field-uses?object=${encodeURIComponent(object.name)}`
      const { uses } = await get<{ uses: Record<string, number> }>(address, signal)
      return new Map(Object.entries(uses))
    },
    placeholderData: before => before,
  })
  return data
}
