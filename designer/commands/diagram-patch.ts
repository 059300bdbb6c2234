/** What a change of a diagram says. */
import type { LayoutItem } from '#metadata/definitions.ts'

/** Properties of a node or flow; null takes one away. What is not named stays. */
export type Patch = Readonly<Record<string, unknown>> & { readonly id: string }

export interface DiagramArguments {
  readonly workflow: string
  readonly nodes?: readonly Patch[]
  readonly flows?: readonly Patch[]
  readonly layout?: readonly LayoutItem[]
  readonly remove?: readonly string[]
}
