/** The approval that is edited: as the draft has it with what is under way, and the one way to change it. */
import { createContext, useContext } from 'react'
import type { ApprovalDefinition } from '#metadata/definitions.ts'

export interface ApprovalHandle {
  readonly approval: ApprovalDefinition
  readonly readOnly: boolean
  /** Sets the value at a place; undefined, and an empty list, take it away. Answers undefined when it was refused. */
  readonly set: (path: readonly string[], value: unknown) => Promise<unknown>
}

export const ApprovalContext = createContext<ApprovalHandle | undefined>(undefined)

/** The approval; only below its canvas. */
export function useApproval(): ApprovalHandle {
  const handle = useContext(ApprovalContext)
  if (!handle) throw new Error('No approval above this component')
  return handle
}
