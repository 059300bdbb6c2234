/** POST /api/queries/{name}: a stored question with its parameters filled in; records, or rows of groups. */

import { aggregatePlanned, type Rows } from '../aggregate/aggregate-records.ts'
import type { Context } from '../context.ts'
import { findDefinition } from '../query/find-definition.ts'
import { isUuid } from '../query/is-uuid.ts'
import { planTrusted } from '../query/trusted.ts'
import type { Answer } from '../read.ts'
import { listRecords, type RecordList } from '../records/list-records.ts'
import { checkParameters, fillParameters, invalidParameter } from './parameters.ts'
import { isGrouped, planGrouped, selectedFields, sortedFields } from './query-request.ts'

export interface QueryInput {
  readonly parameters?: Readonly<Record<string, unknown>>
  /** The record that `$record` stands for. */
  readonly record?: string
  readonly limit?: number
  readonly after?: string
}

const mostRecords = 200

/** The answer of a query; throws `definition/unknown`, `parameter/invalid`, `access/denied`. */
export async function runQuery(context: Context, name: string, input: QueryInput): Promise<Answer<RecordList | Rows>> {
  const { definition, object } = findDefinition(context, 'query', name)
  const parameters = checkParameters(definition, input.parameters ?? {})
  if (input.record !== undefined && !isUuid(input.record)) {
    throw invalidParameter('"record" is the id of a record.', {
      errors: [{ pointer: '/record', code: 'parameter/invalid', message: 'It is the id of a record.' }],
    })
  }
  const record = input.record ?? null
  const where = definition.filter
    ? [planTrusted(context, object, fillParameters(definition.filter, parameters, definition.parameters))]
    : []
  const most = definition.limit ?? (isGrouped(definition) ? 1000 : 50)
  const limit = Math.min(input.limit ?? most, isGrouped(definition) ? 1000 : mostRecords)
  if (isGrouped(definition))
    return aggregatePlanned(context, planGrouped(context, object, definition, where, limit), record)
  return listRecords(
    context,
    {
      object: object.name,
      fields: selectedFields(context, object, definition),
      sort: sortedFields(context, object, definition),
      limit,
      ...(input.after ? { after: input.after } : {}),
    },
    { key: `${definition.id}|${JSON.stringify([...parameters])}`, of: where },
    record,
  )
}
