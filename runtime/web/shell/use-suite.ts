/** The suite that the menu shows; it follows an address that belongs to other suites only, and stays until the next. */
import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import type { MenuDefinition } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { suiteOfAddress } from './suite-of-address.ts'

const storageKey = 'fulcrum.suite'
const changed = new EventTarget()

const lastShown = () => localStorage.getItem(storageKey)

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

function show(name: string): void {
  localStorage.setItem(storageKey, name)
  changed.dispatchEvent(new Event('change'))
}

/** The shown suite, and what shows another. */
export function useSuite(): [MenuDefinition | undefined, (name: string) => void] {
  const { catalog } = useSession()
  const { pathname, search } = useLocation()
  const last = useSyncExternalStore(subscribe, lastShown)
  const suite = suiteOfAddress(catalog, last, pathname, search)
  const shown = suite?.name
  useEffect(() => {
    if (shown !== undefined && shown !== last) show(shown)
  }, [shown, last])
  return [suite, show]
}
