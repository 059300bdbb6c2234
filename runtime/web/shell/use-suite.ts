/** The suite that the menu shows; it is remembered, and follows an address that belongs to another suite only. */
import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import type { MenuDefinition } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { activeItem } from './menu-address.ts'

const storageKey = 'fulcrum.suite'

/** The shown suite, and what shows another. */
export function useSuite(): [MenuDefinition | undefined, (name: string) => void] {
  const { catalog } = useSession()
  const { pathname, search } = useLocation()
  const [chosen, setChosen] = useState(() => localStorage.getItem(storageKey))
  const suite = useMemo(() => {
    const menus = catalog.menus
    const current = menus.find(menu => menu.name === chosen) ?? menus[0]
    if (!current || pathname === '/' || activeItem(catalog, current, pathname, search)) return current
    return menus.find(menu => activeItem(catalog, menu, pathname, search)) ?? current
  }, [catalog, chosen, pathname, search])
  const choose = useCallback((name: string) => {
    localStorage.setItem(storageKey, name)
    setChosen(name)
  }, [])
  return [suite, choose]
}
