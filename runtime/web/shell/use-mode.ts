/** Light or dark: the person's choice on this device, else the system's. */
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Mode } from './palettes.ts'
import { showTheme } from './theme.ts'

const storageKey = 'fulcrum.theme'
const changed = new EventTarget()
const system = matchMedia('(prefers-color-scheme: dark)')

function currentMode(): Mode {
  const stored = localStorage.getItem(storageKey)
  if (stored === 'light' || stored === 'dark') return stored
  return system.matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  system.addEventListener('change', listener)
  return () => {
    changed.removeEventListener('change', listener)
    system.removeEventListener('change', listener)
  }
}

/** The mode, and what turns it over. */
export function useMode(): [Mode, () => void] {
  const mode = useSyncExternalStore(subscribe, currentMode)
  useEffect(() => showTheme(mode), [mode])
  const toggle = useCallback(() => {
    localStorage.setItem(storageKey, currentMode() === 'dark' ? 'light' : 'dark')
    changed.dispatchEvent(new Event('change'))
  }, [])
  return [mode, toggle]
}

/** Sets the colors before anything is drawn. */
export function startTheme(): void {
  showTheme(currentMode())
}
