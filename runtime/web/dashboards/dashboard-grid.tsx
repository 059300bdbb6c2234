/** The tiles of a dashboard, each in the first gap in which it fits; on a phone one below the other in the order of reading. */
import type { ReactNode } from 'react'
import type { DashboardDefinition, DashboardTile } from '#metadata/definitions.ts'
import { ShownTile } from './shown-tile.tsx'
import type { Chosen } from './tile-question.ts'
import { tileStyle } from './tile-size.ts'
import './dashboards.css'

interface DashboardGridProps {
  readonly tiles: readonly DashboardTile[]
  readonly filters: DashboardDefinition['filters']
  readonly chosen: Chosen
  /** Draws a tile otherwise than people see it. */
  readonly children?: (tile: DashboardTile) => ReactNode
}

export function DashboardGrid({ tiles, filters, chosen, children }: DashboardGridProps) {
  return (
    <div className="tile-area">
      <div className="tile-grid">
        {tiles.map(tile => (
          <div key={tile.id} className="tile-place" data-type={tile.type} style={tileStyle(tile)}>
            {children ? children(tile) : <ShownTile tile={tile} filters={filters} chosen={chosen} />}
          </div>
        ))}
      </div>
    </div>
  )
}
