/** An absence as the server tells it; days as `2026-11-22`. */
import type { Reference } from '../api/values.ts'

export interface Absence {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly substitute: Reference | null
  readonly note: string | null
}
