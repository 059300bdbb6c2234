/** What promoting an application would do to records and people, item by item. */
import type { Bilingual } from '../release-notes/languages.ts'

export interface ImpactItem {
  /** Readable and the same as long as the change is the same: `remove-field account.fax`. */
  readonly key: string
  /** First word of the key. */
  readonly code: string
  /** What is destructive must be acknowledged by its key. */
  readonly severity: 'info' | 'warning' | 'destructive'
  readonly message: Bilingual
  /** Names before the change, or after it for what is new. */
  readonly object?: string
  readonly field?: string
  /** Records, or people where the item is about people; absent where it could not be counted in time. */
  readonly rows?: number
  /** `atLeast`: counting stopped there. `estimated`: reckoned from a part of the records. */
  readonly counted?: 'exactly' | 'atLeast' | 'estimated'
  readonly sample?: Sample
  /** Of `back-fill`: how long it takes. */
  readonly seconds?: number
  /** Of access: some of the people, with the records that each sees before and after. */
  readonly people?: readonly AffectedPerson[]
}

/** Records that an item speaks of; the filter, in names of the running application, finds all of them. */
export interface Sample {
  readonly object: string
  readonly ids: readonly string[]
  readonly filter?: object
}

export interface AffectedPerson {
  readonly id: string
  /** Null for whom the one who asks may not see. */
  readonly name: string | null
  readonly before?: number
  readonly after?: number
}
