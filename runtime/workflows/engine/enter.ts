/** What a token brings about when it comes to a node. */
import type { EndResult, ThrownEvent, WorkflowNode } from '#metadata/definitions.ts'
import type { GraphNode, NodeOf } from '#metadata/workflows/graph.ts'
import { linkTargets } from '#metadata/workflows/reach.ts'

import { enterActivity } from './activities.ts'
import { EngineFault } from './engine-fault.ts'
import { join } from './joins.ts'
import { raise } from './raise.ts'
import { changeToken, openWait, type Run, removeToken } from './run.ts'
import { endInstance } from './scopes.ts'
import { messageWait, subscribe } from './subscribe.ts'
import { clearScope } from './take-away.ts'
import { throwEvent } from './throw-event.ts'
import type { Token } from './types.ts'
import { beginCancel, beginUndo } from './undo.ts'
import { placeOf } from './variables.ts'

type Enter<T extends WorkflowNode['type']> = (run: Run, id: string, node: NodeOf<T>, via: string | undefined) => void

/** A token has come to its node, along the flow `via` if it came along one. */
export function enterNode(run: Run, id: string, via: string | undefined): void {
  const { node: at } = run.state.tokens[id] as Token
  run.effects.push({ type: 'entered', node: at, token: id })
  const { node } = run.graph.nodes.get(at) as GraphNode
  const enter = enters[node.type] as Enter<WorkflowNode['type']>
  enter(run, id, node, via)
}

const goOn = (run: Run, id: string) => {
  run.queue.push({ kind: 'leave', token: id })
}

const enterJoin = (run: Run, id: string, node: { readonly id: string }, via: string | undefined) => {
  const incoming = run.graph.nodes.get(node.id)?.incoming.length ?? 0
  if (incoming < 2 || via === undefined) goOn(run, id)
  else join(run, id, via)
}

const refuse = (_: Run, __: string, node: WorkflowNode) => {
  throw new EngineFault('node/unsupported', node.type === 'unsupported' ? node.element : node.type)
}

const enters: { readonly [T in WorkflowNode['type']]: Enter<T> } = {
  startEvent: goOn,
  boundaryEvent: goOn,
  endEvent: (run, id, node) => (node.event ? throwIt(run, id, node.event) : goOn(run, id)),
  intermediateThrowEvent: (run, id, node) => (node.event ? throwIt(run, id, node.event) : goOn(run, id)),
  intermediateCatchEvent: (run, id, node) => {
    if (node.event.type === 'link') return goOn(run, id)
    subscribe(run, { token: id }, node.id, node.event, placeOf(run.state.tokens[id] as Token))
    changeToken(run, id, { phase: 'waiting' })
  },
  exclusiveGateway: goOn,
  parallelGateway: enterJoin,
  inclusiveGateway: enterJoin,
  eventBasedGateway: enterEventGateway,
  task: enterActivity,
  manualTask: enterActivity,
  userTask: enterActivity,
  serviceTask: enterActivity,
  scriptTask: enterActivity,
  sendTask: enterActivity,
  receiveTask: enterActivity,
  callActivity: enterActivity,
  subProcess: enterActivity,
  transaction: enterActivity,
  businessRuleTask: refuse,
  textAnnotation: refuse,
  unsupported: refuse,
}

/** Waits for all events that follow; the first of them decides. */
function enterEventGateway(run: Run, id: string): void {
  const token = run.state.tokens[id] as Token
  const outgoing = run.graph.nodes.get(token.node)?.outgoing ?? []
  if (outgoing.length === 0) throw new EngineFault('node/incomplete')
  for (const flow of outgoing) {
    const { node } = run.graph.nodes.get(flow.to) as GraphNode
    const place = placeOf(token, node.id)
    if (node.type === 'receiveTask') {
      openWait(run, { ...messageWait(run, node.message ?? {}, place), node: node.id, token: id })
    } else if (node.type === 'intermediateCatchEvent') subscribe(run, { token: id }, node.id, node.event, place)
    else throw new EngineFault('node/unsupported', node.type)
  }
  changeToken(run, id, { phase: 'waiting' })
}

type Throws = { readonly [E in ThrownEvent | EndResult as E['type']]: (run: Run, id: string, event: E) => void }

function throwIt(run: Run, id: string, event: ThrownEvent | EndResult): void {
  const throwing = throws[event.type] as (run: Run, id: string, event: ThrownEvent | EndResult) => void
  throwing(run, id, event)
}

const throws: Throws = {
  message: (run, id, event) => {
    throwEvent(run, 'message', event, placeOf(run.state.tokens[id] as Token))
    goOn(run, id)
  },
  signal: (run, id, event) => {
    throwEvent(run, 'signal', event, placeOf(run.state.tokens[id] as Token))
    goOn(run, id)
  },
  escalation: (run, id, { code }) => {
    if (!code) throw new EngineFault('node/incomplete')
    raise(run, 'escalation', code, null, (run.state.tokens[id] as Token).scope)
    if (run.state.tokens[id]) goOn(run, id)
  },
  error: (run, id, { code }) => {
    if (!code) throw new EngineFault('node/incomplete')
    const { scope } = run.state.tokens[id] as Token
    removeToken(run, id)
    if (!raise(run, 'error', code, null, scope)) endInstance(run, 'failed', code)
  },
  terminate: (run, id) => {
    clearScope(run, (run.state.tokens[id] as Token).scope, id)
    goOn(run, id)
  },
  compensation: (run, id, { activity }) => beginUndo(run, id, activity),
  cancel: beginCancel,
  link: (run, id) => {
    const { node, scope } = run.state.tokens[id] as Token
    const [target] = linkTargets(run.graph, run.graph.nodes.get(node) as GraphNode)
    if (!target) throw new EngineFault('link/nowhere')
    changeToken(run, id, { node: target.id, scope })
    run.effects.push({ type: 'left', node, token: id, flow: null })
    run.queue.push({ kind: 'enter', token: id })
  },
}
