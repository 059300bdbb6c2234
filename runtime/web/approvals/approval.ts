/** Approvals of a record as the server tells them. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { get } from '../api/request.ts'
import type { Reference } from '../api/values.ts'
import { type HistoryChange, recordAddress } from '../record/record-answer.ts'

export type ApprovalState = 'running' | 'approved' | 'rejected' | 'withdrawn' | 'cancelled'
export type StepState = 'waiting' | 'open' | 'approved' | 'rejected' | 'skipped' | 'cancelled' | 'incident'

/** One person's part of a step. */
export interface Decision {
  readonly task: string
  readonly state: 'open' | 'done' | 'cancelled'
  /** Who has decided, or has it alone. */
  readonly person: Reference | null
  /** Who may decide while nobody has it alone. */
  readonly candidates: readonly Reference[]
  readonly delegatedFrom: Reference | null
  readonly addedBy: Reference | null
  readonly escalated: boolean
  readonly outcome: string | null
  readonly comment: string | null
  readonly at: string | null
  readonly due: string | null
}

export interface TrailStep {
  readonly step: string
  readonly label: LocalizedText
  readonly decision: 'any' | 'all' | 'percentage'
  /** How many have to agree, where a share decides. */
  readonly percent: number | null
  /** People are asked one after another. */
  readonly sequential: boolean
  /** It runs at the same time as the step before. */
  readonly withPrevious: boolean
  readonly state: StepState
  readonly decisions: readonly Decision[]
}

export interface Round {
  readonly number: number
  readonly submittedAt: string
  /** What differs from the round before. */
  readonly changes: readonly HistoryChange[]
  readonly steps: readonly TrailStep[]
}

/** Why it was sent back, by whom. */
export interface Refusal {
  readonly step: string
  readonly person: Reference | null
  readonly comment: string | null
  readonly at: string
}

export interface Approval {
  readonly instance: string
  readonly approval: string
  readonly label: LocalizedText
  readonly state: ApprovalState
  readonly startedBy: Reference | null
  readonly startedAt: string
  readonly endedAt: string | null
  readonly may: { readonly withdraw: boolean }
  readonly rounds: readonly Round[]
  /** It waits to be submitted again. */
  readonly resubmission: {
    readonly task: string
    readonly person: Reference | null
    readonly due: string | null
    readonly reason: Refusal | null
  } | null
}

/** What a task of an approval tells besides. */
export interface TaskApproval {
  readonly instance: string
  readonly name: string
  readonly label: LocalizedText
  readonly step: string
  readonly round: number
  readonly kind: 'decide' | 'resubmit'
  readonly reason: Refusal | null
  readonly changes: readonly HistoryChange[]
  readonly decisions: readonly Decision[]
}

/** The approvals of a record for `useQuery`, the latest first. */
export const approvalsOf = (object: string, id: string) => ({
  queryKey: ['approvals', object, id],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
    (await get<{ approvals: readonly Approval[] }>(`${recordAddress(object, id)}/approvals`, signal)).approvals,
})

/** What the server calls the outcomes of a step. */
export const isRefusal = ({ outcome }: Pick<Decision, 'outcome'>): boolean => outcome === 'reject'
