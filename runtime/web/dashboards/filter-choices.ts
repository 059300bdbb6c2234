/** What can be chosen for a shared filter: the choices of the first field that a tile goes by. */
import type { Choice, DashboardDefinition } from '#metadata/definitions.ts'
import type { Catalog } from '../api/catalog.ts'
import { resolvePath } from '../api/path.ts'

/** In the order of the field; none where nothing follows it. */
export function filterChoices(
  catalog: Catalog,
  tiles: DashboardDefinition['tiles'],
  filter: string,
): readonly Choice[] {
  for (const tile of tiles) {
    const path = 'filters' in tile ? tile.filters?.find(item => item.filter === filter)?.field : undefined
    if (path === undefined) continue
    const source =
      tile.type === 'list'
        ? catalog.lists.get(tile.list)
        : 'report' in tile
          ? catalog.reports.get(tile.report)
          : undefined
    const object = catalog.objects.get(source?.object ?? '')
    const field = object ? resolvePath(catalog, object, path)?.field : undefined
    if (field && 'choices' in field && field.choices) return field.choices
  }
  return []
}
