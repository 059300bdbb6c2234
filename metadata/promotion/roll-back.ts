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
  /** Head that it must follow; undefined follows whatever is head. */
  readonly base?: number | undefined
  readonly author: string | null
  readonly message: string
}

/** Rolls back; problems `revision/unknown` 404, `promotion/stale` 409, `promotion/blocked` 503. */
export function rollBack(
  db: Database,
  { to, base, ...wish }: RollBackWish,
  onProgress: (step: PromotionStep) => void = () => {},
  options: Partial<PromotionOptions> = {},
): Promise<PromotionResult> {
  const target = { ...wish, base, source: `roll-back ${to}`, content: () => readContent(db, to) }
  return runPromotion(db, target, { ...usualOptions, ...options }, onProgress)
}
