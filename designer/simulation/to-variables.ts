/** Variables that somebody gives to a simulation, as the engine keeps them. */

import type { Symbols } from '#metadata/application.ts'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { parseTemporal } from '#runtime/feel/temporal/parse-temporal.ts'
import { isUuid } from '#runtime/query/is-uuid.ts'
import { recordVariable, toStored } from '#runtime/workflows/engine/stored-value.ts'
import type { StoredVariable, StoredVariables } from '#runtime/workflows/engine/types.ts'
import { storeJson } from '#runtime/workflows/from-json.ts'

import { invalidSimulation } from './simulation-problems.ts'

type Variable = NonNullable<WorkflowDefinition['variables']>[number]

/** By name; problem `simulation/invalid` for names that nobody declared and values of another type, `request/too-large`. */
export function toVariables(
  { variables = [] }: WorkflowDefinition,
  symbols: Symbols,
  given: Readonly<Record<string, unknown>>,
): StoredVariables {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const variable = variables.find(item => item.name === name)
      if (!variable) {
        const names = didYouMean(
          name,
          variables.map(item => item.name),
        )
        throw invalidSimulation(`The workflow has no variable "${name}".`, { didYouMean: names })
      }
      return [name, toVariable(variable, symbols, value)]
    }),
  )
}

function toVariable(variable: Variable, symbols: Symbols, value: unknown): StoredVariable {
  const { name, type, target } = variable
  const refuse = () => invalidSimulation(`The variable "${name}" takes a value of the type "${type}".`)
  if (value === null) return null
  const record = (id: unknown): StoredVariable => {
    const object = symbols.definition('object', target ?? '')
    if (!object || !isUuid(id)) throw refuse()
    return recordVariable(object.id, id as string)
  }
  switch (type) {
    case 'date':
    case 'datetime':
    case 'duration': {
      const temporal = typeof value === 'string' ? parseTemporal(value) : null
      if (temporal === null) throw refuse()
      return toStored(temporal)
    }
    case 'record':
      return record(value)
    case 'records':
      if (!Array.isArray(value)) throw refuse()
      return value.map(record)
    case 'text':
      if (typeof value !== 'string') throw refuse()
      return value
    case 'number':
      if (typeof value !== 'number') throw refuse()
      return storeJson(value)
    case 'boolean':
      if (typeof value !== 'boolean') throw refuse()
      return value
    case 'list':
      if (!Array.isArray(value)) throw refuse()
      return storeJson(value)
    case 'any':
      return storeJson(value)
  }
}
