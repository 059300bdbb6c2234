/** A field's value as it is kept: what the columns hold, what is compared to notice a change, and what the audit says. */

export interface StoredMoney {
  readonly amount: string
  readonly currency: string
}

export interface StoredAnyReference {
  /** Id of the object's definition. */
  readonly object: string
  readonly id: string
}

/** Exact and comparable: decimals are texts, moments ISO 8601 UTC, references ids. */
export type StoredValue = null | string | number | boolean | readonly string[] | StoredMoney | StoredAnyReference

/** Stands for the currency that the system reckons in, until it has been looked up. */
export const baseCurrency = '$base'

/** Whether two values of one field are the same. */
export function isSame(a: StoredValue, b: StoredValue): boolean {
  return a === b || (a !== null && b !== null && typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
