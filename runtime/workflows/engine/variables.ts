/** Where the variables of an instance are: with a token, in the scopes around it, or in the process. */
import type { Run } from './run.ts'
import type { InstanceState, StoredVariable, StoredVariables, Token } from './types.ts'

/** From where an expression looks: a scope and, before it, the variables of one of several instances. */
export interface Place {
  /** Id of the node whose expression it is; undefined for the workflow's own. */
  readonly node: string | undefined
  readonly scope: string
  readonly variables?: StoredVariables | undefined
}

/** The place of a token; `node` where the expression belongs to another node. */
export function placeOf({ node, scope, variables }: Token, of = node): Place {
  return { node: of, scope, variables }
}

/** A variable as it is kept; undefined when nobody has set it. */
export function findVariable(state: InstanceState, place: Place, name: string): StoredVariable | undefined {
  if (has(place.variables, name)) return place.variables[name]
  for (let id: string | undefined = place.scope; id !== undefined; id = state.scopes[id]?.parent) {
    const variables = state.scopes[id]?.variables
    if (has(variables, name)) return variables[name]
    const holder = holderOf(state, id)
    if (has(holder?.variables, name)) return holder.variables[name]
  }
  return undefined
}

/**
 * Keeps variables: each where it is already, a declared one in the process, any other in the innermost of several
 * instances or else in the process. `record` stays what it is.
 */
export function setVariables(run: Run, place: Place, variables: StoredVariables): void {
  for (const [name, value] of Object.entries(variables)) {
    if (name === 'record' || value === undefined) continue
    const scope = homeOf(run, place, name)
    const before = run.state.scopes[scope]
    if (before) run.state.scopes[scope] = { ...before, variables: { ...before.variables, [name]: value } }
  }
}

function homeOf({ state, graph }: Run, place: Place, name: string): string {
  let own: string | undefined
  let id = place.scope
  for (;;) {
    const scope = state.scopes[id]
    if (has(scope?.variables, name)) return id
    if (scope?.own) own ??= id
    if (scope?.parent === undefined) break
    id = scope.parent
  }
  return own !== undefined && !graph.declared.has(name) ? own : id
}

function holderOf(state: InstanceState, scope: string): Token | undefined {
  const token = state.scopes[scope]?.token
  return token === undefined ? undefined : state.tokens[token]
}

function has(variables: StoredVariables | undefined, name: string): variables is StoredVariables {
  return variables !== undefined && Object.hasOwn(variables, name)
}
