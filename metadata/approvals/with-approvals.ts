import type { Definition } from '../definitions.ts'
import { approvalWorkflow } from './to-workflow.ts'

/** Definitions with the workflows that approvals are run as; these are found by the ids of the approvals. */
export function withApprovals(definitions: readonly Definition[]): readonly Definition[] {
  const workflows = definitions.flatMap(item => (item.kind === 'approval' ? [approvalWorkflow(item)] : []))
  return workflows.length === 0 ? definitions : [...definitions, ...workflows]
}
