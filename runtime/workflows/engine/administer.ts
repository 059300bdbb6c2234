/** What an administrator does with a token: run it again, take it for done, or put it elsewhere. */
import type { GraphNode } from '#metadata/workflows/graph.ts'

import { isOf } from '#metadata/workflows/graph.ts'
import type { Graph } from './compile-graph.ts'
import { leaveAlong } from './leave.ts'
import { addToken, changeToken, changeWait, closeWait, type Run, waitsOf } from './run.ts'
import { closeWork, takeAway } from './take-away.ts'
import type { InstanceState, StoredVariables, Token } from './types.ts'
import { placeOf, setVariables } from './variables.ts'

/** Runs what failed again; false when nothing failed there. The id of a wait: its condition is asked again. */
export function retry(run: Run, id: string, variables: StoredVariables | undefined): boolean {
  if (run.state.waits[id]?.faulty) {
    changeWait(run, id, { faulty: undefined })
    return true
  }
  const token = run.state.tokens[id]
  if (token?.phase !== 'incident' || !token.failed) return false
  if (variables) setVariables(run, placeOf(token), variables)
  const { failed, via } = token
  changeToken(run, id, { phase: undefined, failed: undefined })
  run.queue.push({ kind: failed.work as 'enter', token: id, ...(via === undefined ? {} : { via }) })
  return true
}

/** Leaves the node as if it were done; false where that cannot be said. */
export function skip(run: Run, id: string, variables: StoredVariables | undefined): boolean {
  const token = run.state.tokens[id]
  if (!token || token.phase === 'undoing') return false
  const { node, outgoing, boundary } = run.graph.nodes.get(token.node) as GraphNode
  const failedLeaving = token.failed?.work === 'leave'
  if (node.type === 'eventBasedGateway' || (failedLeaving && outgoing.length > 1)) return false
  if (variables) setVariables(run, placeOf(token), variables)
  closeWork(run, id)
  changeToken(run, id, { phase: undefined, failed: undefined, via: undefined })
  if (failedLeaving) leaveAlong(run, id, outgoing)
  else if ('forCompensation' in node || isActivity(node.type) || boundary.length > 0) {
    const isOneOfSeveral = run.state.scopes[token.scope]?.several !== undefined
    run.queue.push({ kind: isOneOfSeveral ? 'complete' : 'finish', token: id })
  } else {
    for (const wait of waitsOf(run, { token: id })) closeWait(run, wait.id)
    run.queue.push({ kind: 'leave', token: id })
  }
  return true
}

function isActivity(type: GraphNode['node']['type']): boolean {
  return /(^t|T)ask$|^callActivity$|^subProcess$|^transaction$/.test(type)
}

/** Takes a token away and puts a new one at a node of its own scope or one around it. */
export function move(run: Run, id: string, to: string): boolean {
  const target = targetOf(run.graph, run.state, id, to)
  if (!target) return false
  takeAway(run, target.leaving)
  addToken(run, { node: to, scope: target.scope }, 'enter')
  return true
}

/** Whether a token can be put at a node. */
export function canMove(graph: Graph, state: InstanceState, token: string, to: string): boolean {
  return targetOf(graph, state, token, to) !== undefined
}

/** The scope that the node belongs to, and the token that stands in it for the one that is moved. */
function targetOf(
  graph: Graph,
  state: InstanceState,
  id: string,
  to: string,
): { readonly scope: string; readonly leaving: string } | undefined {
  const item = graph.nodes.get(to)
  const isPlace = item && !isOf('boundaryEvent')(item) && !isOf('textAnnotation')(item) && !isOf('unsupported')(item)
  if (!isPlace) return undefined
  for (let leaving = id; ; ) {
    const token: Token | undefined = state.tokens[leaving]
    const scope = token && state.scopes[token.scope]
    if (!token || !scope || token.undoes !== undefined) return undefined
    if (scope.node === item.scope && !scope.several) return { scope: token.scope, leaving }
    if (scope.token === undefined) return undefined
    leaving = scope.token
  }
}
