/** Texts of statements that depend on nothing but the catalog, the schema and the rights: made once, kept with the catalog. */
import type { Catalog } from '#metadata/catalog.ts'

import type { Context } from '../../context.ts'

const caches = new WeakMap<Catalog, Map<string, unknown>>()
const most = 5000

/** The value of `build`, made once for the key and the rights of the context. */
export function cached<T>({ catalog, ed, rights }: Context, key: string, build: () => T): T {
  const known = caches.get(catalog) ?? new Map<string, unknown>()
  caches.set(catalog, known)
  const full = `${ed}|${rights.key}|${key}`
  const found = known.get(full)
  if (found !== undefined) return found as T
  const value = build()
  if (known.size >= most) known.clear()
  known.set(full, value)
  return value
}
