/** The tiles of a dashboard, each in the first gap in which it fits; on a phone one below the other in the order of reading. */
import type { DashboardDefinition } from '#metadata/definitions.ts'
import { ShownTile } from './shown-tile.tsx'
import type { Chosen } from './tile-question.ts'
import { tileStyle } from './tile-size.ts'
import './dashboards.css'

interface DashboardGridProps {
  readonly tiles: DashboardDefinition['tiles']
  readonly filters: DashboardDefinition['filters']
  readonly chosen: Chosen
}

export function DashboardGrid({ tiles, filters, chosen }: DashboardGridProps) {
  return (
    <div className="tile-area">
      <div className="tile-grid">
        {tiles.map(tile => (
          <div key={tile.id} className="tile-place" data-type={tile.type} style={tileStyle(tile)}>
            <ShownTile tile={tile} filters={filters} chosen={chosen} />
          </div>
        ))}
      </div>
    </div>
  )
}
