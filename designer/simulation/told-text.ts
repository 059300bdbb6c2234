/** Values of a simulation as texts for whoever looks at it. */
import type { CatalogField } from '#metadata/catalog.ts'
import { isContext } from '#runtime/feel/kind-of.ts'
import { recordIn } from '#runtime/feel/record-in.ts'
import { toGiven } from '#runtime/feel/to-given.ts'
import { toJsonValue } from '#runtime/feel/to-json-value.ts'
import { type FeelValue, recordValue } from '#runtime/feel/values.ts'
import { valueText } from '#runtime/mail/value-text.ts'
import { fromStored } from '#runtime/workflows/engine/stored-value.ts'
import type { StoredVariable } from '#runtime/workflows/engine/types.ts'

import type { Simulation } from './simulation.ts'

const longest = 500

/** The value of a field; a record by its title. */
export async function fieldText(simulation: Simulation, field: CatalogField, value: FeelValue): Promise<string> {
  const { live, drafted, reader } = simulation
  const record = recordIn(value)
  if (record) return (await reader.titleOf(record.object, record.id)) || record.id
  const { name, locale, timeZone } = live.actor
  try {
    return valueText(field, toGiven(drafted, field, value), { name, locale, timeZone }).slice(0, longest)
  } catch (error) {
    // A value that does not fit its field is shown as it is.
    if (error instanceof RangeError) return JSON.stringify(toJsonValue(value)).slice(0, longest)
    throw error
  }
}

/** A variable as it is kept. */
export async function variableText({ reader }: Simulation, stored: StoredVariable): Promise<string> {
  const value = fromStored(stored, [], (object, id) => recordValue(object, { id }))
  const record = recordIn(value)
  if (record) return (await reader.titleOf(record.object, record.id)) || record.id
  const plain = toJsonValue(value)
  if (plain === null) return ''
  const text = isContext(value) || typeof plain === 'object' ? JSON.stringify(plain) : String(plain)
  return text.slice(0, longest)
}

/** Variables as plain JSON. */
export function plainVariables(variables: Readonly<Record<string, StoredVariable>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      toJsonValue(fromStored(value, [], (object, id) => recordValue(object, { id }))),
    ]),
  )
}
