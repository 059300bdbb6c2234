/** The service that finds records and keeps them as references. */
import type { FindService } from '#metadata/definitions.ts'
import { recordIn } from '../../feel/record-in.ts'
import { toJsonValue } from '../../feel/to-json-value.ts'
import { fillParameters } from '../../queries/parameters.ts'
import { listRecords } from '../../records/list-records.ts'
import { recordVariable } from '../engine/stored-value.ts'
import type { Wait } from '../engine/types.ts'
import type { Run } from '../run.ts'
import { asWorkflow } from '../workflow-actor.ts'
import type { Done } from './done.ts'
import { objectOfService } from './evaluate-values.ts'

/** One page of a list; what is asked for beyond it comes page by page. */
const pageSize = 200

/** One record or nothing for a limit of 1, else a list. */
export async function findSome(run: Run, wait: Wait, action: FindService): Promise<Done> {
  const object = objectOfService(run, action.target)
  const acting = asWorkflow(run.context, run.instance)
  const { query, arrays, script } = run.context.tx
  const context = { ...acting, db: { ...acting.db, query, arrays, script } }
  const values = new Map<string, unknown>()
  for (const { name, value } of action.parameters ?? []) {
    const found = await run.stepper.evaluate(wait, value, run.state)
    values.set(name, recordIn(found)?.id ?? toJsonValue(found))
  }
  const filter = action.filter && fillParameters(action.filter, values)
  const sort = action.sort?.map(({ field, descending }) => (descending ? `-${field}` : field))
  const limit = action.limit ?? 1
  const ids: string[] = []
  for (let after: string | undefined; ; ) {
    const request = {
      object: object.name,
      fields: ['id'],
      limit: Math.min(pageSize, limit - ids.length),
      ...(filter ? { filter } : {}),
      ...(sort?.length ? { sort } : {}),
      ...(after ? { after } : {}),
    }
    const { value } = await listRecords(context, request, undefined, run.instance.recordId)
    ids.push(...value.records.map(record => String(record.id)))
    after = value.after
    if (!after || ids.length >= limit) break
  }
  const found = ids.map(id => recordVariable(object.id, id))
  return { result: limit === 1 ? (found[0] ?? null) : found, data: { object: object.name, found: ids.length } }
}
