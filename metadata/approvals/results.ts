/** What a workflow that has called an approval is told of its end, by the names that the mapping of the call takes it over from. */
import type { LocalizedText } from '../definitions.ts'
import type { FeelType } from '../feel/types.ts'
import { words } from './words.ts'

/** What an approval comes to. */
export const approvalResults = ['approved', 'rejected', 'withdrawn'] as const
export type ApprovalResult = (typeof approvalResults)[number]

/** What people call it. */
export const resultWords: Readonly<Record<ApprovalResult, LocalizedText>> = {
  approved: words.approved,
  rejected: words.refused,
  withdrawn: words.withdrawn,
}

/** `result`: one of these; `reason`: why it was rejected or withdrawn; who decided last, and in which round. */
export const approvalOutputs: Readonly<Record<'result' | 'reason' | 'decided_by' | 'round', FeelType>> = {
  result: { kind: 'string' },
  reason: { kind: 'string' },
  decided_by: { kind: 'string' },
  round: { kind: 'number' },
}
