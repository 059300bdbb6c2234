/** The drag that is under way in an area, for the parts that can be picked up and the places where they can go. */
import { createContext, useContext } from 'react'

/** What every part that can be picked up or dropped beside says of itself. */
export interface DragThing {
  readonly kind: string
  /** Its key among its siblings. */
  readonly key: string
  readonly words: string
  /** Where it stands; undefined for something that is new. */
  readonly container?: string
  readonly containerWords?: string
  /** The keys of the container in order, its own among them. */
  readonly siblings: readonly string[]
  readonly axis: 'x' | 'y'
}

/** A place that takes things: beside one of its own, or into it. */
export interface DropSpot {
  readonly accepts: readonly string[]
  readonly container: string
  readonly containerWords: string
  readonly siblings: readonly string[]
  readonly axis: 'x' | 'y'
  /** The sibling that it stands for; undefined for the container as a whole. */
  readonly key?: string
  /** Takes things also where it has siblings, as a tab does whose content is hidden. */
  readonly always?: boolean
}

export type Side = 'before' | 'after'

/** Where a thing would go now: the droppable, and on which side of it. */
export interface Aim {
  readonly id: string
  readonly side: Side
}

/** What a drop came to: `after` is the key of what it follows, null the beginning. */
export interface Drop {
  readonly container: string
  readonly after: string | null
}

export interface DragState {
  readonly area: string
  readonly active: DragThing | undefined
  readonly aim: Aim | undefined
  /** The part that is to be focused when it is drawn again. */
  readonly wantsFocus: (id: string) => boolean
}

export const DragStateContext = createContext<DragState | undefined>(undefined)

/** The drag under way; only below an area. */
export function useDragState(): DragState {
  const state = useContext(DragStateContext)
  if (!state) throw new Error('No drag area above this component')
  return state
}
