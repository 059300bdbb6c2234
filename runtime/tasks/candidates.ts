/**
 * Who a step of a workflow speaks of: people, roles and teams by what its definition says. Roles and teams stay what
 * they are, so that whoever joins them later counts too.
 */
import sql, { type Sql } from 'sql-template-tag'

import type { TaskAssignment } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { isContext } from '../feel/kind-of.ts'
import { type FeelValue, objectOf } from '../feel/values.ts'
import { isUuid } from '../query/is-uuid.ts'
import { logOf } from '../workflows/instance-row.ts'
import { systemTable } from '../workflows/system-table.ts'
import { taskTable } from './task-row.ts'

export interface Candidate {
  readonly kind: 'user' | 'role' | 'team'
  /** Id of the user, of the role's definition, of the team. */
  readonly key: string
}

/** What the resolution of recipients is given by a workflow. */
export interface CandidateWorld {
  readonly starter: string | null
  /** Id of the instance. */
  readonly instance: string
  /** People who are not meant, whoever names them: managers above them are. */
  readonly never?: readonly string[]
  /** Value of an expression of the step. */
  evaluate(expression: string): Promise<FeelValue>
}

type Recipients = Omit<TaskAssignment, 'rule'>

/** Everybody whom any of the properties names, each once. */
export async function findCandidates(
  context: Context,
  tx: Queryable,
  recipients: Recipients,
  world: CandidateWorld,
): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const name of recipients.roles ?? []) {
    const role = context.catalog.symbols.definition('role', name)
    if (role) found.push({ kind: 'role', key: role.id })
  }
  if (recipients.teams?.length) found.push(...(await findTeams(context, tx, recipients.teams)))
  for (const path of recipients.fields ?? []) found.push(...peopleIn(await world.evaluate(`record.${path}`)))
  if (recipients.starter && world.starter) found.push({ kind: 'user', key: world.starter })
  if (recipients.manager) {
    const person = recipients.manager.of === 'starter' ? world.starter : await ownerOf(world)
    const manager =
      person && (await findManager(context, tx, [person, ...(world.never ?? [])], recipients.manager.levels ?? 1))
    if (manager) found.push({ kind: 'user', key: manager })
  }
  if (recipients.tasksOf !== undefined)
    found.push(...(await findPending(context, tx, world.instance, recipients.tasksOf)))
  if (recipients.users !== undefined) found.push(...peopleIn(await world.evaluate(recipients.users)))
  return [...new Map(found.map(item => [`${item.kind} ${item.key}`, item])).values()]
}

/** Ids of the active people among and behind candidates. */
export async function peopleOf(
  context: Pick<Context, 'catalog' | 'ed'>,
  tx: Queryable,
  candidates: readonly Candidate[],
): Promise<string[]> {
  const keys = (kind: Candidate['kind']) => candidates.filter(item => item.kind === kind).map(item => item.key)
  const user = systemTable(context, systemObjects.user)
  const assignment = systemTable(context, systemObjects.roleAssignment)
  const membership = systemTable(context, systemObjects.membership)
  const statement = sql`
    select u.id from ${user.table} u where u.deleted_at is null and u.${user.column('active')} is true and (
      u.id = any(${keys('user')}::uuid[])
      or u.id in (select ${assignment.column('user')} from ${assignment.table}
        where ${assignment.column('role')} = any(${keys('role')}::text[]) and deleted_at is null)
      or u.id in (select ${membership.column('user')} from ${membership.table}
        where ${membership.column('team')} = any(${keys('team')}::uuid[]) and deleted_at is null))
    order by u.id`
  const rows = await tx.arrays({ text: statement.text, values: statement.values, prepared: true })
  return rows.map(([id]) => id as string)
}

async function findTeams(context: Context, tx: Queryable, names: readonly string[]): Promise<Candidate[]> {
  const team = systemTable(context, systemObjects.team)
  const rows = await tx.arrays(
    sql`select id from ${team.table} where ${team.column('name')} = any(${[...names]}::text[]) and deleted_at is null order by id`,
  )
  return rows.map(([id]) => ({ kind: 'team', key: id as string }))
}

/** Users and teams in a value: one record, or a list of them. Ids alone are taken for users. */
export function peopleIn(value: FeelValue): Candidate[] {
  if (Array.isArray(value)) return value.flatMap(item => peopleIn(item as FeelValue))
  if (typeof value === 'string' && isUuid(value)) return [{ kind: 'user', key: value }]
  if (!isContext(value) || typeof value.id !== 'string') return []
  const object = value[objectOf]
  if (object === systemObjects.user) return [{ kind: 'user', key: value.id }]
  if (object === systemObjects.team) return [{ kind: 'team', key: value.id }]
  return []
}

async function ownerOf(world: CandidateWorld): Promise<string | undefined> {
  return peopleIn(await world.evaluate('record.owner')).find(item => item.kind === 'user')?.key
}

/** Whoever has an open task of a step of an instance, or may take it. */
async function findPending(context: Context, tx: Queryable, instance: string, node: string): Promise<Candidate[]> {
  const task = taskTable(context)
  return await tx.query<Candidate>(sql`
    select distinct case when t.${task.column('assignee')} is null then c.kind else 'user' end as kind,
      coalesce(t.${task.column('assignee')}::text, c.key) as key
    from ${task.table} t left join ${logOf(context)}.task_candidate c on c.task = t.id and t.${task.column('assignee')} is null
    where t.${task.column('instance')} = ${instance}::uuid and t.${task.column('node')} = ${node}
      and t.${task.column('state')} = 'open' and t.deleted_at is null
      and (t.${task.column('assignee')} is not null or c.key is not null)`)
}

/**
 * The manager of the unit `levels` up from the first person's own; where that is one of the persons, or has left, of the
 * next one above.
 */
async function findManager(
  context: Context,
  tx: Queryable,
  persons: readonly string[],
  levels: number,
): Promise<string | undefined> {
  const user = systemTable(context, systemObjects.user)
  const unit = systemTable(context, systemObjects.unit)
  const parent: Sql = unit.column('parent')
  const rows = await tx.arrays(sql`
    with recursive above(id, manager, parent, level) as (
      select u.id, u.${unit.column('manager')}, u.${parent}, 1 from ${unit.table} u
        join ${user.table} p on p.${user.column('unit')} = u.id where p.id = ${persons[0]}::uuid and u.deleted_at is null
      union all
      select u.id, u.${unit.column('manager')}, u.${parent}, a.level + 1 from above a
        join ${unit.table} u on u.id = a.parent where u.deleted_at is null and a.level < 50
    )
    select a.manager from above a join ${user.table} m on m.id = a.manager
    where m.deleted_at is null and m.${user.column('active')} is true
      and a.manager <> all(${[...persons]}::uuid[]) and a.level >= ${levels}
    order by a.level limit 1`)
  return rows[0]?.[0] as string | undefined
}
