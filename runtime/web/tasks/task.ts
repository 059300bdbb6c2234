/** Tasks as the server tells them, and the questions that screens ask about them. */
import type { LocalizedText, TaskField, TaskOutcome } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { get, queryString } from '../api/request.ts'
import type { RecordValues, Reference } from '../api/values.ts'
import type { TaskApproval } from '../approvals/approval.ts'

export type TaskPriority = 'low' | 'normal' | 'high' | 'urgent'
export type TaskScope = 'mine' | 'groups' | 'done' | 'all'

export interface TaskWhy {
  readonly kind: 'assignee' | 'delegated' | 'substitute' | 'candidate' | 'role' | 'team'
  readonly label?: LocalizedText
  readonly person?: Reference
}

export interface Task {
  readonly id: string
  readonly name: LocalizedText
  readonly instructions?: LocalizedText
  readonly record: { readonly object: string | null; readonly id: string; readonly title: string | null } | null
  readonly workflow: { readonly id: string; readonly name: string; readonly label: LocalizedText } | null
  readonly instance: string
  readonly state: 'open' | 'done' | 'cancelled'
  readonly assignee: Reference | null
  readonly why?: TaskWhy
  readonly priority: TaskPriority
  readonly due: string | null
  readonly overdue: boolean
  readonly outcomes: readonly TaskOutcome[]
  readonly form: string | null
  /** Something can be filled in: it is not done by a button alone. */
  readonly asks: boolean
  readonly outcome: string | null
  readonly comment: string | null
  readonly completed_by: Reference | null
  readonly completed_at: string | null
  readonly created_at: string
}

export interface OpenedTask extends Task {
  readonly may: readonly ('claim' | 'release' | 'complete' | 'delegate' | 'comment' | 'add-approver')[]
  readonly fields: readonly TaskField[]
  /** The object with these fields alone, writable as the task says. */
  readonly object: CatalogObject | null
  readonly gone: readonly string[]
  readonly values: RecordValues | null
  readonly rev: number | null
  /** Of which approval it is. */
  readonly approval?: TaskApproval | null
  readonly comments: readonly { readonly at: string; readonly by: Reference | null; readonly text: string }[]
}

export interface TaskPage {
  readonly tasks: readonly Task[]
  readonly after?: string
}

export interface TaskCount {
  readonly mine: number
  readonly groups: number
  readonly overdue: number
}

/** How many wait, for `useQuery`; what is heard of tasks asks it again. */
export const taskCount = {
  queryKey: ['tasks', 'count'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => get<TaskCount>('/api/tasks/count', signal),
  staleTime: 60_000,
}

/** One page of a tab of the inbox. */
export function readTasks(scope: TaskScope, after: string | undefined, signal?: AbortSignal): Promise<TaskPage> {
  const asked = scope === 'done' ? { scope: 'mine', state: 'done' } : { scope }
  return get<TaskPage>(`/api/tasks${queryString({ ...asked, after, limit: 50 })}`, signal)
}

/** What somebody has to do, or may take on, for a record; his own first. */
export async function readRecordTasks(object: string, id: string, signal?: AbortSignal): Promise<readonly Task[]> {
  const ask = (scope: 'mine' | 'groups') =>
    get<TaskPage>(`/api/tasks${queryString({ scope, record: `${object}/${id}`, limit: 20 })}`, signal)
  const [mine, groups] = await Promise.all([ask('mine'), ask('groups')])
  return [...mine.tasks, ...groups.tasks]
}

/** As many records as one request names. */
const mostRecords = 200

/** What somebody can decide for selected records, for `useQuery`; what asks for more than a button is left out. */
export const tasksOfSelected = (object: string, ids: readonly string[]) => ({
  queryKey: ['tasks', 'selected', object, ids],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<readonly Task[]> => {
    const record = `${object}/${ids.join(',')}`
    const ask = async (scope: 'mine' | 'groups') =>
      (await get<TaskPage>(`/api/tasks${queryString({ scope, record, limit: 200 })}`, signal)).tasks
    const found = await Promise.all([ask('mine'), ask('groups')])
    return found.flat().filter(task => task.outcomes.length > 0 && !task.asks)
  },
  enabled: ids.length > 0 && ids.length <= mostRecords,
})

const ranks: Readonly<Record<TaskPriority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 }

/** By when they are due, then by how much they matter, then the oldest first. */
export function inOrder(tasks: readonly Task[]): Task[] {
  const due = (task: Task) => (task.due === null ? Number.POSITIVE_INFINITY : Date.parse(task.due))
  return tasks.toSorted(
    (a, b) =>
      compare(due(a), due(b)) ||
      compare(ranks[a.priority], ranks[b.priority]) ||
      compare(Date.parse(a.created_at), Date.parse(b.created_at)),
  )
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Where a task is opened. */
export const taskAddress = (id: string): string => `/tasks/${id}`
