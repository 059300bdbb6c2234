/** What the parts of the menu canvas share: the menu and the acts, each of which is one command. */
import { createContext, useContext } from 'react'
import type { MenuDefinition, MenuItem } from '#metadata/definitions.ts'

/** What a new entry opens. */
export type EntrySource = Pick<MenuItem, 'list' | 'query' | 'report' | 'dashboard' | 'link' | 'label'>

export interface MenuActs {
  readonly addEntry: (source: EntrySource, group: string, after: string | null | undefined) => void
  readonly moveEntry: (entry: string, group: string, after: string | null) => void
  readonly removeEntry: (entry: string) => void
  readonly addGroup: () => void
  readonly moveGroup: (group: string, after: string | null) => void
  readonly removeGroup: (group: string) => void
  readonly set: (path: readonly string[], value: unknown) => void
}

export interface MenuEditing {
  readonly menu: MenuDefinition
  readonly acts: MenuActs
  readonly readOnly: boolean
}

export const MenuEditingContext = createContext<MenuEditing | undefined>(undefined)

/** The menu that is edited; only below its canvas. */
export function useMenuEditing(): MenuEditing {
  const editing = useContext(MenuEditingContext)
  if (!editing) throw new Error('No menu above this component')
  return editing
}
