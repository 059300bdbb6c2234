/** Which suite the menu shows at an address. */
import type { MenuDefinition } from '#metadata/definitions.ts'
import type { Catalog } from '../api/catalog.ts'
import { firstHome } from '../home/home-dashboard.ts'
import { activeItem } from './menu-address.ts'
import { suiteOfHome } from './suite-of-home.ts'

/** The suite that was shown last, at first the one that goes with the home page, unless the address belongs to others only. */
export function suiteOfAddress(
  catalog: Catalog,
  last: string | null,
  pathname: string,
  search: string,
): MenuDefinition | undefined {
  const menus = catalog.menus
  const before = menus.find(menu => menu.name === last) ?? suiteOfHome(catalog, firstHome(catalog)) ?? menus[0]
  if (!before || pathname === '/' || activeItem(catalog, before, pathname, search)) return before
  return menus.find(menu => activeItem(catalog, menu, pathname, search)) ?? before
}
