/** What changed between two applications, for people to read: one note for each definition, one line for each change. */
import type { Change } from '#metadata/change.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { KindName } from '#metadata/kinds/schema.ts'

/** One change; `before` and `after` lie side by side, in the resolved form. */
export interface NoteLine {
  readonly kind: KindName
  /** Id of the definition. */
  readonly definition: string
  readonly change: Change['change']
  /** As in a `Change`; of a text in several languages the path of the whole text. */
  readonly path: readonly string[]
  readonly before?: unknown
  readonly after?: unknown
  readonly text: LocalizedText
}

export interface ReleaseNote {
  readonly kind: KindName
  /** Id of the definition. */
  readonly definition: string
  /** Its name after the change, or the last one of a removed definition. */
  readonly name: string
  readonly change: 'added' | 'removed' | 'changed'
  /** What it is called: `Form Account`. */
  readonly heading: LocalizedText
  readonly lines: readonly NoteLine[]
}
