/** Whose task it is, and why: what somebody may do with it follows from that. */
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'

import { findSubstitutes } from '../absences/find-substitutes.ts'
import { accessPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { column, table } from '../query/identifiers.ts'
import { isUuid } from '../query/is-uuid.ts'
import { bindValues } from '../query/late-values.ts'
import { createAliases } from '../query/scope.ts'
import { cached } from '../records/write/statement-cache.ts'
import { logOf } from '../workflows/instance-row.ts'
import { systemTable } from '../workflows/system-table.ts'
import type { Candidate } from './candidates.ts'
import { unknownTask } from './task-problems.ts'
import { type TaskRow, taskColumns, taskTable } from './task-row.ts'

/** Why a task is somebody's. */
export type Why =
  | { readonly kind: 'assignee' }
  | { readonly kind: 'delegated'; readonly by: string }
  | { readonly kind: 'substitute'; readonly of: string }
  | { readonly kind: 'candidate' }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'team'; readonly team: string }

export interface TaskAccess {
  readonly task: TaskRow
  readonly candidates: readonly Candidate[]
  /** undefined: it is not his, and he only sees it. */
  readonly why: Why | undefined
  /** He has it himself, not only with others. */
  readonly isHeld: boolean
}

/** Everybody in whose place somebody acts now, himself first. */
export async function actsAs(context: Context, db: Queryable): Promise<readonly string[]> {
  const { userId } = context.actor
  return [userId, ...(await findSubstitutes(context, new Date(), db)).actsFor(userId)]
}

/** A task that the actor may see: his, one of a record that he may read, or any for whoever looks after workflows. */
export async function findTask(context: Context, db: Queryable, id: string): Promise<TaskAccess> {
  const found = isUuid(id) ? await readAccess(context, db, id) : undefined
  if (!found) throw unknownTask('There is no such task.')
  const { candidates, isActive, ...row } = found
  // What somebody has who has left is nobody's.
  const task = { ...row, assignee: isActive ? row.assignee : null }
  const own = whyOf(context, task, candidates, [context.actor.userId])
  const persons = own ? [context.actor.userId] : await actsAs(context, db)
  const why = own ?? whyOf(context, task, candidates, persons)
  const isOwn = why !== undefined || task.completedBy === context.actor.userId
  if (!isOwn && !(await maySee(context, db, task))) throw unknownTask('There is no such task.')
  return { task, candidates, why, isHeld: task.assignee !== null && persons.includes(task.assignee) }
}

type AccessRow = TaskRow & { readonly candidates: readonly Candidate[]; readonly isActive: boolean }

async function readAccess(context: Context, db: Queryable, id: string): Promise<AccessRow | undefined> {
  const text = cached(context, 'task access', () => {
    const task = taskTable(context)
    const user = systemTable(context, systemObjects.user)
    return `select ${taskColumns(task, 't').text},
        coalesce((select json_agg(json_build_object('kind', c.kind, 'key', c.key) order by c.kind, c.key)
          from ${logOf(context).text}.task_candidate c where c.task = t.id), '[]') as candidates,
        exists (select from ${user.table.text} u where u.id = t.${task.column('assignee').text}
          and u.deleted_at is null and u.${user.column('active').text} is true) as "isActive"
      from ${task.table.text} t where t.id = $1::uuid and t.deleted_at is null`
  })
  const [row] = await db.query<AccessRow>({ text, values: [id], prepared: true })
  return row
}

/** Why a task is his; the assignee has it alone. */
export function whyOf(
  { actor }: Pick<Context, 'actor'>,
  { assignee, delegatedBy }: Pick<TaskRow, 'assignee' | 'delegatedBy'>,
  candidates: readonly Candidate[],
  persons: readonly string[],
): Why | undefined {
  if (assignee !== null) {
    if (assignee === actor.userId) return delegatedBy ? { kind: 'delegated', by: delegatedBy } : { kind: 'assignee' }
    return persons.includes(assignee) ? { kind: 'substitute', of: assignee } : undefined
  }
  const has = (kind: Candidate['kind'], keys: readonly string[]) =>
    candidates.find(item => item.kind === kind && keys.includes(item.key))?.key
  if (has('user', [actor.userId])) return { kind: 'candidate' }
  const role = has('role', actor.roleIds)
  if (role) return { kind: 'role', role }
  const team = has('team', actor.teamIds)
  if (team) return { kind: 'team', team }
  const absent = has('user', persons)
  return absent ? { kind: 'substitute', of: absent } : undefined
}

/** Whether the record of a task or instance may be read; without a record only whoever looks after workflows sees it. */
export async function maySee(
  context: Context,
  db: Queryable,
  { recordObject, recordId }: Pick<TaskRow, 'recordObject' | 'recordId'>,
): Promise<boolean> {
  if (context.rights.has('operate') || context.rights.has('administer')) return true
  const object = context.catalog.objectsById.get(recordObject ?? '')
  if (!object || recordId === null || context.rights.scope(object, 'read') === 'none') return false
  const next = createAliases()
  const alias = next()
  const predicate = accessPredicate(context, object, 'read', alias, next)
  if (predicate === false) return false
  const visible = predicate === true ? raw('true') : predicate
  const statement = sql`select from ${table(context.ed, object)} ${raw(alias)} where ${column(alias, 'id')} = ${recordId}::uuid and ${raw(alias)}.deleted_at is null and ${visible}`
  const values = bindValues(statement.values, context.actor, new Date())
  return (await db.query({ text: statement.text, values })).length > 0
}
