/** Tasks as they are answered: with the words of their step, the title of their record, and why they are somebody's. */
import sql from 'sql-template-tag'

import type { LocalizedText, TaskOutcome } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { readTitles } from '../records/write/read-titles.ts'
import { logOf } from '../workflows/instance-row.ts'
import { ruleRights } from '../workflows/workflow-actor.ts'
import type { Candidate } from './candidates.ts'
import { findNodes, type TaskNode } from './find-node.ts'
import { type Why, whyOf } from './task-access.ts'
import type { TaskRow } from './task-row.ts'

interface Named {
  readonly id: string
  readonly title: string | null
}

export interface AnsweredTask {
  readonly id: string
  readonly name: LocalizedText
  readonly instructions?: LocalizedText
  readonly record: (Named & { readonly object: string | null }) | null
  readonly workflow: { readonly id: string; readonly name: string; readonly label: LocalizedText } | null
  readonly instance: string
  readonly node: string
  readonly state: TaskRow['state']
  readonly assignee: Named | null
  /** Absent for what is not his. */
  readonly why?: { readonly kind: Why['kind']; readonly label?: LocalizedText; readonly person?: Named }
  readonly priority: 'low' | 'normal' | 'high' | 'urgent'
  readonly due: string | null
  readonly overdue: boolean
  readonly outcomes: readonly TaskOutcome[]
  readonly form: string | null
  /** Whether something can be filled in, so that it is not done by a button alone. */
  readonly asks: boolean
  /** Whether whoever has it may give it to another. */
  readonly delegate: boolean
  readonly outcome: string | null
  readonly comment: string | null
  readonly completed_by: Named | null
  readonly completed_at: string | null
  readonly created_at: string
}

/** In the order given. The title of the record is told to whoever has a task, also where he may not open the record. */
export async function answerTasks(
  context: Context,
  db: Queryable,
  tasks: readonly TaskRow[],
  persons: readonly string[],
): Promise<AnsweredTask[]> {
  if (tasks.length === 0) return []
  const ids = tasks.map(task => task.id)
  const rows = await db.query<Candidate & { task: string }>(
    sql`select task, kind, key from ${logOf(context)}.task_candidate where task = any(${ids}::uuid[])`,
  )
  const candidates = Map.groupBy(rows, row => row.task)
  const whys = new Map(tasks.map(task => [task.id, whyOf(context, task, candidates.get(task.id) ?? [], persons)]))
  const titles = await titlesOf(context, db, tasks, [...whys.values()])
  const nodes = await findNodes(context, db, tasks)
  return tasks.map(task => toAnswer(context, task, nodes.get(task.id), whys.get(task.id), titles))
}

type Titles = ReadonlyMap<string, string | null>

async function titlesOf(
  context: Context,
  db: Queryable,
  tasks: readonly TaskRow[],
  whys: readonly (Why | undefined)[],
): Promise<Titles> {
  const trusted = { ...context, rights: ruleRights }
  const wanted = new Map<string, Set<string>>()
  const want = (object: string | null, id: string | null | undefined) => {
    if (object && id) wanted.set(object, (wanted.get(object) ?? new Set()).add(id))
  }
  for (const task of tasks) {
    want(task.recordObject, task.recordId)
    for (const person of [task.assignee, task.delegatedBy, task.completedBy]) want(systemObjects.user, person)
  }
  for (const why of whys) {
    if (why?.kind === 'substitute') want(systemObjects.user, why.of)
    if (why?.kind === 'team') want(systemObjects.team, why.team)
  }
  const titles = new Map<string, string | null>()
  for (const [objectId, ids] of wanted) {
    const object = context.catalog.objectsById.get(objectId)
    if (!object) continue
    for (const [id, title] of await readTitles(trusted, db, object, [...ids])) titles.set(id, title)
  }
  return titles
}

function toAnswer(
  context: Context,
  task: TaskRow,
  { workflow, node }: TaskNode = { workflow: undefined, node: undefined },
  why: Why | undefined,
  titles: Titles,
): AnsweredTask {
  const person = (id: string | null): Named | null => (id === null ? null : { id, title: titles.get(id) ?? null })
  const object = context.catalog.objectsById.get(task.recordObject ?? '')
  return {
    id: task.id,
    name: node?.label ?? { en: task.name, 'zh-CN': task.name },
    ...(node?.instructions ? { instructions: node.instructions } : {}),
    record:
      task.recordId === null
        ? null
        : { object: object?.name ?? null, id: task.recordId, title: titles.get(task.recordId) ?? null },
    workflow: workflow ? { id: workflow.id, name: workflow.name, label: workflow.label } : null,
    instance: task.instance,
    node: task.node,
    state: task.state,
    assignee: person(task.assignee),
    ...(why ? { why: explain(context, why, person) } : {}),
    priority: task.priority ?? 'normal',
    due: task.due,
    overdue: task.state === 'open' && task.due !== null && Date.parse(task.due) < Date.now(),
    outcomes: node?.outcomes ?? [],
    form: node?.form !== undefined && context.catalog.symbols.definition('form', node.form) ? node.form : null,
    asks: node?.form !== undefined || (node?.fields ?? []).some(field => field.mode !== 'readOnly'),
    delegate: node?.delegate === true,
    outcome: task.outcome,
    comment: task.comment,
    completed_by: person(task.completedBy),
    completed_at: task.completedAt,
    created_at: task.createdAt,
  }
}

function explain(
  { catalog }: Context,
  why: Why,
  person: (id: string) => Named | null,
): NonNullable<AnsweredTask['why']> {
  switch (why.kind) {
    case 'assignee':
    case 'candidate':
      return { kind: why.kind }
    case 'delegated':
      return { kind: why.kind, person: person(why.by) as Named }
    case 'substitute':
      return { kind: why.kind, person: person(why.of) as Named }
    case 'team':
      return { kind: why.kind, label: textOf(person(why.team)?.title) }
    case 'role': {
      const role = catalog.symbols.byId(why.role)
      return { kind: why.kind, label: role?.kind === 'role' ? role.label : textOf(undefined) }
    }
  }
}

function textOf(title: string | null | undefined): LocalizedText {
  return { en: title ?? '', 'zh-CN': title ?? '' }
}
