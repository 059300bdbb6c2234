/** GET /api/lists/{name}: a stored list with what the caller adds to it, as far as he may see its columns. */
import type { ListDefinition } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import { findDefinition } from '../query/find-definition.ts'
import { isVisiblePath, trustedConditions } from '../query/trusted.ts'
import type { Answer } from '../read.ts'
import type { ListRequest } from '../records/list-plan.ts'
import { listRecords, type RecordList } from '../records/list-records.ts'

/** The records of a stored list; totals come with its first page. */
export async function listStored(
  context: Context,
  name: string,
  input: Omit<ListRequest, 'object' | 'totals'>,
): Promise<Answer<RecordList>> {
  const { definition, object } = findDefinition(context, 'list', name)
  const columns = definition.columns.filter(column => isVisiblePath(context, object, column.field))
  const isFirstPage = !input.after && !input.offset
  const request: ListRequest = {
    ...input,
    object: object.name,
    fields: input.fields && input.fields.length > 0 ? input.fields : columns.map(column => column.field),
    sort:
      input.sort && input.sort.length > 0
        ? input.sort
        : sortOf(definition, path => isVisiblePath(context, object, path)),
    totals: isFirstPage ? columns.flatMap(({ field, total }) => (total ? [{ field, fn: total }] : [])) : [],
  }
  const conditions = trustedConditions(context, object, definition.id, definition.filter, definition.where)
  return listRecords(context, request, {
    key: definition.id,
    of: conditions,
    colors: definition.colors ?? [],
  })
}

function sortOf(definition: ListDefinition, isVisible: (path: string) => boolean): string[] {
  return (definition.sort ?? [])
    .filter(item => isVisible(item.field))
    .map(item => (item.descending ? `-${item.field}` : item.field))
}
