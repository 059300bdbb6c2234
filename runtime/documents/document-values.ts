/** What a document is filled in with, read once for all its texts. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { Reader } from '../mail/value-text.ts'

/** One decision on the record, as `{{#each approvals}}` goes through them; `at` is a moment. */
export type ApprovalLine = Readonly<
  Record<
    'approval' | 'step' | 'person' | 'decision' | 'state' | 'comment' | 'at' | 'delegatedFrom' | 'addedBy',
    string | null
  >
> & { readonly round: number }

export interface DocumentValues {
  /** Values by whole path (`account.name`), children as arrays of such; what may not be seen is missing. */
  readonly record: Readonly<Record<string, unknown>>
  readonly object: CatalogObject
  /** Where a path of fields ends, also one that crosses children; undefined where it may not be seen. */
  readonly fieldAt: (object: CatalogObject | undefined, names: readonly string[]) => CatalogField | undefined
  /** The object of the records that a path of fields ends at. */
  readonly targetOf: (object: CatalogObject | undefined, names: readonly string[]) => CatalogObject | undefined
  readonly approvals: readonly ApprovalLine[]
  readonly settings: ReadonlyMap<string, string | null>
  readonly actor: string
  /** The language of the document, and the time zone of who prints it. */
  readonly reader: Reader
  readonly link: string
  readonly now: Date
  /** How many decimals amounts of a currency have, by its code. */
  readonly currencyDecimals: Readonly<Record<string, number>>
}

/** A value with what is known of it. */
export interface Found {
  readonly value: unknown
  readonly field?: CatalogField | undefined
  /** Of records: what they are of. */
  readonly object?: CatalogObject | undefined
}

export interface MoneyValue {
  readonly amount: string
  readonly currency: string | null
}

/** Whether a value is an amount of money. */
export function isMoney(value: unknown): value is MoneyValue {
  return typeof value === 'object' && value !== null && typeof (value as MoneyValue).amount === 'string'
}
