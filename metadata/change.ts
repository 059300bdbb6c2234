/** The attribute-level differences between two applications: plain JSON that is stored, shown, merged and applied. */
import type { Definition } from './definitions.ts'
import type { KindName } from './kinds/schema.ts'

interface Place {
  /** Id of the definition that changes. */
  readonly definition: string
  readonly kind: KindName
  /** Property names and, inside keyed arrays, element keys: `['fields', 'crm-account-name', 'label', 'en']`. */
  readonly path: readonly string[]
}

/** One difference. A position in an array is told by the key of the element before it; null is the beginning. */
export type Change =
  | (Place & { readonly change: 'add-definition'; readonly after: Definition })
  | (Place & { readonly change: 'remove-definition'; readonly before: Definition })
  /** A property got, lost or changed its value; one that is absent has no `before` or `after`. */
  | (Place & { readonly change: 'set'; readonly before?: unknown; readonly after?: unknown })
  | (Place & { readonly change: 'insert'; readonly after: unknown; readonly follows: string | null })
  | (Place & { readonly change: 'remove'; readonly before: unknown; readonly followed: string | null })
  | (Place & { readonly change: 'move'; readonly followed: string | null; readonly follows: string | null })
