/** What may be done with the fields of a record in a state, by those who hold some roles. */
import type { LifecycleControl } from '#metadata/definitions.ts'

import type { Rights } from '../access/rights.ts'
import type { Lifecycle } from './lifecycles-of.ts'

export type ControlMode = LifecycleControl['mode']

/** Of several roles somebody has the best of what they allow. */
const freedom: Readonly<Record<ControlMode, number>> = { optional: 3, required: 2, readOnly: 1, hidden: 0 }

const cache = new WeakMap<Lifecycle, Map<string, ReadonlyMap<string, ControlMode>>>()

/** By name of the field; what names one of the roles goes before what names none. */
export function controlIn(lifecycle: Lifecycle, state: string, rights: Rights): ReadonlyMap<string, ControlMode> {
  const modes = cache.get(lifecycle) ?? new Map<string, ReadonlyMap<string, ControlMode>>()
  cache.set(lifecycle, modes)
  const key = `${rights.key}|${state}`
  const found = modes.get(key)
  if (found) return found
  const made = readControl(lifecycle.definition.control ?? [], state, rights)
  modes.set(key, made)
  return made
}

function readControl(entries: readonly LifecycleControl[], state: string, rights: Rights): Map<string, ControlMode> {
  const here = entries.filter(entry => entry.states.includes(state))
  const general = here.filter(entry => !entry.roles?.length)
  const special = here.filter(entry => entry.roles?.length && rights.isFor(entry.roles))
  const modes = new Map(general.flatMap(({ fields, mode }) => fields.map(field => [field, mode] as const)))
  const own = new Map<string, ControlMode>()
  for (const { fields, mode } of special) {
    for (const field of fields) {
      const before = own.get(field)
      if (before === undefined || freedom[mode] > freedom[before]) own.set(field, mode)
    }
  }
  return new Map([...modes, ...own])
}

/** Of several lifecycles the strictest decides; `required` beats `optional` alone. */
export function strictest(modes: readonly (ControlMode | undefined)[]): ControlMode | undefined {
  return modes.reduce<ControlMode | undefined>(
    (least, mode) => (mode && (least === undefined || freedom[mode] < freedom[least]) ? mode : least),
    undefined,
  )
}
