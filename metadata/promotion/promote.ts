/** Makes an application the head of its system. Everything between checking it and moving the head is the promotion's. */
import type { Database } from '#platform/database/database.ts'
import { problemKind } from '#platform/problem.ts'
import type { NamedApplication } from '../application.ts'
import { toResolved } from '../references.ts'
import { storeContent } from './content.ts'
import type { PromotionOrigin } from './promotion-row.ts'
import {
  type PromotionOptions,
  type PromotionResult,
  type PromotionStep,
  runPromotion,
  usualOptions,
} from './run-promotion.ts'

/** The application has errors; `findings` tells them. */
export const invalidApplication = problemKind('application/invalid', 422, 'The application has errors')

/** A finding, as far as a promotion looks at it. */
interface FoundError {
  readonly severity: 'error' | 'warning'
}

export interface PromoteWish extends PromotionOrigin {
  /** Schema of the records. */
  readonly ed: string
  /** Head from which the application was made. */
  readonly base: number
  readonly application: NamedApplication
  /** Finds what is wrong with an application; errors stop the promotion. */
  readonly findings: (application: NamedApplication) => readonly FoundError[]
}

/**
 * Promotes; answers the new head, or the old one when nothing differs. Problems: `application/invalid` 422,
 * `promotion/stale` 409 with `head`, `promotion/blocked` 503 with `blockers`.
 */
export async function promote(
  db: Database,
  { application, findings, ...wish }: PromoteWish,
  onProgress: (step: PromotionStep) => void = () => {},
  options: Partial<PromotionOptions> = {},
): Promise<PromotionResult> {
  const found = findings(application)
  if (found.some(finding => finding.severity === 'error')) {
    throw invalidApplication('The application was not promoted because it has errors.', { findings: found })
  }
  const content = await storeContent(db, toResolved(application))
  return runPromotion(db, { ...wish, content: async () => content }, { ...usualOptions, ...options }, onProgress)
}
