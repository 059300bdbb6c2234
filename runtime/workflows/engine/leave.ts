import type { WorkflowFlow } from '#metadata/definitions.ts'
import type { GraphNode } from '#metadata/workflows/graph.ts'

import { chooseFlows } from './choose-flows.ts'
import { addToken, changeToken, type Run, removeToken } from './run.ts'
import type { Token } from './types.ts'
import { placeOf } from './variables.ts'

/** A token leaves its node along the flows that it may go; where there is none its path ends. */
export function leave(run: Run, id: string): void {
  const token = run.state.tokens[id] as Token
  const from = run.graph.nodes.get(token.node) as GraphNode
  leaveAlong(run, id, chooseFlows(run, from, placeOf(token)))
}

/** A token goes on along the first of the flows, and a new one along each other. */
export function leaveAlong(run: Run, id: string, flows: readonly WorkflowFlow[]): void {
  const { node, scope } = run.state.tokens[id] as Token
  const [first, ...others] = flows
  if (!first) {
    removeToken(run, id)
    run.queue.push({ kind: 'drain', scope })
    return
  }
  // Nothing that belonged to the node it leaves goes along.
  changeToken(run, id, { node: first.to, phase: undefined, via: undefined, variables: undefined, round: undefined })
  run.effects.push({ type: 'left', node, token: id, flow: first.id })
  run.queue.push({ kind: 'enter', token: id, via: first.id })
  for (const flow of others) {
    const other = addToken(run, { node: flow.to, scope }, 'enter', flow.id)
    run.effects.push({ type: 'left', node, token: other, flow: flow.id })
  }
}
