/** Whether a list stands as a board, and by which field: by its address, else as the person left it on this device. */
import type { Catalog, CatalogField, CatalogObject } from '../api/catalog.ts'
import type { ListState, ListStateChange } from '../list/list-state.ts'
import { boardFields } from './board-columns.ts'

export interface BoardChoice {
  readonly fields: readonly CatalogField[]
  /** The field whose choices are columns; undefined for a table. */
  readonly field: CatalogField | undefined
  readonly choose: (field: string | undefined) => void
}

interface BoardTask {
  readonly catalog: Catalog
  readonly object: CatalogObject
  readonly user: string
  readonly state: ListState
  readonly change: (change: ListStateChange) => void
}

/** How the address says that no board is wanted. */
const table = 'table'

export function useBoard({ catalog, object, user, state, change }: BoardTask): BoardChoice {
  const key = `fulcrum.board.${user}.${object.id}`
  const fields = boardFields(catalog, object)
  const wanted = state.board ?? localStorage.getItem(key) ?? table
  return {
    fields,
    field: fields.find(field => field.name === wanted),
    choose: field => {
      try {
        localStorage.setItem(key, field ?? table)
      } catch {
        // A full storage forgets the look, nothing else.
      }
      change({ board: field ?? table })
    },
  }
}
