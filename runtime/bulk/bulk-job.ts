/**
 * Changes or deletes many records as a job: batch by batch, each a short transaction of its own, every record with the
 * rights of whoever started it. A record that is refused is told and does not stop the others.
 */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { Filter } from '#metadata/filter.ts'
import type { JobError } from '#platform/jobs/job-rows.ts'
import type { JobProgress, RunningJob } from '#platform/jobs/run-job.ts'
import { Problem } from '#platform/problem.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Door } from '../door.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { jobCaller, type StartedAs } from '../job-caller.ts'
import { unknownObject } from '../problems.ts'
import { bindQuestion } from '../query/bind-question.ts'
import { planCondition } from '../query/condition.ts'
import { conditionSql } from '../query/condition-sql.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { deleteRecord } from '../records/write/delete-records.ts'
import { updateRecord } from '../records/write/update-record.ts'
import { toContext } from '../system.ts'
import { type WriteContext, write } from '../write.ts'

export interface BulkInput extends StartedAs {
  readonly objectId: string
  readonly ids?: readonly string[] | undefined
  readonly filter?: Filter | undefined
  /** New values by field id, so that a rename in the middle does no harm; absent for a deletion. */
  readonly set?: GivenValues | undefined
}

const batchSize = 200

/** Says how mass changes are done; call it once, before jobs begin to work. */
export function defineBulk(door: Door): void {
  door.jobs.define<BulkInput>('bulk', (job, progress, signal) => runBulk(door, job, progress, signal))
}

async function runBulk(
  door: Door,
  job: RunningJob<BulkInput>,
  progress: JobProgress,
  signal: AbortSignal,
): Promise<unknown> {
  const { input } = job
  const counts = { done: job.done, updated: job.updated, rejected: job.rejected }
  let cursor = typeof job.cursor === 'string' ? job.cursor : ''
  const total = job.total ?? (await countRecords(door, job))
  for (;;) {
    signal.throwIfAborted()
    const caller = await jobCaller(door, job.createdBy, input, 'bulk')
    const { value: last } = await write(door.system, caller, async context => {
      const object = objectOf(context, input)
      const ids = await nextIds(context, object, input, cursor)
      const errors: JobError[] = []
      for (const [index, id] of ids.entries())
        errors.push(...(await changeOne(context, object, id, input, counts.done + index + 1)))
      const rejected = new Set(errors.map(error => error.row)).size
      const next = {
        done: counts.done + ids.length,
        updated: counts.updated + ids.length - rejected,
        rejected: counts.rejected + rejected,
      }
      const end = ids.at(-1)
      await progress.reject(context.tx, errors)
      await progress.save(context.tx, { ...next, total: Math.max(total, next.done), ...(end ? { cursor: end } : {}) })
      context.tx.afterCommit(() => void Object.assign(counts, next))
      return ids.length < batchSize ? undefined : end
    })
    if (last === undefined) return null
    cursor = last
  }
}

function objectOf(context: Pick<WriteContext, 'catalog'>, input: BulkInput): CatalogObject {
  const object = context.catalog.objectsById.get(input.objectId)
  if (!object) throw unknownObject('The object is gone.')
  return object
}

async function countRecords(door: Door, job: RunningJob<BulkInput>): Promise<number> {
  if (job.input.ids) return new Set(job.input.ids).size
  const caller = await jobCaller(door, job.createdBy, job.input, 'bulk')
  const context = toContext(door.system, caller)
  const { tail } = matching(context, objectOf(context, job.input), job.input, '')
  const statement = sql`select count(*) as n ${tail}`
  const values = await bindQuestion(context, statement.values)
  const [row] = await context.db.query<{ n: number }>({ text: statement.text, values })
  return row?.n ?? 0
}

/** The ids after the cursor, in order, so that no record is met twice, whatever the change does to the filter. */
async function nextIds(
  context: WriteContext,
  object: CatalogObject,
  input: BulkInput,
  cursor: string,
): Promise<string[]> {
  if (input.ids)
    return [...new Set(input.ids)]
      .sort()
      .filter(id => id > cursor)
      .slice(0, batchSize)
  const { alias, tail } = matching(context, object, input, cursor)
  const id = raw(`${alias}.id`)
  const statement = sql`select ${id} ${tail} order by ${id} limit ${raw(String(batchSize))}`
  const values = await bindQuestion(context, statement.values)
  return (await context.tx.arrays({ text: statement.text, values })).map(([found]) => found as string)
}

function matching(context: ReturnType<typeof toContext>, object: CatalogObject, { filter }: BulkInput, cursor: string) {
  const scope = openScope(context, object, createAliases())
  const condition = filter ? conditionSql(scope, planCondition(context, object, filter)) : raw('true')
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, scope.next))
  const after = cursor === '' ? raw('true') : sql`${raw(scope.alias)}.id > ${cursor}::uuid`
  const tail = sql`${scope.from()} where ${after} and ${raw(scope.alias)}.deleted_at is null and ${condition}${visible}`
  return { alias: scope.alias, tail }
}

/** Every record by itself: what one refuses is taken back and told. */
async function changeOne(
  context: WriteContext,
  object: CatalogObject,
  id: string,
  input: BulkInput,
  row: number,
): Promise<JobError[]> {
  await context.tx.script('savepoint one_record')
  try {
    if (input.set) await updateRecord(context, object, id, '*', namedValues(object, input.set))
    else await deleteRecord(context, object, id, '*')
    await context.tx.script('release savepoint one_record')
    return []
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    await context.tx.script('rollback to savepoint one_record')
    const errors = (error.extras.errors ?? []) as { pointer: string; code: string; message: string }[]
    if (errors.length === 0) return [{ row, pointer: `/${id}`, code: error.code, message: error.message }]
    return errors.map(item => ({ row, pointer: `/${id}${item.pointer}`, code: item.code, message: item.message }))
  }
}

function namedValues(object: CatalogObject, set: GivenValues): GivenValues {
  return Object.fromEntries(Object.entries(set).map(([id, value]) => [object.fieldsById.get(id)?.name ?? id, value]))
}
