/** GET /api/tasks: what somebody has to do, what he may take on, or what there is at all. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import type { Context } from '../context.ts'
import { invalidCursor, noRight } from '../problems.ts'
import { isUuid } from '../query/is-uuid.ts'
import type { Answer } from '../read.ts'
import { logOf } from '../workflows/instance-row.ts'
import { systemTable } from '../workflows/system-table.ts'
import { type AnsweredTask, answerTasks } from './answer-tasks.ts'
import { actsAs } from './task-access.ts'
import { type TaskRow, taskColumns, taskTable } from './task-row.ts'

export interface TaskRequest {
  readonly scope?: 'mine' | 'groups' | 'all'
  readonly state?: 'open' | 'done'
  /** `object/id` or `object/id,id,…`: only tasks of these records. */
  readonly record?: string
  readonly workflow?: string
  readonly limit?: number
  readonly after?: string
}

export interface TaskList {
  readonly tasks: readonly AnsweredTask[]
  /** Where the next page begins; absent on the last one. */
  readonly after?: string
}

/** Open ones by when they are due, done ones latest first. */
export async function listTasks(context: Context, request: TaskRequest): Promise<Answer<TaskList>> {
  const { scope = 'mine', state = 'open', limit = 50 } = request
  if (scope === 'all' && !context.rights.has('operate') && !context.rights.has('administer')) {
    throw noRight('Only whoever looks after workflows sees the tasks of all.')
  }
  const task = taskTable(context)
  const persons = await actsAs(context, context.db)
  const order =
    state === 'open' ? sql`coalesce(t.${task.column('due')}, 'infinity')` : sql`t.${task.column('completed_at')}`
  const position = request.after === undefined ? undefined : readCursor(request.after)
  const beyond =
    position === undefined
      ? []
      : [
          state === 'open'
            ? sql`(${order}, t.id) > (${position.at}::timestamptz, ${position.id}::uuid)`
            : sql`(${order}, t.id) < (${position.at}::timestamptz, ${position.id}::uuid)`,
        ]
  const where = [
    raw('t.deleted_at is null'),
    state === 'open' ? sql`t.${task.column('state')} = 'open'` : sql`t.${task.column('state')} <> 'open'`,
    ...scopeSql(context, scope, state, persons),
    ...filterSql(context, request),
    ...beyond,
  ]
  const direction = raw(state === 'open' ? 'asc' : 'desc')
  const statement = sql`
    select h.revision, r.* from bm.head h left join lateral (
      select ${taskColumns(task, 't')}, ${order} as position from ${task.table} t where ${join(where, ' and ')}
      order by ${order} ${direction}, t.id ${direction} limit ${limit + 1}) r on true`
  const rows = await context.db.query<TaskRow & { revision: number; position: string }>(statement)
  const revision = rows[0]?.revision ?? context.catalog.revision
  const found = rows.filter(row => row.id !== null)
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    revision,
    value: {
      tasks: await answerTasks(context, context.db, page, persons),
      ...(last ? { after: writeCursor(last.position, last.id) } : {}),
    },
  }
}

/** How many are his, how many he may take on, and how many of all these are overdue: for the badge. */
export async function countTasks(context: Context): Promise<Answer<{ mine: number; groups: number; overdue: number }>> {
  const task = taskTable(context)
  const persons = await actsAs(context, context.db)
  const open = sql`t.deleted_at is null and t.${task.column('state')} = 'open'`
  const count = (scope: 'mine' | 'groups', more: Sql = raw('')) =>
    sql`(select count(*)::int from ${task.table} t where ${open} and ${join(scopeSql(context, scope, 'open', persons), ' and ')}${more})`
  const [row] = await context.db.query<{ revision: number; mine: number; groups: number; overdue: number }>(sql`
    select h.revision, ${count('mine')} as mine, ${count('groups')} as groups,
      ${count('mine', sql` and t.${task.column('due')} < now()`)} as overdue from bm.head h`)
  const { revision = context.catalog.revision, mine = 0, groups = 0, overdue = 0 } = row ?? {}
  return { revision, value: { mine, groups, overdue } }
}

function scopeSql(
  context: Context,
  scope: NonNullable<TaskRequest['scope']>,
  state: 'open' | 'done',
  persons: readonly string[],
): Sql[] {
  const task = taskTable(context)
  const { actor } = context
  if (scope === 'all') return []
  if (state === 'done') return [sql`t.${task.column('completed_by')} = ${actor.userId}::uuid`]
  if (scope === 'mine') return [sql`t.${task.column('assignee')} = any(${[...persons]}::uuid[])`]
  const user = systemTable(context, systemObjects.user)
  // What was given to somebody who has left belongs to the group again.
  const free = sql`(t.${task.column('assignee')} is null or exists (select from ${user.table} u
    where u.id = t.${task.column('assignee')} and (u.deleted_at is not null or u.${user.column('active')} is not true)))`
  return [
    free,
    sql`t.id in (select c.task from ${logOf(context)}.task_candidate c where
      (c.kind = 'user' and c.key = any(${[...persons]}::text[]))
      or (c.kind = 'role' and c.key = any(${[...actor.roleIds]}::text[]))
      or (c.kind = 'team' and c.key = any(${[...actor.teamIds]}::text[])))`,
  ]
}

function filterSql(context: Context, { record, workflow }: TaskRequest): Sql[] {
  const task = taskTable(context)
  const [object, id = ''] = record?.split('/') ?? []
  const ids = id.split(',')
  const objectId = context.catalog.objects.get(object ?? '')?.id ?? ''
  return [
    ...(record === undefined
      ? []
      : ids.every(isUuid)
        ? [sql`t.${task.column('record')} = any(${ids}::uuid[]) and t.${task.objectColumn('record')} = ${objectId}`]
        : [raw('false')]),
    ...(workflow === undefined
      ? []
      : [sql`t.${task.column('workflow')} = ${context.catalog.symbols.definition('workflow', workflow)?.id ?? ''}`]),
  ]
}

function writeCursor(at: string, id: string): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

function readCursor(text: string): { at: string; id: string } {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown]
    const isMoment = at === 'infinity' || (typeof at === 'string' && !Number.isNaN(Date.parse(at)))
    if (isMoment && isUuid(id)) return { at: at as string, id }
  } catch {
    // Told below.
  }
  throw invalidCursor('This is no position of this list.')
}
