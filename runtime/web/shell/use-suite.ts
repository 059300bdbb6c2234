/** The suite that the menu shows; it follows an address that belongs to other suites only, and stays until the next. */
import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import type { MenuDefinition } from '#metadata/definitions.ts'
import { mount } from '../api/mount.ts'
import { useSession } from '../api/session.ts'
import { suiteOfAddress } from './suite-of-address.ts'

/** By person: whoever signs in next on this device begins with his own. */
const keyOf = (user: string) => `fulcrum.suite.${mount}${user}`
const changed = new EventTarget()

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

function show(user: string, name: string): void {
  localStorage.setItem(keyOf(user), name)
  changed.dispatchEvent(new Event('change'))
}

/** The shown suite, and what shows another. */
export function useSuite(): [MenuDefinition | undefined, (name: string) => void] {
  const { catalog, me } = useSession()
  const user = me.user.id
  const { pathname, search } = useLocation()
  const last = useSyncExternalStore(subscribe, () => localStorage.getItem(keyOf(user)))
  const suite = suiteOfAddress(catalog, last, pathname, search)
  const shown = suite?.name
  useEffect(() => {
    if (shown !== undefined && shown !== last) show(user, shown)
  }, [user, shown, last])
  return [suite, name => show(user, name)]
}
