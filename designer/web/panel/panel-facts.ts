/** What the form of a place tells each of its properties. */
import { createContext, useContext } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import type { Place } from '../definition/use-selection.ts'
import type { Frame, Spot } from './spot.ts'
import type { Edits } from './use-edits.ts'

export interface PanelFacts {
  readonly definition: Definition
  readonly spot: Spot
  readonly edits: Edits
  readonly readOnly: boolean
  /** Takes over the value of a property; answers undefined when it was refused. */
  readonly commit: (path: Place, value: unknown) => Promise<unknown>
  /** Gives up what was refused. */
  readonly forget: (path: Place) => void
  readonly refusalOf: (path: Place) => string | undefined
  /** Grows when what was typed is given up. */
  readonly attemptOf: (path: Place) => number
  /** Findings at a property or below it. */
  readonly findingsAt: (path: Place) => readonly Finding[]
  /** The objects that enclose a property of the place. */
  readonly framesOf: (path: Place) => readonly Frame[]
}

/** Given beside rjsf's own context, which takes functions that differ for the same and draws nothing anew. */
export const PanelContext = createContext<PanelFacts | undefined>(undefined)

/** The facts; only below the form of a place. */
export function usePanelFacts(): PanelFacts {
  const facts = useContext(PanelContext)
  if (!facts) throw new Error('No property form above this component')
  return facts
}
