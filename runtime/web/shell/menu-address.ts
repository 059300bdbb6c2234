/** Where menu items lead, and which of them the current address belongs to. */
import type { MenuDefinition, MenuItem } from '#metadata/definitions.ts'
import type { Catalog } from '../api/catalog.ts'

/** The address of a list: its object's records in that view. */
export function listAddress(catalog: Catalog, list: string): string | undefined {
  const definition = catalog.lists.get(list)
  return definition ? `/records/${encodeURIComponent(definition.object)}?view=${encodeURIComponent(list)}` : undefined
}

/** The address of an item, or nothing when this person may not see what it opens. */
export function itemAddress(catalog: Catalog, item: MenuItem): string | undefined {
  if (item.list) return listAddress(catalog, item.list)
  if (item.query) return catalog.queries.has(item.query) ? `/queries/${encodeURIComponent(item.query)}` : undefined
  if (item.report) return catalog.reports.has(item.report) ? `/reports/${encodeURIComponent(item.report)}` : undefined
  if (item.dashboard)
    return catalog.dashboards.has(item.dashboard) ? `/dashboards/${encodeURIComponent(item.dashboard)}` : undefined
  return item.link
}

/** The object whose records an item shows. */
export function itemObject(catalog: Catalog, item: MenuItem): string | undefined {
  return item.list ? catalog.lists.get(item.list)?.object : undefined
}

/** The id of the item that the address belongs to. */
export function activeItem(
  catalog: Catalog,
  menu: MenuDefinition,
  pathname: string,
  search: string,
): string | undefined {
  const items = menu.groups.flatMap(group => group.items)
  const exact = items.find(item => itemAddress(catalog, item) === pathname + search)
  if (exact) return exact.id
  // A report is the same one whatever it is asked with.
  const asked = items.find(item => itemAddress(catalog, item) === pathname)
  if (asked) return asked.id
  const view = new URLSearchParams(search).get('view')
  const ofView = view ? items.find(item => item.list === view) : undefined
  if (ofView) return ofView.id
  const object = /^\/records\/([^/]+)/.exec(pathname)?.[1]
  if (object) return items.find(item => itemObject(catalog, item) === decodeURIComponent(object))?.id
  return items.find(item => item.link === pathname)?.id
}
