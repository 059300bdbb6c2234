/** The approvals of a record as lines that a document can repeat: one for each decision that was made or is awaited. */

import { getTrail } from '../approvals/get-trail.ts'
import type { Decision } from '../approvals/tell-rounds.ts'
import type { Context } from '../context.ts'
import type { ApprovalLine } from './document-values.ts'

type Locale = 'en' | 'zh-CN'

const words = {
  en: { approve: 'Approved', reject: 'Rejected', open: 'Pending' },
  'zh-CN': { approve: '同意', reject: '驳回', open: '待审批' },
} as const

/** Oldest first; throws `record/unknown`. */
export async function approvalLines(
  context: Context,
  object: string,
  id: string,
  locale: Locale,
): Promise<ApprovalLine[]> {
  const { value } = await getTrail(context, object, id)
  return value.approvals.toReversed().flatMap(({ label, approval, rounds }) =>
    rounds.flatMap(round =>
      round.steps.flatMap(step =>
        step.decisions
          .filter(decision => decision.state !== 'cancelled')
          .map(decision => ({
            approval: label[locale] ?? label.en ?? approval,
            round: round.number,
            step: step.label[locale] ?? step.label.en ?? step.step,
            person: personOf(decision, locale),
            decision: decisionText(decision, locale),
            state: decision.state === 'open' ? 'open' : decision.outcome === 'reject' ? 'rejected' : 'approved',
            comment: decision.comment,
            at: decision.at,
            delegatedFrom: decision.delegatedFrom?.title ?? null,
            addedBy: decision.addedBy?.title ?? null,
          })),
      ),
    ),
  )
}

function personOf({ person, candidates }: Decision, locale: Locale): string | null {
  if (person) return person.title
  const names = candidates.flatMap(candidate => candidate.title ?? [])
  return names.length > 0 ? names.join(locale === 'en' ? ', ' : '、') : null
}

function decisionText({ state, outcome }: Decision, locale: Locale): string | null {
  if (state === 'open') return words[locale].open
  return outcome === 'approve' || outcome === 'reject' ? words[locale][outcome] : outcome
}
