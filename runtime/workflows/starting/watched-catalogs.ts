/** Of which catalogs it is known that no workflow waits for a condition, so that changes of records concern none. */
import type { Catalog } from '#metadata/catalog.ts'

import type { Context } from '../../context.ts'

const unwatched = new WeakMap<Catalog, Set<string>>()

/** Until it is known that nobody waits, somebody may. */
export function mayBeWatched({ catalog, ed }: Pick<Context, 'catalog' | 'ed'>): boolean {
  return unwatched.get(catalog)?.has(ed) !== true
}

/** Says that nobody waits for a condition, nor ever will under this catalog. */
export function noteUnwatched({ catalog, ed }: Pick<Context, 'catalog' | 'ed'>): void {
  unwatched.set(catalog, (unwatched.get(catalog) ?? new Set()).add(ed))
}
