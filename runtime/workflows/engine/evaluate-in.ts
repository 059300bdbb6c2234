import type { FeelValue } from '../../feel/values.ts'
import type { Graph } from './compile-graph.ts'
import { evaluate } from './evaluate.ts'
import type { InstanceState, World } from './types.ts'
import type { Place } from './variables.ts'

/**
 * The value of an expression of a node that waits: assignment, due date, what a service task is given. `wait` null: of
 * the workflow itself. Throws `MissingRecord` and what becomes an incident.
 */
export function evaluateIn(
  graph: Graph,
  state: InstanceState,
  wait: string | null,
  expression: string,
  world: World,
  more: Readonly<Record<string, FeelValue>> = {},
): FeelValue {
  return evaluate({ graph, state, world }, placeOfWait(state, wait), expression, more)
}

function placeOfWait(state: InstanceState, id: string | null): Place {
  const wait = id === null ? undefined : state.waits[id]
  const token = wait?.token ? state.tokens[wait.token] : undefined
  const [root = ''] = Object.keys(state.scopes)
  return { node: wait?.node, scope: token?.scope ?? wait?.scope ?? root, variables: token?.variables }
}
