/** The canvas of each kind, loaded when it is first opened. What has none is shown by its properties. */
import type { ComponentType } from 'react'
import type { DefinitionOf, KindName } from './draft/use-draft.ts'

export interface CanvasProps<K extends KindName> {
  readonly definition: DefinitionOf<K>
}

type Canvases = { readonly [K in KindName]?: ComponentType<CanvasProps<K>> }

export const canvases: Canvases = {}
