/** The field of the source that is picked, for all rows of the board; and what is said about it. */
import { createContext, useContext } from 'react'

export interface MappingState {
  /** Path on the source. */
  readonly picked: string | undefined
  readonly pick: (path: string | undefined) => void
  /** Fills a field of a target from a path. */
  readonly connect: (target: string, field: string, path: string) => void
  /** The row whose line is shown stronger: a path, or target and field. */
  readonly strong: string | undefined
  readonly showStrong: (key: string | undefined) => void
}

export const MappingStateContext = createContext<MappingState | undefined>(undefined)

/** The state of the board; only below it. */
export function useMappingState(): MappingState {
  const state = useContext(MappingStateContext)
  if (!state) throw new Error('No mapping board above this component')
  return state
}

/** The key of a target's field among all rows. */
export const targetKey = (target: string, field: string): string => `${target}/${field}`
