/** Something that was waited for has happened: a timer, a message, a signal or a condition. */
import type { TimerEvent } from '#metadata/definitions.ts'
import type { GraphNode } from '#metadata/workflows/graph.ts'

import { nextDue } from './due-time.ts'
import { fireBoundary } from './fire-boundary.ts'
import { changeToken, closeWait, openWait, type Run, waitsOf } from './run.ts'
import { startEventSubProcess } from './scopes.ts'
import type { StoredVariables, Token, Wait } from './types.ts'
import { type Place, placeOf, setVariables } from './variables.ts'

/** Goes on from what has happened; of what it carries, declared variables are kept. */
export function happen(run: Run, wait: Wait, carried: StoredVariables = {}): void {
  const node = run.graph.nodes.get(wait.node) as GraphNode
  const token = wait.token === null ? undefined : run.state.tokens[wait.token]
  const place = token ? placeOf(token, wait.node) : { node: wait.node, scope: wait.scope as string }
  setVariables(run, place, declaredOf(run, carried))
  if (wait.token === null || !token) {
    happenInScope(run, wait, node, place)
    return
  }
  if (node.node.type === 'boundaryEvent') {
    if (node.node.nonInterrupting) waitAgain(run, wait, node, place)
    fireBoundary(run, wait.token, node)
    return
  }
  if (token.node !== wait.node) {
    decide(run, wait.token, node)
    return
  }
  closeWait(run, wait.id)
  if (node.node.type === 'receiveTask') run.queue.push({ kind: 'complete', token: wait.token })
  else goOn(run, wait.token)
}

function declaredOf({ graph }: Run, carried: StoredVariables): StoredVariables {
  return Object.fromEntries(Object.entries(carried).filter(([name]) => graph.declared.has(name)))
}

function happenInScope(run: Run, wait: Wait, start: GraphNode, place: Place): void {
  if (start.node.type === 'startEvent' && start.node.nonInterrupting) waitAgain(run, wait, start, place)
  startEventSubProcess(run, wait.scope as string, start)
}

/** A timer that comes again is armed again; messages, signals and conditions are waited for as before. */
function waitAgain(run: Run, wait: Wait, { node }: GraphNode, place: Place): void {
  if (wait.kind !== 'timer') return
  closeWait(run, wait.id)
  if (!wait.left || wait.due === undefined) return
  const { id, due, left, ...same } = wait
  const timer = 'event' in node ? (node.event as TimerEvent) : undefined
  if (!timer) return
  openWait(run, { ...same, due: nextDue(run, place, timer, due), left: left < 0 ? left : left - 1 })
}

/** Of the events after a gateway, the one that came first: the others are not waited for any more. */
function decide(run: Run, id: string, event: GraphNode): void {
  const { node } = run.state.tokens[id] as Token
  const flow = run.graph.nodes.get(node)?.outgoing.find(item => item.to === event.id)
  for (const wait of waitsOf(run, { token: id })) closeWait(run, wait.id)
  changeToken(run, id, { node: event.id })
  run.effects.push({ type: 'left', node, token: id, flow: flow?.id ?? null })
  run.effects.push({ type: 'entered', node: event.id, token: id })
  goOn(run, id)
}

function goOn(run: Run, id: string): void {
  changeToken(run, id, { phase: undefined })
  run.queue.push({ kind: 'leave', token: id })
}
