/** What an editor does to tiles: each gives new tiles and leaves the old ones alone. */
import type { DashboardTile } from '#metadata/definitions.ts'
import { tileSize } from './tile-size.ts'

type Tiles = readonly DashboardTile[]

const [widest, tallest] = [12, 20]

/** The tile before or after another one. */
export function placeTile(tiles: Tiles, id: string, beside: string, side: 'before' | 'after'): DashboardTile[] {
  const moved = tiles.find(tile => tile.id === id)
  const others = tiles.filter(tile => tile.id !== id)
  const at = others.findIndex(tile => tile.id === beside)
  if (!moved || at < 0) return [...tiles]
  return others.toSpliced(side === 'before' ? at : at + 1, 0, moved)
}

/** The tile so many places on, or back. */
export function shiftTile(tiles: Tiles, id: string, by: number): DashboardTile[] {
  const at = tiles.findIndex(tile => tile.id === id)
  const tile = tiles[at]
  if (!tile) return [...tiles]
  const to = Math.max(0, Math.min(tiles.length - 1, at + by))
  return tiles.toSpliced(at, 1).toSpliced(to, 0, tile)
}

/** The tile wider or taller by so much. */
export function growTile(tiles: Tiles, id: string, columns: number, rows: number): DashboardTile[] {
  return tiles.map(tile => {
    if (tile.id !== id) return tile
    const { width, height } = tileSize(tile)
    return {
      ...tile,
      width: Math.max(1, Math.min(widest, width + columns)),
      height: Math.max(1, Math.min(tallest, height + rows)),
    }
  })
}

/** Whether two orders and sizes are the same. */
export function areSame(a: Tiles, b: Tiles): boolean {
  return a.length === b.length && a.every((tile, index) => tile === b[index] || isAlike(tile, b[index]))
}

function isAlike(a: DashboardTile, b: DashboardTile | undefined): boolean {
  return b !== undefined && a.id === b.id && a.width === b.width && a.height === b.height
}
