/** What every tile is given, and what the screen around it adds to its head. */
import { createContext } from 'react'
import type { DashboardDefinition, DashboardTile } from '#metadata/definitions.ts'
import type { Chosen } from './tile-question.ts'

export interface TileProps<T extends DashboardTile = DashboardTile> {
  readonly tile: T
  /** The shared filters of its dashboard, and what is chosen of them. */
  readonly filters: DashboardDefinition['filters']
  readonly chosen: Chosen
}

/** Said above what a tile shows: that something of it has gone away. */
export const TileNoticeContext = createContext<string | undefined>(undefined)

/** What stands in the head of a tile beside its name, such as the grip of an editor. */
export const TileToolsContext = createContext<React.ReactNode>(undefined)
