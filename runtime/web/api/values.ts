/** The shapes of values in records, as the API writes them. Decimals stay strings from the server to the screen. */

export type RecordValues = Readonly<Record<string, unknown>>

export interface StoredRecord extends RecordValues {
  readonly id: string
  readonly rev: number
}

export interface Reference {
  readonly id: string
  readonly title: string
}

export interface AnyReference extends Reference {
  readonly object: string
}

export interface Money {
  readonly amount: string
  readonly currency: string
}

export interface FileValue {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** Tells a reference with its title. */
export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'id' in value && 'title' in value
}

/** Tells an amount with its currency. */
export function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value
}

/** Tells that nothing has been filled in. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
