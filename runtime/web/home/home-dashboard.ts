/**
 * Which dashboard is the home page: the first that is made for it and that the person may open. Whoever may open none
 * has the lists that the menus name for the home page, his tasks and what he worked on lately.
 */
import type { DashboardDefinition, DashboardTile } from '#metadata/definitions.ts'
import type { Catalog } from '../api/catalog.ts'

/** The first one that is made for it; undefined for none. */
export function firstHome(catalog: Catalog): DashboardDefinition | undefined {
  return [...catalog.dashboards.values()].find(dashboard => dashboard.home)
}

/** What is shown where there is no such dashboard. */
export function plainHome(catalog: Catalog): Pick<DashboardDefinition, 'filters' | 'tiles'> {
  const seen = new Set<string>()
  const lists = catalog.menus
    .flatMap(menu => menu.home ?? [])
    .filter(tile => catalog.lists.has(tile.list) && !seen.has(tile.list) && seen.add(tile.list))
    .map(
      (tile): DashboardTile => ({
        id: `${tile.id}-${tile.list}`,
        type: 'list',
        list: tile.list,
        width: 6,
        height: 4,
        ...(tile.label ? { label: tile.label } : {}),
        ...(tile.limit ? { limit: tile.limit } : {}),
      }),
    )
  return {
    tiles: [
      { id: 'tasks', type: 'tasks', width: 8, height: 4, limit: 10 },
      { id: 'recent', type: 'recent', width: 4, height: 4 },
      ...lists,
    ],
  }
}
