/** The lifecycles of an object, tied to its fields: which state is which, and which transition a change of state is. */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { LifecycleDefinition, LifecycleState, LifecycleTransition } from '#metadata/definitions.ts'

import type { StoredValue } from '../fields/stored-value.ts'

export interface Lifecycle {
  readonly definition: LifecycleDefinition
  readonly object: CatalogObject
  /** The choice field that holds the state. */
  readonly field: CatalogField
  /** By code. */
  readonly states: ReadonlyMap<string, LifecycleState>
}

/** Stored values of a record, or those that it will have. */
export type Values = ReadonlyMap<CatalogField, StoredValue>

const known = new WeakMap<CatalogObject, readonly Lifecycle[]>()

/** All lifecycles of the object, whichever record types they are for; found once per catalog. */
export function lifecyclesOf(catalog: Catalog, object: CatalogObject): readonly Lifecycle[] {
  const found = known.get(object)
  if (found) return found
  const lifecycles = catalog.symbols.all('lifecycle').flatMap(definition => {
    const field = definition.object === object.name ? object.fields.get(definition.field) : undefined
    if (!field) return []
    return [{ definition, object, field, states: new Map(definition.states.map(state => [state.code, state])) }]
  })
  known.set(object, lifecycles)
  return lifecycles
}

/** Those that are for a record with these values. */
export function lifecyclesFor(catalog: Catalog, object: CatalogObject, values: Values): readonly Lifecycle[] {
  const all = lifecyclesOf(catalog, object)
  if (all.length === 0) return all
  const type = object.fields.get('record_type')
  const name = type && values.get(type)
  return all.filter(({ definition: { recordTypes } }) => !recordTypes?.length || recordTypes.includes(String(name)))
}

/** The code of the state that a record is in; undefined for one that is in none of the lifecycle's. */
export function stateOf({ field, states }: Lifecycle, values: Values): string | undefined {
  const value = values.get(field)
  return typeof value === 'string' && states.has(value) ? value : undefined
}

/** The transition between two states; there is one at most. */
export function transitionBetween(
  { definition }: Lifecycle,
  from: string,
  to: string,
): LifecycleTransition | undefined {
  return definition.transitions.find(item => item.to === to && item.from.includes(from))
}
