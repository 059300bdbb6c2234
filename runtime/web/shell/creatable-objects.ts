/** The objects that a person makes records of from anywhere: those with a list in a menu, the shown suite's first. */
import type { Catalog, CatalogObject } from '../api/catalog.ts'
import { itemObject } from './menu-address.ts'

export function creatableObjects(catalog: Catalog, suite: string | undefined): CatalogObject[] {
  const menus = [...catalog.menus].sort((a, b) => Number(b.name === suite) - Number(a.name === suite))
  const names = menus.flatMap(menu =>
    menu.groups.flatMap(group => group.items.map(item => itemObject(catalog, item) ?? '')),
  )
  return [...new Set(names)].flatMap(name => {
    const object = catalog.objects.get(name)
    return object?.rights.create ? [object] : []
  })
}
