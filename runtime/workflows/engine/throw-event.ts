import type { NamedValue } from '#metadata/definitions.ts'

import { EngineFault } from './engine-fault.ts'
import { evaluate, keyText } from './evaluate.ts'
import type { Run } from './run.ts'
import { toStored } from './stored-value.ts'
import type { StoredVariables } from './types.ts'
import type { Place } from './variables.ts'

interface Thrown {
  readonly name?: string
  readonly key?: string
  readonly values?: readonly NamedValue[]
}

/** Sends a message or signal with the values that it carries. */
export function throwEvent(run: Run, what: 'message' | 'signal', thrown: Thrown | undefined, place: Place): void {
  if (!thrown?.name) throw new EngineFault('node/incomplete')
  const key = thrown.key === undefined ? {} : { key: keyText(evaluate(run, place, thrown.key)) }
  run.effects.push({
    type: 'throw',
    what,
    name: thrown.name,
    ...key,
    variables: evaluateValues(run, place, thrown.values ?? []),
  })
}

/** Names with what their expressions come to, as variables. */
export function evaluateValues(run: Run, place: Place, values: readonly NamedValue[]): StoredVariables {
  return Object.fromEntries(values.map(({ name, value }) => [name, toStored(evaluate(run, place, value))]))
}
