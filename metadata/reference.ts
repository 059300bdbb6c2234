import type { ObjectDefinition } from './definitions.ts'
import type { KindName } from './kinds/schema.ts'

/** One name at one place. */
export interface Reference {
  readonly target: KindName | 'field' | 'recordType' | 'part'
  /** The name (named form) or id (resolved form; `@name` for a system field). */
  readonly value: string
  /** JSON pointer within the definition. */
  readonly pointer: string
  /** The object that a field or record type belongs to, where it is known. */
  readonly object?: ObjectDefinition | undefined
  /** What the whole position holds: `account.city` where this reference is its `city`. */
  readonly whole: string
  /** Where in the text at the pointer the name stands; only in templates. */
  readonly range?: { readonly from: number; readonly to: number }
}
