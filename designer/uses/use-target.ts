/** What is asked about: a definition, or an element of one such as a field or a choice. */
import type { KindName } from '#metadata/kinds/schema.ts'
import type { Path } from '../commands/place.ts'

export interface UseTarget {
  readonly kind: KindName
  /** Name or id of the definition. */
  readonly name: string
  /** The way to an element of it; none is the definition itself. */
  readonly element?: Path
}
