/** Puts tasks into the inboxes of those who may do them, in the transaction of the step that comes to them. */
import { Temporal } from 'temporal-polyfill'

import type { UserTask } from '#metadata/definitions.ts'
import { newId } from '#platform/new-id.ts'

import { dueAt } from '../calendar/working-time.ts'
import { tell } from '../events/tell.ts'
import { toMoment } from '../feel/to-given.ts'
import type { FeelValue } from '../feel/values.ts'
import { notify } from '../notifications/notify.ts'
import { cached } from '../records/write/statement-cache.ts'
import { calendarOf } from '../workflows/calendar-of.ts'
import type { Wait } from '../workflows/engine/types.ts'
import { faultOf, isFault } from '../workflows/fault-of.ts'
import { logOf } from '../workflows/instance-row.ts'
import { localized } from '../workflows/localized.ts'
import type { Run } from '../workflows/run.ts'
import { asWorkflow } from '../workflows/workflow-actor.ts'
import type { WriteContext } from '../write.ts'
import { type Candidate, findCandidates, peopleOf } from './candidates.ts'
import { leastLoaded } from './least-loaded.ts'
import { taskTable } from './task-row.ts'

/** Who may do a task. */
export interface Assigned {
  readonly candidates: readonly Candidate[]
  readonly people: readonly string[]
  /** The one who has it; null where somebody has to claim it. */
  readonly assignee: string | null
}

/** People who are told of one task; larger groups look into their inbox. */
const mostTold = 50

/** Makes a task for every wait; one that nobody can do is an incident. */
export async function openTasks(run: Run, waits: readonly Wait[]): Promise<void> {
  const made: { row: Record<string, unknown>; assigned: Assigned; node: UserTask }[] = []
  for (const wait of waits) {
    const node = run.program.nodes.get(wait.node)
    if (node?.type !== 'userTask') continue
    const assigned = await assign(run, wait, node)
    if (assigned.people.length === 0) troubled(run, wait)
    const due = await dueOf(run, wait, node)
    const row = {
      i: newId(),
      w: wait.id,
      n: node.id,
      l: localized(node.label, run.instance.locale, node.id).slice(0, 200),
      a: assigned.assignee,
      p: node.priority ?? 'normal',
      d: due ?? null,
    }
    made.push({ row, assigned, node })
  }
  if (made.length === 0) return
  await insert(
    run,
    made.map(item => item.row),
    made.flatMap(({ row, assigned }) => assigned.candidates.map(({ kind, key }) => ({ t: row.i, k: kind, y: key }))),
  )
  for (const { row, assigned, node } of made) await announce(run, String(row.i), assigned, node)
}

/** Who may do the task of a wait. What cannot be evaluated is told as an incident. */
export async function assign(run: Run, wait: Wait, node: UserTask): Promise<Assigned> {
  const { context, instance } = run
  const world = {
    starter: instance.starter,
    instance: instance.id,
    evaluate: (expression: string) => run.stepper.evaluate(wait, expression, run.state),
  }
  try {
    const candidates = await findCandidates(context, context.tx, node.assignment ?? {}, world)
    const people = await run.once(`people ${JSON.stringify(candidates)}`, () =>
      peopleOf(context, context.tx, candidates),
    )
    const single = people.length === 1 ? people[0] : undefined
    const chosen = node.assignment?.rule === 'leastLoaded' ? await leastLoaded(context, people) : undefined
    return { candidates, people, assignee: single ?? chosen ?? null }
  } catch (error) {
    if (!isFault(error)) throw error
    const { code, message } = faultOf(error)
    run.incidents.push({ token: wait.token ?? wait.id, node: wait.node, wait: wait.id, code, message })
    return { candidates: [], people: [], assignee: null }
  }
}

/** Says that a task has nobody who could do it. */
export const nobody = {
  code: 'task/unassigned',
  message: { en: 'There is nobody who could do the task.', 'zh-CN': '没有可以处理该待办的人员。' },
} as const

function troubled(run: Run, wait: Wait): void {
  const token = wait.token ?? wait.id
  if (run.incidents.some(incident => incident.token === token)) return
  run.incidents.push({ token, node: wait.node, wait: wait.id, ...nobody })
  run.entries.push({ kind: 'incident', node: wait.node, token, data: nobody })
}

/** Epoch milliseconds; a due date that cannot be worked out is none. */
async function dueOf(run: Run, wait: Wait, { due }: UserTask): Promise<number | undefined> {
  if (!due?.date && !due?.duration) return undefined
  const { context, instance } = run
  try {
    const value = await run.stepper.evaluate(wait, due.date ?? due.duration ?? 'null', run.state)
    if (due.date) {
      const moment = toMoment(value, context.timeZone)
      return moment === undefined ? undefined : Date.parse(moment)
    }
    const length = lengthOf(value, instance.now, context.timeZone)
    if (length === undefined) return undefined
    if (due.time === 'calendar') return instance.now + length
    const calendar = await run.once('calendar', () => calendarOf(context, instance))
    return dueAt(calendar, instance.now, length)
  } catch (error) {
    if (!isFault(error)) throw error
    const { code, message } = faultOf(error)
    run.entries.push({ kind: 'failed', node: wait.node, data: { what: 'due', code, message } })
    return undefined
  }
}

function lengthOf(value: FeelValue, now: number, timeZone: string): number | undefined {
  if (!(value instanceof Temporal.Duration)) return undefined
  const from = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  return from.add(value).epochMilliseconds - now
}

async function insert(run: Run, rows: readonly object[], candidates: readonly object[]): Promise<void> {
  const { context, instance } = run
  await context.tx.query({
    text: cached(context, 'task insert', () => insertText(context)),
    values: [
      JSON.stringify(rows),
      JSON.stringify(candidates),
      instance.recordId,
      instance.recordObject,
      instance.workflowId,
      instance.id,
      instance.starter,
    ],
    prepared: true,
  })
}

function insertText(context: WriteContext): string {
  const log = logOf(context).text
  const task = taskTable(context)
  const column = (name: string) => task.column(name).text
  return `with rows as materialized (
      select * from json_to_recordset($1::json) as r(i uuid, w text, n text, l text, a uuid, p text, d float8)
    ), made as (
      insert into ${task.table.text} (id, created_by, updated_by, ${column('name')}, ${column('record')}, ${task.objectColumn('record').text},
        ${column('workflow')}, ${column('instance')}, ${column('node')}, ${column('wait')}, ${column('state')}, ${column('assignee')}, ${column('priority')}, ${column('due')})
      select i, $7::uuid, $7::uuid, l, $3::uuid, $4, $5, $6::uuid, n, w, 'open', a, p, to_timestamp(d / 1000) from rows
    ), told as (
      insert into ${log}.outbox (object_id, record_id, action, revision)
      select '${task.object.id}', i, 'created', ${context.catalog.revision} from rows
    )
    insert into ${log}.task_candidate (task, kind, key)
    select t, k, y from json_to_recordset($2::json) as c(t uuid, k text, y text)`
}

/** Tells those who have something to do now. */
async function announce(
  run: Run,
  task: string,
  { candidates, people, assignee }: Assigned,
  node: UserTask,
): Promise<void> {
  const context = asWorkflow(run.context, run.instance)
  const keys = (kind: Candidate['kind']) => candidates.filter(item => item.kind === kind).map(item => item.key)
  await tell(context, 'tasks', {
    users: assignee ? [assignee] : keys('user'),
    roles: keys('role'),
    teams: keys('team'),
  })
  const told = assignee ? [assignee] : people.slice(0, mostTold)
  const { recordObject, recordId } = run.instance
  await notify(context, told, {
    kind: 'task',
    parameters: { task: node.label ?? { en: node.id, 'zh-CN': node.id } },
    record: recordObject && recordId ? { objectId: recordObject, id: recordId } : undefined,
    task,
    key: `task ${task}`,
  })
}
