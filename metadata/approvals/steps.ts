/** The steps of an approval as elements: who is asked, the decision, what comes of a refusal, of time and of nobody. */
import type {
  ApprovalEscalation,
  ApprovalStep,
  LocalizedText,
  MultiInstance,
  TaskOutcome,
  UserTask,
} from '../definitions.ts'
import type { Draft } from './draft.ts'
import { sayOf } from './say-of.ts'
import { stepVariable } from './step-names.ts'
import { words } from './words.ts'

/** Where the steps begin, and where they lead. */
export interface Ways {
  readonly from: string
  readonly agreed: string
  readonly refused: string
  readonly sentBack: string
}

/** Adds all steps, one after another or at the same time. */
export function addSteps(draft: Draft, steps: readonly ApprovalStep[], ways: Ways): void {
  let open: Loose[] = [{ from: ways.from }]
  const groups = togetherness(steps)
  for (const [index, group] of groups.entries()) {
    const before = groups.slice(0, index)
    for (const { from, ...how } of open) draft.flow(from, entryOf(group), how)
    const [only, ...others] = group as readonly [ApprovalStep, ...ApprovalStep[]]
    open =
      others.length > 0
        ? addTogether(draft, group, before, ways)
        : addStep(draft, only, before.flat(), refusalOf(only, before, ways))
  }
  for (const { from, ...how } of open) draft.flow(from, ways.agreed, how)
}

/** Steps that begin at the same time. */
type Group = readonly ApprovalStep[]

function togetherness(steps: readonly ApprovalStep[]): Group[] {
  const groups: ApprovalStep[][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (step.withPrevious && last) last.push(step)
    else groups.push([step])
  }
  return groups
}

/** A flow that still leads nowhere. */
interface Loose {
  readonly from: string
  readonly label?: LocalizedText
  readonly when?: string
  readonly default?: boolean
}

function entryOf([first, ...others]: Group): string {
  if (!first) return ''
  return others.length > 0 ? `${first.id}--together` : entryOfStep(first)
}

const entryOfStep = ({ id, when }: ApprovalStep) => `${id}--${when === undefined ? 'people' : 'when'}`

/** Where a refusal leads: to the end, to the starter, or to the beginning of what an earlier step is part of. */
function refusalOf({ reject }: ApprovalStep, before: readonly Group[], ways: Ways): string {
  if (reject?.to === 'start') return ways.sentBack
  const earlier = reject?.to === 'step' ? before.find(group => group.some(step => step.id === reject.step)) : undefined
  return earlier ? entryOf(earlier) : ways.refused
}

/** Adds steps that all have to agree, in a sub-process that a refusal of any of them ends. */
function addTogether(draft: Draft, group: Group, before: readonly Group[], ways: Ways): Loose[] {
  const name = entryOf(group)
  const [fork, join] = [`${name}-fork`, `${name}-join`]
  draft.node({ type: 'subProcess', id: name, label: words.parallel })
  const inside = draft.within(name)
  inside.node({ type: 'startEvent', id: `${name}-begin` })
  inside.node({ type: 'parallelGateway', id: fork })
  inside.flow(`${name}-begin`, fork)
  const errors = new Map<string, string>()
  for (const step of group) {
    inside.flow(fork, entryOfStep(step))
    const refusal = `${step.id}--refused`
    const goal = refusalOf(step, before, ways)
    const code = goal === ways.refused ? 'rejected' : goal
    if (code === goal && !errors.has(code)) errors.set(code, `${name}-${errors.size + 1}`)
    inside.node({ type: 'endEvent', id: refusal, label: words.refused, event: { type: 'error', code } })
    const ends = addStep(inside, step, before.flat(), refusal)
    // The join waits for every flow that leads to it, so that each step comes along one.
    const done = ends.length > 1 ? `${step.id}--done` : join
    if (done !== join) {
      inside.node({ type: 'exclusiveGateway', id: done })
      inside.flow(done, join)
    }
    for (const { from, ...how } of ends) inside.flow(from, done, how)
  }
  inside.node({ type: 'parallelGateway', id: join })
  inside.node({ type: 'endEvent', id: `${name}-end`, label: words.allAgreed })
  inside.flow(join, `${name}-end`)
  for (const [code, id] of errors) {
    draft.boundary(name, id, words.refused, { type: 'error', code })
    draft.flow(id, code)
  }
  return [{ from: name }]
}

/** Adds a step; what leaves it when it has agreed or was left out still leads nowhere. */
function addStep(draft: Draft, step: ApprovalStep, before: readonly ApprovalStep[], refusal: string): Loose[] {
  const { id, label, when } = step
  const loose: Loose[] = []
  if (when !== undefined) {
    draft.node({ type: 'exclusiveGateway', id: `${id}--when`, label })
    draft.flow(`${id}--when`, `${id}--people`, { when })
    loose.push({ from: `${id}--when`, label: words.otherwise, default: true })
  }
  const people = stepVariable(step, 'people')
  draft.node({
    type: 'serviceTask',
    id: `${id}--people`,
    label: words.people,
    does: { type: 'people', of: approversOf(step), ...leftOut(step, before), variable: people },
  })
  draft.node({ type: 'userTask', id, label, ...taskOf(step), multiInstance: severalOf(step, people) })
  draft.flow(`${id}--people`, id)
  const ends = [id]
  if (step.remind) addReminder(draft, step, step.remind)
  if (step.escalate) ends.push(addEscalation(draft, step, step.escalate, people))
  const decided = `${id}--decided`
  draft.node({ type: 'exclusiveGateway', id: decided })
  for (const end of ends) draft.flow(end, decided)
  draft.flow(decided, refusal, { label: labelsOf(step).reject, when: refusedWhen(step) })
  const agreed: Loose = { from: decided, label: labelsOf(step).approve, default: true }
  if (!step.inform) return [...loose, agreed]
  const told = `${id}--inform`
  draft.node({
    type: 'serviceTask',
    id: told,
    label: words.inform,
    does: { type: 'notify', to: step.inform, subject: sayOf(label, words.agreed) },
  })
  draft.flow(decided, told, { label: labelsOf(step).approve, default: true })
  return [...loose, { from: told }]
}

function approversOf(step: ApprovalStep) {
  const { choose, users, ...named } = step.approvers
  const chosen = choose ? stepVariable(step, 'chosen') : undefined
  const all = [users, chosen].filter(item => item !== undefined)
  if (all.length === 0) return named
  return { ...named, users: all.length === 1 ? (all[0] as string) : `flatten([${all.join(', ')}])` }
}

function leftOut({ selfApproval, skipRepeated }: ApprovalStep, before: readonly ApprovalStep[]) {
  const agreed = before.map(step => stepVariable(step, 'votes'))
  const without = [
    ...(selfApproval === 'skip' ? ['actor'] : []),
    ...(skipRepeated && agreed.length > 0
      ? [`flatten([${agreed.join(', ')}])[item.outcome = "approve" and item.round = round].by`]
      : []),
  ]
  return {
    ...(selfApproval === 'never' ? { never: 'actor' } : {}),
    ...(without.length > 0 ? { without: `flatten([${without.join(', ')}])` } : {}),
  }
}

type Task = Omit<UserTask, 'id' | 'type' | 'label' | 'multiInstance'>

function taskOf(step: ApprovalStep): Task {
  const { form, fields, instructions, priority, delegate, mayAdd, due } = step
  const given = { form, fields, instructions, priority, delegate, mayAdd, due }
  const { approve, reject } = labelsOf(step)
  const outcomes: TaskOutcome[] = [
    { code: 'approve', label: approve, style: 'primary' },
    { code: 'reject', label: reject, style: 'danger', requiresComment: true, withoutInput: true },
  ]
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    assignment: { users: 'approver' },
    outcomes,
    variable: 'outcome',
    completedBy: 'decided_by',
  }
}

function labelsOf({ labels }: ApprovalStep) {
  return { approve: labels?.approve ?? words.approve, reject: labels?.reject ?? words.reject }
}

/** Each person alone, or all of them together where one is enough. */
function severalOf(step: ApprovalStep, people: string): MultiInstance {
  const { decision = 'any', sequential } = step
  return {
    ...(sequential && decision !== 'any' ? { sequential } : {}),
    collection: decision === 'any' ? groupOf(people) : people,
    element: 'approver',
    completion: enoughWhen(step),
    output: '{outcome: outcome, by: decided_by, round: round}',
    outputVariable: stepVariable(step, 'votes'),
  }
}

/** One instance for all; none where everybody was left out. */
const groupOf = (people: string) => `if count(${people}) = 0 then [] else [${people}]`

const shareOf = ({ decision, percent = 100 }: ApprovalStep) => (decision === 'percentage' ? percent : 100)

const countOf = (step: ApprovalStep, outcome: string) =>
  `count(${stepVariable(step, 'votes')}[item.outcome = "${outcome}"])`

/** It is over as soon as nothing that is still to be said can change the result. */
function enoughWhen(step: ApprovalStep): string {
  if (step.decision !== 'percentage') return 'outcome = "reject"'
  const share = shareOf(step)
  const isReached = `${countOf(step, 'approve')} * 100 >= ${share} * nrOfInstances`
  const isLost = `${countOf(step, 'reject')} * 100 > ${100 - share} * nrOfInstances`
  return `${isReached} or ${isLost}`
}

/** True exactly where the share was not reached, however many were asked: either side was reached before it ended. */
function refusedWhen(step: ApprovalStep): string {
  const share = shareOf(step)
  return `${countOf(step, 'reject')} * ${share} > ${countOf(step, 'approve')} * ${100 - share}`
}

function addReminder(draft: Draft, { id, label }: ApprovalStep, remind: NonNullable<ApprovalStep['remind']>): void {
  const { after: cycle, times: repeat = 1, time = 'working' } = remind
  draft.boundary(id, `${id}--remind`, words.remind, { type: 'timer', cycle, repeat, time }, true)
  draft.node({
    type: 'serviceTask',
    id: `${id}--reminded`,
    label: words.remind,
    does: { type: 'notify', to: { tasksOf: id }, subject: sayOf(label, words.waiting) },
  })
  draft.node({ type: 'endEvent', id: `${id}--reminder-end`, label: words.reminded })
  draft.flow(`${id}--remind`, `${id}--reminded`)
  draft.flow(`${id}--reminded`, `${id}--reminder-end`)
}

/** Takes the step from those who are late and gives it to others; answers their task. */
function addEscalation(draft: Draft, step: ApprovalStep, escalate: ApprovalEscalation, people: string): string {
  const { id, label } = step
  const { after: duration, time = 'working', to } = escalate
  const { due: _, ...task } = taskOf(step)
  // Whoever else should have decided has not: that the starter is passed over is no consent here.
  const late: ApprovalStep = {
    ...step,
    skipRepeated: false,
    ...(step.selfApproval === 'skip' ? { selfApproval: 'never' } : {}),
  }
  draft.boundary(id, `${id}--late`, words.late, { type: 'timer', duration, time })
  draft.node({
    type: 'serviceTask',
    id: `${id}--escalate`,
    label: words.escalate,
    does: { type: 'people', of: to, ...leftOut(late, []), variable: people },
  })
  draft.node({
    type: 'userTask',
    id: `${id}--escalated`,
    label: sayOf(label, words.escalated),
    ...task,
    multiInstance: severalOf({ ...step, decision: 'any' }, people),
  })
  draft.flow(`${id}--late`, `${id}--escalate`)
  draft.flow(`${id}--escalate`, `${id}--escalated`)
  return `${id}--escalated`
}
