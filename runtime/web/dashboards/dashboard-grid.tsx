/** The tiles of a dashboard, each in the first gap in which it fits; on a phone one below the other in the order of reading. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardDefinition, DashboardTile } from '#metadata/definitions.ts'
import type { LostTile as Lost } from './kept-dashboard.ts'
import { LostTile } from './lost-tile.tsx'
import { ShownTile } from './shown-tile.tsx'
import { TileNoticeContext } from './tile-props.ts'
import type { Chosen } from './tile-question.ts'
import { tileStyle } from './tile-size.ts'
import { WhenSeen } from './when-seen.tsx'
import './dashboards.css'

interface DashboardGridProps {
  readonly tiles: readonly DashboardTile[]
  readonly filters: DashboardDefinition['filters']
  readonly chosen: Chosen
  /** What has left the tiles, told where it was; and what goes on without it. */
  readonly lost?: readonly Lost[] | undefined
  readonly onDismiss?: (() => void) | undefined
  /** Draws a tile otherwise than people see it. */
  readonly children?: (tile: DashboardTile) => ReactNode
}

export function DashboardGrid({ tiles, filters, chosen, lost = [], onDismiss, children }: DashboardGridProps) {
  const { t } = useTranslation()
  const places = tiles.map(tile => ({
    tile,
    drawn: children ? (
      children(tile)
    ) : (
      <TileNoticeContext value={lost.some(item => item.tile.id === tile.id) ? t('dashboards.lost.within') : undefined}>
        <WhenSeen>
          <ShownTile tile={tile} filters={filters} chosen={chosen} />
        </WhenSeen>
      </TileNoticeContext>
    ),
  }))
  // In ascending places each finds those before it where they were.
  for (const item of lost) {
    if (!item.whole) continue
    const tile = item.tile as DashboardTile
    places.splice(item.place, 0, { tile, drawn: <LostTile lost={item} onDismiss={() => onDismiss?.()} /> })
  }
  return (
    <div className="tile-area">
      <div className="tile-grid">
        {places.map(({ tile, drawn }) => (
          <div key={tile.id} className="tile-place" data-type={tile.type} style={tileStyle(tile)}>
            {drawn}
          </div>
        ))}
      </div>
    </div>
  )
}
