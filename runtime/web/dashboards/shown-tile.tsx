/** Draws a tile by its type. */
import type { DashboardTile } from '#metadata/definitions.ts'
import { KpiTile } from './kpi-tile.tsx'
import { LinksTile } from './links-tile.tsx'
import { ListTile } from './list-tile.tsx'
import { RecentTile } from './recent-tile.tsx'
import { ReportTile } from './report-tile.tsx'
import { TasksTile } from './tasks-tile.tsx'
import { TextTile } from './text-tile.tsx'
import type { TileProps } from './tile-props.ts'

type Type = DashboardTile['type']
type TileOf<T extends Type> = Extract<DashboardTile, { type: T }>

const tiles: { readonly [T in Type]: (props: TileProps<TileOf<T>>) => React.ReactNode } = {
  report: ReportTile,
  kpi: KpiTile,
  list: ListTile,
  tasks: TasksTile,
  recent: RecentTile,
  text: TextTile,
  links: LinksTile,
}

export function ShownTile(props: TileProps) {
  const Tile = tiles[props.tile.type] as (props: TileProps) => React.ReactNode
  return <Tile {...props} />
}
