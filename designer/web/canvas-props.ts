/** What every canvas is given. */
import type { DefinitionOf, KindName } from './draft/use-draft.ts'

export interface CanvasProps<K extends KindName> {
  readonly definition: DefinitionOf<K>
}
