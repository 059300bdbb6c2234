/** Brings an earlier revision back, as a new one: the head only grows, and values written meanwhile stay. */
import type { Database } from '#platform/database/database.ts'
import { readContent } from './content.ts'
import {
  type PromotionOptions,
  type PromotionResult,
  type PromotionStep,
  runPromotion,
  usualOptions,
} from './run-promotion.ts'

export interface RollBackWish {
  /** Schema of the records. */
  readonly ed: string
  /** Number of the revision whose content comes back. */
  readonly to: number
  readonly author: string | null
  readonly message: string
}

/** Rolls back, from whatever is head; problems `revision/unknown` 404, `promotion/blocked` 503. */
export function rollBack(
  db: Database,
  { to, ...wish }: RollBackWish,
  onProgress: (step: PromotionStep) => void = () => {},
  options: Partial<PromotionOptions> = {},
): Promise<PromotionResult> {
  const target = { ...wish, base: undefined, source: `roll-back ${to}`, content: () => readContent(db, to) }
  return runPromotion(db, target, { ...usualOptions, ...options }, onProgress)
}
