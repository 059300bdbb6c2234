/** What instances of approvals have left behind: lines of their log, tasks, incidents, and what people are called. */
import sql from 'sql-template-tag'

import { approvalNodes } from '#metadata/approvals/step-names.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import type { Context } from '../context.ts'
import { momentSql } from '../history/changes-sql.ts'
import { readTitles } from '../records/write/read-titles.ts'
import { type Candidate, peopleOf } from '../tasks/candidates.ts'
import { type TaskRow, taskColumns, taskTable } from '../tasks/task-row.ts'
import { logOf } from '../workflows/instance-row.ts'
import { ruleRights } from '../workflows/workflow-actor.ts'

/** A line of the log that a trail is told from, in order. */
export interface Line {
  readonly at: string
  readonly kind: string
  readonly node: string | null
  readonly isSubmission: boolean
  /** Of something that was done to a task. */
  readonly task: string | null
  readonly did: string | null
  /** Of a task that was given to somebody, or to which somebody was added. */
  readonly to: string | null
  readonly actor: string | null
}

export interface InstanceFacts {
  readonly log: readonly Line[]
  readonly tasks: readonly (TaskRow & { readonly candidates: readonly string[] })[]
  /** Nodes that somebody has to look after. */
  readonly troubled: ReadonlySet<string>
  person(id: string | null): { readonly id: string; readonly title: string | null } | null
}

export interface Facts {
  of(instance: string): InstanceFacts
  readonly person: InstanceFacts['person']
}

/** So many people are named of those who may take a task. */
const mostCandidates = 20

/** All of several instances, read at once. */
export async function readFacts(context: Context, instances: readonly string[]): Promise<Facts> {
  const { db } = context
  const log = logOf(context)
  const ids = [...instances]
  const lines = await db.query<Line & { instance: string }>(sql`
    select instance, ${momentSql(sql`at`)} as at, kind, node, kind = 'entered' and node = ${approvalNodes.submitted} as "isSubmission",
      data ->> 'task' as task, data ->> 'did' as did, data ->> 'to' as to, actor
    from ${log}.workflow_log where instance = any(${ids}::uuid[]) and kind in ('entered', 'task', 'cancelled') order by at, seq`)
  const task = taskTable(context)
  const tasks = await db.query<TaskRow>(sql`
    select ${taskColumns(task, 't')} from ${task.table} t
    where t.${task.column('instance')} = any(${ids}::uuid[]) and t.deleted_at is null order by t.id`)
  const troubles = await db.query<{ instance: string; node: string }>(
    sql`select instance, node from ${log}.workflow_incident where instance = any(${ids}::uuid[])`,
  )
  const free = tasks.filter(item => item.state === 'open' && item.assignee === null).map(item => item.id)
  const candidates = await readCandidates(context, free)
  const starters = await db.query<{ starter: string | null }>(
    sql`select distinct starter from ${log}.workflow_instance where id = any(${ids}::uuid[])`,
  )
  const people = [
    ...starters.map(row => row.starter),
    ...lines.map(line => line.actor),
    ...tasks.flatMap(item => [item.assignee, item.completedBy, item.delegatedBy]),
    ...[...candidates.values()].flat(),
  ]
  const person = await namePeople(context, people)
  return {
    person,
    of: instance => ({
      person,
      log: lines.filter(line => line.instance === instance),
      tasks: tasks
        .filter(item => item.instance === instance)
        .map(item => ({ ...item, candidates: candidates.get(item.id) ?? [] })),
      troubled: new Set(troubles.filter(item => item.instance === instance).map(item => item.node)),
    }),
  }
}

async function readCandidates(context: Context, tasks: readonly string[]): Promise<Map<string, string[]>> {
  if (tasks.length === 0) return new Map()
  const rows = await context.db.query<Candidate & { task: string }>(
    sql`select task, kind, key from ${logOf(context)}.task_candidate where task = any(${[...tasks]}::uuid[])`,
  )
  const found = new Map<string, string[]>()
  for (const [id, candidates] of Map.groupBy(rows, row => row.task)) {
    found.set(id, (await peopleOf(context, context.db, candidates)).slice(0, mostCandidates))
  }
  return found
}

async function namePeople(context: Context, people: readonly (string | null)[]): Promise<InstanceFacts['person']> {
  const users = context.catalog.objectsById.get(systemObjects.user)
  const ids = [...new Set(people.filter(id => id !== null))]
  const titles = users
    ? await readTitles({ ...context, rights: ruleRights }, context.db, users, ids)
    : new Map<string, string | null>()
  return id => (id === null ? null : { id, title: titles.get(id) ?? null })
}
