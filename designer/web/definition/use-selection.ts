/** What is selected on a canvas: a place within the definition, shown in the property panel. */
import { createContext, useContext } from 'react'

/** Property names and, inside arrays, keys of elements: `['tabs', 'k2…', 'sections', 'a9…']`. Empty = the definition. */
export type Place = readonly string[]

export interface Selection {
  readonly place: Place
  select(place: Place): void
}

export const SelectionContext = createContext<Selection | undefined>(undefined)

/** The selection; only below a definition's page. */
export function useSelection(): Selection {
  const selection = useContext(SelectionContext)
  if (!selection) throw new Error('No selection above this component')
  return selection
}
