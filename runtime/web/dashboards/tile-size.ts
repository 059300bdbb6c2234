/** How large a tile is where its definition does not say, and how that is told to the style sheet. */
import type { CSSProperties } from 'react'
import type { DashboardTile } from '#metadata/definitions.ts'

const usual: Readonly<Record<DashboardTile['type'], readonly [width: number, height: number]>> = {
  report: [6, 4],
  kpi: [3, 2],
  list: [6, 4],
  tasks: [4, 4],
  recent: [4, 4],
  text: [4, 2],
  links: [4, 2],
}

/** In columns of twelve and in rows. */
export function tileSize({ type, width, height }: DashboardTile): { readonly width: number; readonly height: number } {
  return { width: width ?? usual[type][0], height: height ?? usual[type][1] }
}

/** Columns of a wide, a middling and a narrow screen. */
export function tileStyle(tile: DashboardTile): CSSProperties {
  const { width, height } = tileSize(tile)
  return {
    '--wide': width,
    '--half': width <= 6 ? 3 : 6,
    '--narrow': tile.type === 'kpi' ? 1 : 2,
    '--rows': height,
  } as CSSProperties
}
