/** GET /api/tasks/{id}: everything that is needed to do it, also where the record itself may not be opened. */
import sql from 'sql-template-tag'
import type { CatalogObject } from '#metadata/catalog.ts'
import type { UserTask } from '#metadata/definitions.ts'
import { readHead } from '#metadata/revisions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { Problem } from '#platform/problem.ts'
import { findTaskApproval, type TaskApproval } from '../approvals/task-approval.ts'
import type { ShownObject } from '../catalog/catalog-object.ts'
import type { Context } from '../context.ts'
import type { Answer } from '../read.ts'
import { getRecord } from '../records/get-record.ts'
import { readTitles } from '../records/write/read-titles.ts'
import { logOf } from '../workflows/instance-row.ts'
import { ruleRights } from '../workflows/workflow-actor.ts'
import { type AnsweredTask, answerTasks } from './answer-tasks.ts'
import { findNodes } from './find-node.ts'
import { actsAs, findTask } from './task-access.ts'
import { type TaskForm, taskForm } from './task-form.ts'
import { taskObject } from './task-object.ts'

export interface OpenedTask extends AnsweredTask {
  /** What can be done with it by whoever asks. */
  readonly may: readonly ('claim' | 'release' | 'complete' | 'delegate' | 'add-approver' | 'comment')[]
  readonly fields: TaskForm['fields']
  /** The object with these fields alone, writable as the task says; null where nothing is asked. */
  readonly object: ShownObject | null
  /** Fields of the form that are gone from the application. */
  readonly gone: readonly string[]
  /** The record's values of these fields, and its version. */
  readonly values: Readonly<Record<string, unknown>> | null
  readonly rev: number | null
  /** Of a task of an approval. */
  readonly approval: TaskApproval | null
  readonly comments: readonly {
    readonly at: string
    readonly by: { readonly id: string; readonly title: string | null } | null
    readonly text: string
  }[]
}

/** One task; throws `task/unknown` also for one that he may not see. */
export async function getTask(context: Context, id: string): Promise<Answer<OpenedTask>> {
  const revision = await readHead(context.db)
  if (revision !== context.catalog.revision) return { revision, value: {} as OpenedTask }
  const { task, candidates, why, isHeld } = await findTask(context, context.db, id)
  const [answered] = await answerTasks(context, context.db, [task], await actsAs(context, context.db))
  const node = (await findNodes(context, context.db, [task])).get(task.id)?.node
  const object = context.catalog.objectsById.get(task.recordObject ?? '')
  const isOpen = task.state === 'open'
  // Whoever has it reads with the right that it gives; whoever only sees it, with his own.
  const reader = isOpen && why ? { ...context, rights: ruleRights } : context
  const form = formOf(reader, object, node)
  const { values, rev } = await readValues(reader, object?.name, task.recordId, form)
  const isSole = candidates.length === 1 && candidates[0]?.kind === 'user'
  return {
    revision,
    value: {
      ...(answered as AnsweredTask),
      may: [
        ...(isOpen && why && !isHeld ? (['claim'] as const) : []),
        ...(isOpen && isHeld && !isSole ? (['release'] as const) : []),
        ...(isOpen && why ? (['complete'] as const) : []),
        ...(isOpen && mayDelegate(context, why !== undefined, node?.delegate === true) ? (['delegate'] as const) : []),
        ...(isOpen && node?.mayAdd && mayDelegate(context, why !== undefined, true) ? (['add-approver'] as const) : []),
        ...(isOpen ? (['comment'] as const) : []),
      ],
      fields: form.fields,
      object: taskObject(context, object, form),
      gone: form.gone ?? [],
      values,
      rev,
      approval: await findTaskApproval(
        context,
        task,
        new Set(reader === context ? [] : form.fields.map(item => item.field)),
      ),
      comments: await readComments(context, task.instance, id),
    },
  }
}

function formOf({ catalog, rights }: Context, object: CatalogObject | undefined, node: UserTask | undefined): TaskForm {
  const form: TaskForm = node ? taskForm(catalog, object, node) : { fields: [] }
  const isShown = ({ field: name }: TaskForm['fields'][number]) => {
    const field = object?.fields.get(name)
    return object !== undefined && field !== undefined && rights.field(object, field) !== 'hidden'
  }
  return { ...form, fields: form.fields.filter(isShown) }
}

/** Whoever has it where the step says so; whoever looks after workflows always. */
export function mayDelegate({ rights }: Pick<Context, 'rights'>, isHis: boolean, isAllowed: boolean): boolean {
  return (isHis && isAllowed) || rights.has('operate') || rights.has('administer')
}

async function readValues(context: Context, object: string | undefined, id: string | null, { fields }: TaskForm) {
  if (object === undefined || id === null) return { values: null, rev: null }
  try {
    const names = [...new Set(['id', 'rev', ...fields.map(item => item.field)])]
    const { value } = await getRecord(context, object, id, names)
    const { rev, ...values } = value
    return { values, rev: Number(rev) }
  } catch (error) {
    // The record is gone or out of sight; the task is still there to be dealt with.
    if (error instanceof Problem && ['record/unknown', 'access/denied'].includes(error.code))
      return { values: null, rev: null }
    throw error
  }
}

async function readComments(context: Context, instance: string, id: string): Promise<OpenedTask['comments']> {
  const rows = await context.db.query<{ at: string; by: string | null; text: string }>(sql`
    select at, actor as by, data ->> 'comment' as text from ${logOf(context)}.workflow_log
    where instance = ${instance}::uuid and data ->> 'task' = ${id} and data ->> 'comment' is not null order by at, seq`)
  const users = context.catalog.objectsById.get(systemObjects.user)
  const ids = [...new Set(rows.flatMap(row => row.by ?? []))]
  const names = users ? await readTitles({ ...context, rights: ruleRights }, context.db, users, ids) : new Map()
  return rows.map(({ at, by, text }) => ({
    at,
    by: by === null ? null : { id: by, title: names.get(by) ?? null },
    text,
  }))
}
