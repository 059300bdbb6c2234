/**
 * The workflow that an approval is run as. Everything that an approval does is an element of BPMN that anybody could have
 * drawn; the runtime knows workflows only.
 */
import type {
  ApprovalDefinition,
  ApprovalEffect,
  LocalizedText,
  ServiceAction,
  UserTask,
  WorkflowDefinition,
  WorkflowVariable,
} from '../definitions.ts'
import { createDraft, type Draft } from './draft.ts'
import { layOutApproval } from './lay-out.ts'
import { sayOf } from './say-of.ts'
import { approvalNodes as at, stepVariable, withdrawMessage } from './step-names.ts'
import { addSteps } from './steps.ts'
import { words } from './words.ts'

const known = new WeakMap<ApprovalDefinition, WorkflowDefinition>()

/** The workflow of an approval, with its id, name and label; the same for the same definition. */
export function approvalWorkflow(approval: ApprovalDefinition): WorkflowDefinition {
  const found = known.get(approval)
  if (found) return found
  const workflow = toWorkflow(approval)
  known.set(approval, workflow)
  return workflow
}

function toWorkflow(approval: ApprovalDefinition): WorkflowDefinition {
  const draft = createDraft()
  addReview(draft, approval)
  addEnds(draft, approval)
  const { id, name, label, description, part, object, lock } = approval
  return {
    id,
    kind: 'workflow',
    name,
    label,
    ...(part === undefined ? {} : { part }),
    ...(description === undefined ? {} : { description }),
    object,
    ...(lock ? { lock } : {}),
    variables: variablesOf(approval),
    nodes: draft.nodes,
    flows: draft.flows,
    layout: layOutApproval(approval, draft),
  }
}

function variablesOf({ steps }: ApprovalDefinition): WorkflowVariable[] {
  const variables: WorkflowVariable[] = [
    { name: 'round', label: words.round, type: 'number', default: '0' },
    { name: 'outcome', label: words.outcome, type: 'text' },
    { name: 'decided_by', label: words.decidedBy, type: 'text' },
  ]
  for (const step of steps) {
    if (step.approvers.choose) {
      variables.push({ name: stepVariable(step, 'chosen'), label: step.label, type: 'people', required: true })
    }
    variables.push({ name: stepVariable(step, 'people'), type: 'list', default: '[]' })
    variables.push({ name: stepVariable(step, 'votes'), type: 'list', default: '[]' })
  }
  return variables
}

/** Everything that can be withdrawn: from the submission to the last step, and back. */
function addReview(draft: Draft, approval: ApprovalDefinition): void {
  for (const { id, ...event } of approval.start) {
    const asked = [approval.condition, event.condition].filter(item => item !== undefined)
    const condition = asked.length > 1 ? asked.map(item => `(${item})`).join(' and ') : asked[0]
    draft.node({ type: 'startEvent', id: `start--${id}`, event: { ...event, ...(condition ? { condition } : {}) } })
    draft.flow(`start--${id}`, at.review)
  }
  if (approval.start.length === 0) {
    draft.node({ type: 'startEvent', id: at.called, label: words.called })
    draft.flow(at.called, at.review)
  }
  draft.node({ type: 'subProcess', id: at.review, label: words.review })
  const inside = draft.within(at.review)
  inside.node({ type: 'startEvent', id: at.begin })
  inside.node({
    type: 'scriptTask',
    id: at.submitted,
    label: words.submitted,
    script: 'round + 1',
    variable: 'round',
  })
  inside.flow(at.begin, at.submitted)
  const first = addEffect(inside, at.submitted, approval, approval.onSubmitted)
  inside.node({ type: 'endEvent', id: at.agreed, label: words.allAgreed })
  const isRefused = approval.steps.some(step => (step.reject?.to ?? 'end') === 'end')
  const isSentBack = approval.steps.some(step => step.reject?.to === 'start')
  if (isRefused) {
    inside.node({ type: 'endEvent', id: at.refused, label: words.refused, event: { type: 'error', code: 'rejected' } })
  }
  addSteps(inside, approval.steps, { from: first, agreed: at.agreed, refused: at.refused, sentBack: at.returned })
  if (isSentBack) addResubmission(inside, approval)
}

function addResubmission(draft: Draft, approval: ApprovalDefinition): void {
  const { resubmit = {}, onReturned } = approval
  const task: Omit<UserTask, 'id' | 'type'> = {
    ...resubmit,
    label: words.resubmit,
    assignment: { starter: true },
    outcomes: [
      { code: 'resubmit', label: words.resubmit, style: 'primary' },
      { code: 'withdraw', label: words.withdraw, style: 'danger', withoutInput: true },
    ],
    ...(approval.lock ? { unlocks: true } : {}),
  }
  draft.node({ type: 'intermediateThrowEvent', id: at.returned, label: words.returned })
  draft.flow(addEffect(draft, at.returned, approval, onReturned), at.resubmit)
  draft.node({ type: 'userTask', id: at.resubmit, ...task })
  draft.node({ type: 'exclusiveGateway', id: at.resubmitted })
  draft.node({
    type: 'endEvent',
    id: at.takenBack,
    label: words.withdrawn,
    event: { type: 'error', code: 'withdrawn' },
  })
  draft.flow(at.resubmit, at.resubmitted)
  draft.flow(at.resubmitted, at.takenBack, { label: words.withdraw, when: 'outcome = "withdraw"' })
  draft.flow(at.resubmitted, at.submitted, { label: words.resubmit, default: true })
}

/** What follows when everybody has agreed, when it was refused, and when it was withdrawn. */
function addEnds(draft: Draft, approval: ApprovalDefinition): void {
  const told = { starter: true }
  const approved = addEffect(draft, at.review, approval, approval.onApproved, at.approved, told)
  draft.node({ type: 'endEvent', id: at.approved, label: words.approved })
  draft.flow(approved, at.approved)
  if (draft.has(at.refused)) {
    draft.boundary(at.review, at.onRefused, words.refused, { type: 'error', code: 'rejected' })
    const rejected = addEffect(draft, at.onRefused, approval, approval.onRejected, at.rejected, told)
    draft.node({ type: 'endEvent', id: at.rejected, label: words.refused })
    draft.flow(rejected, at.rejected)
  }
  const key = 'record.id'
  draft.boundary(at.review, at.withdraw, words.withdraw, { type: 'message', name: withdrawMessage, key })
  const withdrawn = addEffect(draft, at.withdraw, approval, approval.onWithdrawn, at.withdrawn)
  draft.node({ type: 'endEvent', id: at.withdrawn, label: words.withdrawn })
  draft.flow(withdrawn, at.withdrawn)
  if (draft.has(at.takenBack)) {
    draft.boundary(at.review, at.onTakenBack, words.withdrawn, { type: 'error', code: 'withdrawn' })
    draft.flow(at.onTakenBack, draft.after(at.withdraw) ?? at.withdrawn)
  }
}

/** What the record is given and who is told, behind a node; answers the last node. */
function addEffect(
  draft: Draft,
  from: string,
  { object, label }: ApprovalDefinition,
  effect: ApprovalEffect = {},
  name: string = from,
  told: { readonly starter?: boolean } = {},
): string {
  let last = from
  const add = (suffix: string, words: LocalizedText, does: ServiceAction) => {
    const id = `${name}--${suffix}`
    draft.node({ type: 'serviceTask', id, label: words, does })
    draft.flow(last, id)
    last = id
  }
  const { transition, set, inform } = effect
  const values = set?.length ? { set } : {}
  if (transition) add('transition', words.transition, { type: 'transition', target: object, ...transition, ...values })
  else if (set?.length) add('set', words.set, { type: 'update', target: object, set })
  if (inform || told.starter) {
    add('inform', words.inform, {
      type: 'notify',
      to: { ...inform, ...told },
      subject: sayOf(label, subjects[name] ?? words.submitted),
    })
  }
  return last
}

const subjects: Readonly<Record<string, LocalizedText>> = {
  [at.submitted]: words.submitted,
  [at.returned]: words.returned,
  [at.approved]: words.approved,
  [at.rejected]: words.refused,
  [at.withdrawn]: words.withdrawn,
}
