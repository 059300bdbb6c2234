/**
 * Completes a task: writes what was filled in, and takes the workflow on, in one transaction. The instance is locked
 * first, so of two who complete it at once one is told that it is done.
 */
import sql from 'sql-template-tag'

import { approvalNodes } from '#metadata/approvals/step-names.ts'
import type { CatalogObject } from '#metadata/catalog.ts'
import type { TaskOutcome, UserTask } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { barred, isBarred } from '../approvals/is-barred.ts'
import { changedSince } from '../audit/changed-since.ts'
import { tell } from '../events/tell.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { escapePointer } from '../fields/pointer.ts'
import type { ValueError } from '../fields/value-error.ts'
import { isUuid } from '../query/is-uuid.ts'
import { checkRev } from '../records/write/check-rev.ts'
import { lockOne } from '../records/write/lock-records.ts'
import { updateLocked } from '../records/write/update-record.ts'
import { type InstanceRow, lockInstance, logOf } from '../workflows/instance-row.ts'
import { runEvent } from '../workflows/run-event.ts'
import { assertSubmitted } from '../workflows/starting/refused-submission.ts'
import { ruleRights } from '../workflows/workflow-actor.ts'
import type { WriteContext } from '../write.ts'
import { nodeOf } from './find-node.ts'
import { findTask } from './task-access.ts'
import { taskForm } from './task-form.ts'
import { doneTask, invalidTask, notYourTask, unknownTask } from './task-problems.ts'
import { readTask, type TaskRow, taskTable } from './task-row.ts'

export interface Completion {
  readonly outcome?: string
  /** Fields of the record that the task asks for. */
  readonly values?: GivenValues
  /** Version of the record that was filled in. */
  readonly rev?: number
  readonly comment?: string
}

/** Throws `task/unknown`, `task/not-yours`, `task/done`, `task/invalid`, and what writing the record throws. */
export async function completeTask(context: WriteContext, id: string, completion: Completion): Promise<void> {
  const { task, instance } = await lockTask(context, id)
  const node = await nodeOf(context, task, instance)
  if (await isBarred(context, instance, task.node, context.actor.userId)) throw notYourTask(barred)
  const chosen = checkOutcome(node, completion)
  const outcome = chosen?.code ?? completion.outcome
  if (node && !chosen?.withoutInput) await writeValues(context, task, node, instance, completion)
  const comment = completion.comment?.trim() || undefined
  await closeTask(context, task, outcome, comment)
  const event = {
    type: 'done',
    wait: task.wait,
    by: context.actor.userId,
    ...(outcome === undefined ? {} : { outcome }),
    ...(comment === undefined ? {} : { variables: { comment } }),
  } as const
  const entry = {
    kind: 'task',
    node: task.node,
    actor: context.actor.userId,
    data: { task: id, did: 'complete', outcome, values: completion.values, comment },
  } as const
  const state = await runEvent(context, instance, event, { entry })
  if (!state) throw doneTask('The workflow does not wait for it any more.')
  if (task.node === approvalNodes.resubmit) await assertSubmitted(context, task.instance)
}

/** A task of the actor's that is still open, with its instance locked. */
export async function lockTask(
  context: WriteContext,
  id: string,
  { mustBeHis = true } = {},
): Promise<{ task: TaskRow; instance: InstanceRow; isHis: boolean; isHeld: boolean }> {
  const known = isUuid(id) ? await readTask(context, context.tx, id) : undefined
  if (!known) throw unknownTask('There is no such task.')
  const instance = await lockInstance(context, context.tx, known.instance)
  // What it is, and who has it, may have changed while the lock was waited for.
  const { task, why, isHeld } = await findTask(context, context.tx, id)
  if (!instance || task.state !== 'open') {
    throw doneTask('Somebody has dealt with it, or the workflow has gone on.', { state: task.state })
  }
  if (!why && mustBeHis) throw notYourTask('It waits for somebody else.')
  return { task, instance, isHis: why !== undefined, isHeld }
}

/** The outcome that was chosen, where the task has some. */
function checkOutcome(node: UserTask | undefined, { outcome, comment }: Completion): TaskOutcome | undefined {
  const outcomes = node?.outcomes ?? []
  if (outcomes.length === 0) return undefined
  const found = outcomes.find(item => item.code === outcome)
  if (!found) {
    const codes = outcomes.map(item => item.code)
    const near = outcome === undefined ? codes : didYouMean(outcome, codes)
    throw invalid('/outcome', outcome === undefined ? 'required' : 'choice/unknown', 'Choose one of its outcomes.', {
      didYouMean: near,
    })
  }
  if (found.requiresComment && !comment?.trim()) {
    throw invalid('/comment', 'required', 'This outcome needs a comment.')
  }
  return found
}

/** Writes with the rights that the task gives: its fields, of its record, whatever the person may do otherwise. */
async function writeValues(
  context: WriteContext,
  task: TaskRow,
  node: UserTask,
  instance: InstanceRow,
  { values = {}, rev }: Completion,
): Promise<void> {
  const object = context.catalog.objectsById.get(task.recordObject ?? '')
  const { fields } = taskForm(context.catalog, object, node)
  const open = new Set(fields.filter(item => item.mode !== 'readOnly').map(item => item.field))
  const strange = Object.keys(values).filter(name => !open.has(name))
  if (strange.length > 0) {
    throw invalidTask(`The task does not ask for ${strange.map(name => `"${name.slice(0, 60)}"`).join(', ')}.`, {
      errors: strange.map(name => ({
        pointer: `/values/${escapePointer(name)}`,
        code: 'field/unknown',
        message: 'The task does not ask for it.',
        didYouMean: didYouMean(name, [...open]),
      })),
    })
  }
  const required = fields.filter(item => item.mode === 'required').map(item => item.field)
  if (!object || task.recordId === null || (Object.keys(values).length === 0 && required.length === 0)) return
  const source = { ...context.source, instance: task.instance, depth: instance.depth }
  const granted: WriteContext = { ...context, rights: ruleRights, source }
  const locked = await lockOne(granted, object, task.recordId, 'update')
  if (Object.keys(values).length > 0 && (await isOthersDoing(granted, object, locked, fields, rev))) {
    await checkRev(granted, object, locked, rev ?? '*')
  }
  assertFilled(object, required, name =>
    Object.hasOwn(values, name) ? values[name] : storedOf(locked.values, object, name),
  )
  if (Object.keys(values).length > 0) await updateLocked(granted, locked, values, { pointer: '/values' })
}

/**
 * Whether something that the task shows has changed since it was filled in. What is none of its fields is no reason to
 * refuse it: tasks of one record are done side by side.
 */
async function isOthersDoing(
  context: WriteContext,
  object: CatalogObject,
  locked: { readonly id: string; readonly rev: number },
  fields: readonly { readonly field: string }[],
  rev: number | undefined,
): Promise<boolean> {
  if (rev === undefined || rev === locked.rev) return false
  const changed = await changedSince(context, locked, rev)
  return !changed || fields.some(item => changed.has(object.fields.get(item.field)?.id ?? ''))
}

function storedOf(values: ReadonlyMap<unknown, unknown>, object: CatalogObject, name: string): unknown {
  const field = object.fields.get(name)
  // Lines have no value of their own; whether there are any is said by the rules of the object.
  return field?.type === 'children' ? true : values.get(field)
}

function assertFilled(object: CatalogObject, required: readonly string[], read: (name: string) => unknown): void {
  const isEmpty = (value: unknown) =>
    value === null ||
    value === undefined ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  const errors = required
    .filter(name => isEmpty(read(name)))
    .map(
      (name): ValueError => ({
        pointer: `/values/${escapePointer(name)}`,
        code: 'required',
        message: 'A value is required.',
      }),
    )
  if (errors.length > 0) throw invalidTask(`"${object.name}" lacks values that the task asks for.`, { errors })
}

async function closeTask(
  context: WriteContext,
  { id }: TaskRow,
  outcome: string | undefined,
  comment: string | undefined,
): Promise<void> {
  const table = taskTable(context)
  const log = logOf(context)
  const column = (name: string) => table.column(name)
  const statement = sql`
    with closed as (
      update ${table.table} set ${column('state')} = 'done', ${column('outcome')} = ${outcome ?? null}::text, ${column('comment')} = ${comment ?? null}::text,
        ${column('assignee')} = coalesce(${column('assignee')}, ${context.actor.userId}::uuid), ${column('completed_by')} = ${context.actor.userId}::uuid,
        ${column('completed_at')} = now(), rev = rev + 1, updated_at = now(), updated_by = ${context.actor.userId}::uuid
      where id = ${id}::uuid
    ), told as (
      insert into ${log}.outbox (object_id, record_id, action, actor_id, revision)
      values (${table.object.id}, ${id}::uuid, 'updated', ${context.actor.userId}::uuid, ${context.catalog.revision}::int)
    )
    delete from ${log}.task_candidate where task = ${id}::uuid returning kind, key`
  const { text, values } = statement
  const candidates = await context.tx.query<{ kind: string; key: string }>({ text, values, prepared: true })
  const keys = (kind: string) => candidates.filter(item => item.kind === kind).map(item => item.key)
  const users = [...new Set([context.actor.userId, ...keys('user')])]
  await tell(context, 'tasks', { users, roles: keys('role'), teams: keys('team') })
}

function invalid(pointer: string, code: string, message: string, more: object = {}) {
  return invalidTask(message, { errors: [{ pointer, code, message, ...more }], ...more })
}
