import { evaluate } from './evaluate.ts'
import type { Run } from './run.ts'
import { toStored } from './stored-value.ts'
import type { Scope } from './types.ts'
import { setVariables } from './variables.ts'

/** Gives the declared variables that the process was started without their defaults, in their order. */
export function setDefaults(run: Run, id: string): void {
  const scope = run.state.scopes[id] as Scope
  if (scope.parent !== undefined) return
  for (const variable of run.graph.definition.variables ?? []) {
    if (variable.default === undefined || Object.hasOwn(scope.variables, variable.name)) continue
    const place = { node: undefined, scope: id }
    setVariables(run, place, { [variable.name]: toStored(evaluate(run, place, variable.default)) })
  }
}
