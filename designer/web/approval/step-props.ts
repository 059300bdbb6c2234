/** What every part of a step's card is given. */
import type { ApprovalStep } from '#metadata/definitions.ts'

export interface StepProps {
  readonly step: ApprovalStep
  /** Where it stands in the definition. */
  readonly pointer: string
}
