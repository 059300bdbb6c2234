/**
 * Names in stored definitions are not the caller's: a list may be filtered by a field that whoever opens it does not
 * see. Only names are trusted; which records may be seen is decided by the caller's rights all the same.
 */
import type { Catalog, CatalogObject } from '#metadata/catalog.ts'
import type { Filter } from '#metadata/filter.ts'
import { Problem } from '#platform/problem.ts'

import type { Rights } from '../access/rights.ts'
import { type Condition, planCondition } from './condition.ts'
import { planPath, type World } from './path.ts'

const known = new WeakMap<Catalog, Map<string, readonly Condition[]>>()

/** The conditions of a definition, its filter and its expression, planned once per catalog; none when it has neither. */
export function trustedConditions(
  world: World,
  object: CatalogObject,
  key: string,
  filter: Filter | undefined,
  formula?: string,
): readonly Condition[] {
  if (!filter && formula === undefined) return []
  const plans = known.get(world.catalog) ?? new Map<string, readonly Condition[]>()
  known.set(world.catalog, plans)
  const found = plans.get(key)
  if (found) return found
  const made: Condition[] = [
    ...(filter ? [planTrusted(world, object, filter)] : []),
    ...(formula === undefined ? [] : [formulaCondition(world, object, formula)]),
  ]
  plans.set(key, made)
  return made
}

/** A condition planned with every name known. */
export function planTrusted(world: World, object: CatalogObject, filter: Filter): Condition {
  return planCondition(trustedWorld(world), object, filter)
}

/** An expression that has to be true of a record. */
export function formulaCondition(world: World, object: CatalogObject, text: string): Condition {
  return { kind: 'formula', world: trustedWorld(world), object, text }
}

/** What the actor has, with every name known. */
export function trustedWorld({ catalog, ed, rights }: World): World {
  const all: Rights = { ...rights, key: `${rights.key} trusted`, scope: () => 'all', field: () => 'editable' }
  return { catalog, ed, rights: all }
}

/** Whether the caller may see what a path leads to. */
export function isVisiblePath(world: World, object: CatalogObject, name: string): boolean {
  try {
    return Boolean(planPath(world, object, name, ''))
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
