/** Goes on with a promotion that was paused, blocked, or left by a process that died, from where it stopped. */
import type { Database } from '#platform/database/database.ts'
import { noPromotion } from './control.ts'
import { readOpenPromotions } from './promotion-row.ts'
import {
  type PromotionOptions,
  type PromotionResult,
  type PromotionStep,
  runPromotion,
  usualOptions,
} from './run-promotion.ts'

/** Resumes; problems `promotion/none`, `promotion/stale`, `promotion/blocked` and those of stopping it again. */
export async function resumePromotion(
  db: Database,
  onProgress: (step: PromotionStep) => void = () => {},
  options: Partial<PromotionOptions> = {},
): Promise<PromotionResult & { readonly draft: string | null }> {
  const row = (await readOpenPromotions(db)).find(item => item.state !== 'finishing')
  if (!row) throw noPromotion('No promotion is waiting to be resumed.')
  const { ed, base, author, message, source, draft, content } = row
  const target = { ed, base, author, message, source, draft, content: async () => content }
  return { ...(await runPromotion(db, target, { ...usualOptions, ...options }, onProgress)), draft }
}
