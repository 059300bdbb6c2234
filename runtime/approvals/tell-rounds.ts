/** Rounds of an approval: what each step came to, out of what the instance has left behind. Pure. */
import { approvalNodes, stepOfNode } from '#metadata/approvals/step-names.ts'
import type { ApprovalDefinition, ApprovalStep, LocalizedText } from '#metadata/definitions.ts'

import { toMilliseconds } from '../history/history-entry.ts'
import type { RoundChange } from './join-changes.ts'
import type { InstanceFacts, Line } from './read-facts.ts'

interface Named {
  readonly id: string
  readonly title: string | null
}

export type ApprovalState = 'running' | 'approved' | 'rejected' | 'withdrawn' | 'cancelled'

export interface Decision {
  /** Id of the task. */
  readonly task: string
  readonly state: 'open' | 'done' | 'cancelled'
  /** Who decided, or has to. */
  readonly person: Named | null
  /** Those who may take it where nobody has it. */
  readonly candidates: readonly Named[]
  /** In whose place: who gave it away, or is absent. */
  readonly delegatedFrom: Named | null
  readonly addedBy: Named | null
  /** It was taken from those who were late. */
  readonly escalated: boolean
  readonly outcome: string | null
  readonly comment: string | null
  readonly at: string | null
  readonly due: string | null
}

export interface RoundStep {
  readonly step: string
  readonly label: LocalizedText
  readonly decision: NonNullable<ApprovalStep['decision']>
  /** How many have to agree, where a share decides. */
  readonly percent: number | null
  /** People are asked one after another. */
  readonly sequential: boolean
  /** It runs at the same time as the step before. */
  readonly withPrevious: boolean
  /** `waiting`: it was not reached, yet or in this round at all. */
  readonly state: 'waiting' | 'open' | 'approved' | 'rejected' | 'skipped' | 'cancelled' | 'incident'
  readonly decisions: readonly Decision[]
}

export interface Round {
  readonly number: number
  readonly submittedAt: string
  /** Since the round before. */
  readonly changes: readonly RoundChange[]
  readonly steps: readonly RoundStep[]
}

export interface Resubmission {
  readonly task: string
  readonly person: Named | null
  /** Why it was sent back. */
  readonly reason: {
    readonly step: string
    readonly label: LocalizedText
    readonly person: Named | null
    readonly comment: string | null
    readonly at: string | null
  } | null
}

/** What an instance came to. */
export function stateOf(status: string, { log }: InstanceFacts): ApprovalState {
  if (status === 'active') return 'running'
  if (status !== 'completed') return 'cancelled'
  const reached = (node: string) => log.some(line => line.kind === 'entered' && line.node === node)
  if (reached(approvalNodes.approved)) return 'approved'
  if (reached(approvalNodes.rejected)) return 'rejected'
  return reached(approvalNodes.withdrawn) ? 'withdrawn' : 'cancelled'
}

/** Every round, first to last. */
export function roundsOf(
  approval: ApprovalDefinition,
  facts: InstanceFacts,
  changes: readonly (readonly RoundChange[])[],
): Round[] {
  const starts = facts.log.flatMap((line, index) => (line.isSubmission ? [index] : []))
  return starts.map((start, index) => {
    const until = starts[index + 1] ?? facts.log.length
    const lines = facts.log.slice(start, until)
    const from = (facts.log[start] as Line).at
    const to = starts[index + 1] === undefined ? undefined : (facts.log[until] as Line).at
    const tasks = facts.tasks.filter(task => isWithin(task, lines, from, to))
    const isLast = to === undefined
    return {
      number: index + 1,
      submittedAt: toMilliseconds(from),
      changes: changes[index] ?? [],
      steps: approval.steps.map(step => tellStep(approval, step, facts, lines, tasks, isLast)),
    }
  })
}

type Task = InstanceFacts['tasks'][number]

/** A task that somebody completed is of the round in which he did; any other, of the one in which it was open last. */
function isWithin(task: Task, lines: readonly Line[], from: string, to: string | undefined): boolean {
  if (task.state === 'open') return to === undefined
  if (task.state === 'done') return lines.some(line => line.task === task.id && line.did === 'complete')
  const at = Date.parse(task.completedAt ?? '')
  return at > Date.parse(from) && (to === undefined || at <= Date.parse(to))
}

function tellStep(
  approval: ApprovalDefinition,
  step: ApprovalStep,
  facts: InstanceFacts,
  lines: readonly Line[],
  all: readonly Task[],
  isLast: boolean,
): RoundStep {
  const tasks = all.filter(task => stepOfNode(approval, task.node)?.id === step.id)
  return {
    step: step.id,
    label: step.label,
    decision: step.decision ?? 'any',
    percent: step.decision === 'percentage' ? (step.percent ?? 100) : null,
    sequential: step.sequential === true,
    withPrevious: step.withPrevious === true,
    state: stepState(step, facts, lines, tasks, isLast),
    decisions: tasks.map(task => tellDecision(facts, task)),
  }
}

function stepState(
  step: ApprovalStep,
  { troubled }: InstanceFacts,
  lines: readonly Line[],
  tasks: readonly Task[],
  isLast: boolean,
): RoundStep['state'] {
  const own = [`${step.id}--people`, `${step.id}--escalate`, `${step.id}--escalated`, step.id]
  if (isLast && own.some(node => troubled.has(node))) return 'incident'
  if (tasks.some(task => task.state === 'open')) return 'open'
  const lastOf = (node: string) => lines.findLastIndex(line => line.kind === 'entered' && line.node === node)
  const [asked, begun, decided] = ['when', 'people', 'decided'].map(part => lastOf(`${step.id}--${part}`)) as [
    number,
    number,
    number,
  ]
  if (asked > begun) return 'skipped'
  if (begun < 0) return 'waiting'
  if (decided < begun) return tasks.length > 0 || !isLast ? 'cancelled' : 'waiting'
  const since = new Set(
    lines.slice(begun).flatMap(line => (line.did === 'complete' && line.task !== null ? [line.task] : [])),
  )
  const votes = tasks.filter(task => since.has(task.id))
  if (votes.length === 0) return 'skipped'
  const share = step.decision === 'percentage' ? (step.percent ?? 100) : 100
  const count = (outcome: string) => votes.filter(task => task.outcome === outcome).length
  return count('reject') * share > count('approve') * (100 - share) ? 'rejected' : 'approved'
}

/** Whose task it was that another has completed. */
const absentOf = ({ assignee, completedBy }: Task) => (assignee === completedBy ? null : assignee)

function tellDecision({ log, person }: InstanceFacts, task: Task): Decision {
  const who = task.completedBy ?? task.assignee
  const added = log.find(
    line => line.did === 'add' && line.node !== null && line.node === task.node && line.to !== null && line.to === who,
  )
  return {
    task: task.id,
    state: task.state,
    person: person(who),
    candidates: task.candidates.flatMap(id => person(id) ?? []),
    // Whoever stands in for somebody absent decides in his place, too.
    delegatedFrom: person(task.delegatedBy ?? (task.completedBy === null ? null : absentOf(task))),
    addedBy: added ? person(added.actor) : null,
    escalated: task.node.endsWith('--escalated'),
    outcome: task.outcome,
    comment: task.comment,
    at: task.completedAt,
    due: task.due,
  }
}

/** The open task of the starter to whom it was sent back. */
export function resubmissionOf(approval: ApprovalDefinition, facts: InstanceFacts): Resubmission | null {
  const task = facts.tasks.find(item => item.node === approvalNodes.resubmit && item.state === 'open')
  return task ? { task: task.id, person: facts.person(task.assignee), reason: reasonOf(approval, facts) } : null
}

/** Why it was refused last. */
export function reasonOf(approval: ApprovalDefinition, { tasks, person }: InstanceFacts): Resubmission['reason'] {
  const [refused] = tasks
    .filter(item => item.outcome === 'reject' && stepOfNode(approval, item.node))
    .toSorted((a, b) => Date.parse(b.completedAt ?? '') - Date.parse(a.completedAt ?? ''))
  const step = refused && stepOfNode(approval, refused.node)
  if (!step) return null
  const { completedBy, comment, completedAt } = refused
  return { step: step.id, label: step.label, person: person(completedBy), comment, at: completedAt }
}
