/** The suite that goes with the home page: the one whose entries lead to most of what it shows. */
import type { DashboardDefinition, MenuDefinition } from '#metadata/definitions.ts'
import type { Catalog } from '../api/catalog.ts'

/** The first of those that lead to equally much; undefined where none leads to anything of it. */
export function suiteOfHome(
  catalog: Catalog,
  home: Pick<DashboardDefinition, 'tiles'> | undefined,
): MenuDefinition | undefined {
  const [reports, lists, objects] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const tile of home?.tiles ?? []) {
    const of =
      tile.type === 'report' || tile.type === 'kpi'
        ? catalog.reports.get(tile.report)
        : tile.type === 'list'
          ? catalog.lists.get(tile.list)
          : undefined
    if (!of) continue
    const names = tile.type === 'list' ? lists : reports
    names.add(of.name)
    objects.add(of.object)
  }
  const weigh = (menu: MenuDefinition) => {
    const items = menu.groups.flatMap(group => group.items)
    const shown = items.filter(item => reports.has(item.report ?? '') || lists.has(item.list ?? ''))
    const about = new Set(items.flatMap(item => catalog.lists.get(item.list ?? '')?.object ?? []))
    return shown.length + [...objects].filter(object => about.has(object)).length
  }
  let best: { readonly menu: MenuDefinition; readonly weight: number } | undefined
  for (const menu of catalog.menus) {
    const weight = weigh(menu)
    if (weight > (best?.weight ?? 0)) best = { menu, weight }
  }
  return best?.menu
}
