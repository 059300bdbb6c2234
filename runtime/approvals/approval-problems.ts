/** What can go wrong with approvals, by code. */
import { problemKind } from '#platform/problem.ts'

export const endedApproval = problemKind('approval/ended', 409, 'The approval is not under way any more')
export const notYourApproval = problemKind('approval/not-yours', 403, 'The approval is not yours')
export const unknownApproval = problemKind('approval/unknown', 404, 'No such approval')

export const undecided = problemKind('approval/undecided', 409, 'A step of an approval is decided, not skipped')
