/** What the elements and variables are called that a step of an approval becomes: the same for the runtime and the diagram. */
import type { ApprovalDefinition, ApprovalStep } from '../definitions.ts'

/** The element that stands around all steps, and those that every approval has in it or behind it. */
export const approvalNodes = {
  called: 'approval-called',
  review: 'approval-review',
  begin: 'approval-begin',
  submitted: 'approval-submitted',
  agreed: 'approval-agreed',
  refused: 'approval-refused',
  returned: 'approval-returned',
  resubmit: 'approval-resubmit',
  resubmitted: 'approval-resubmitted',
  takenBack: 'approval-taken-back',
  onRefused: 'approval-on-refused',
  onTakenBack: 'approval-on-taken-back',
  withdraw: 'approval-withdraw',
  approved: 'approval-approved',
  rejected: 'approval-rejected',
  withdrawn: 'approval-withdrawn',
} as const

/** The message that takes an approval back. */
export const withdrawMessage = 'approval/withdraw'

/** The variable in which the starter's choice of people for a step is kept, and others of the step. */
export function stepVariable(step: Pick<ApprovalStep, 'id'>, what: 'chosen' | 'people' | 'votes'): string {
  return `${step.id.replaceAll('-', '_').replace(/^(?=\d)/, 's')}_${what}`
}

/** The step whose task a node is, that of an escalation included. */
export function stepOfNode({ steps }: Pick<ApprovalDefinition, 'steps'>, node: string): ApprovalStep | undefined {
  const id = node.replace(/--escalated$/, '')
  return steps.find(step => step.id === id)
}
