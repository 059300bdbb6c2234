/** Tokens meet at gateways: all flows of a parallel one, all that can still come of an inclusive one. */
import type { GraphNode } from '#metadata/workflows/graph.ts'
import { flowsAhead } from '#metadata/workflows/reach.ts'

import { changeToken, type Run, removeToken, tokensIn } from './run.ts'
import type { Token } from './types.ts'

type Joining = readonly [id: string, token: Token]

/** Lets a token wait for the others; the last one at a parallel gateway goes on for all. */
export function join(run: Run, id: string, via: string): void {
  changeToken(run, id, { phase: 'joining', via })
  const { node, scope } = run.state.tokens[id] as Token
  const gateway = run.graph.nodes.get(node) as GraphNode
  if (gateway.node.type !== 'parallelGateway') return
  const first = firstOfEach(joiningAt(run, node, scope))
  if (gateway.incoming.every(flow => first.has(flow.id))) merge(run, [...first.values()])
}

/** Lets one inclusive gateway go on that nothing more can come to; false when there is none. */
export function joinInclusive(run: Run): boolean {
  for (const gateway of inclusiveJoins(run)) {
    if (isAwaited(run, gateway)) continue
    merge(run, [...firstOfEach(gateway).values()])
    return true
  }
  return false
}

/**
 * In a scope in which all tokens wait for each other nothing can come any more. Inclusive gateways that wait for one
 * another go on, oldest first; answers the tokens at parallel gateways, which wait for good.
 */
export function findStarved(run: Run): Joining[] | 'freed' {
  const starved: Joining[] = []
  for (const scope of Object.keys(run.state.scopes)) {
    const tokens = tokensIn(run, scope)
    if (tokens.length === 0 || tokens.some(([, token]) => token.phase !== 'joining')) continue
    const inclusive = inclusiveJoins(run).find(([first]) => first?.[1].scope === scope)
    if (inclusive) {
      merge(run, [...firstOfEach(inclusive).values()])
      return 'freed'
    }
    starved.push(...tokens)
  }
  return starved
}

function inclusiveJoins(run: Run): Joining[][] {
  const found = Map.groupBy(
    Object.entries(run.state.tokens).filter(
      ([, token]) => token.phase === 'joining' && run.graph.nodes.get(token.node)?.node.type === 'inclusiveGateway',
    ),
    ([, token]) => `${token.scope} ${token.node}`,
  )
  return [...found.values()]
}

/** BPMN 2.0.2, table 13.3: a token elsewhere can come to an empty flow, and to none that one has come by already. */
function isAwaited(run: Run, joining: readonly Joining[]): boolean {
  const { node, scope } = (joining[0] as Joining)[1]
  const come = new Set(joining.map(([, token]) => token.via))
  const incoming = (run.graph.nodes.get(node) as GraphNode).incoming.map(flow => flow.id)
  return tokensIn(run, scope).some(([, token]) => {
    if (token.node === node) return false
    const ahead = flowsAhead(run.graph, token.node, node)
    const reached = incoming.filter(flow => ahead.has(flow))
    return reached.some(flow => !come.has(flow)) && !reached.some(flow => come.has(flow))
  })
}

function joiningAt(run: Run, node: string, scope: string): Joining[] {
  return tokensIn(run, scope).filter(([, token]) => token.node === node && token.phase === 'joining')
}

function firstOfEach(joining: readonly Joining[]): Map<string | undefined, Joining> {
  const first = new Map<string | undefined, Joining>()
  for (const item of joining) if (!first.has(item[1].via)) first.set(item[1].via, item)
  return first
}

/** One token goes on for all of them. */
function merge(run: Run, [first, ...others]: readonly Joining[]): void {
  if (!first) return
  for (const [id] of others) removeToken(run, id)
  changeToken(run, first[0], { phase: undefined, via: undefined })
  run.queue.push({ kind: 'leave', token: first[0] })
}
