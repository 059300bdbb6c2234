/** A record that is about to be written, as rules see it. */
import type { CatalogField } from '#metadata/catalog.ts'

import type { PlannedValues } from '../../fields/plan-values.ts'
import type { StoredValue } from '../../fields/stored-value.ts'

/** A record about to be written. */
export interface RuleSubject {
  readonly id: string
  readonly plan: PlannedValues
  /** As it is; undefined for one that is made. */
  readonly before: ReadonlyMap<CatalogField, StoredValue> | undefined
  /** How many lines the same request makes and deletes, by the field of the children. */
  readonly lines: ReadonlyMap<CatalogField, LineCount>
  /** Written as a line of another record, in the same request. */
  readonly isLine: boolean
  /** Why the state changes, in the words of whoever changes it. */
  readonly comment?: string | undefined
}

export interface LineCount {
  readonly made: number
  readonly deleted: number
}

/** What only the written record can tell; adds to the errors of the plans. Call it after the write, in its transaction. */
export type CheckWritten = () => Promise<void>
