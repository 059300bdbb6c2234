/** What a job came to: a value for its variable, and what the log tells. */
import type { StoredVariable } from '../engine/types.ts'

export interface Done {
  readonly result?: StoredVariable
  readonly data?: unknown
}
