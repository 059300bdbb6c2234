/** Activities: what a token brings about when it comes to one, and what follows when its work is done. */
import type { StandardLoop, WorkflowNode } from '#metadata/definitions.ts'
import type { GraphNode, NodeOf } from '#metadata/workflows/graph.ts'

import { EngineFault } from './engine-fault.ts'
import { evaluate, isTrue } from './evaluate.ts'
import { changeToken, closeWait, openWait, type Run, removeToken, waitsOf } from './run.ts'
import { handlerOf, note, openScope } from './scopes.ts'
import { beginSeveral, completeOne } from './several.ts'
import { toStored } from './stored-value.ts'
import { isAwaited, messageWait, subscribe } from './subscribe.ts'
import { evaluateValues, throwEvent } from './throw-event.ts'
import type { Token, Wait } from './types.ts'
import { findVariable, placeOf, setVariables } from './variables.ts'

type ActivityType = Extract<WorkflowNode, { forCompensation?: boolean }>['type']
type Begin<T extends ActivityType> = (run: Run, id: string, node: NodeOf<T>, token: Token) => void

/** A token has come to an activity: what is attached to it begins to wait, then its work begins. */
export function enterActivity(run: Run, id: string): void {
  const token = run.state.tokens[id] as Token
  const { node, boundary } = run.graph.nodes.get(token.node) as GraphNode
  for (const { id: event, node: attached } of boundary) {
    if (isAwaited(attached.event)) subscribe(run, { token: id }, event, attached.event, placeOf(token, event))
  }
  if ('multiInstance' in node && node.multiInstance) {
    beginSeveral(run, id, node.multiInstance)
    return
  }
  if ('loop' in node && node.loop) {
    beginLoop(run, id, node.loop)
    return
  }
  run.queue.push({ kind: 'begin', token: id })
}

function beginLoop(run: Run, id: string, loop: StandardLoop): void {
  const token = run.state.tokens[id] as Token
  changeToken(run, id, { round: 1, variables: { ...token.variables, loopCounter: 1 } })
  const isOver = loop.before && !isAgain(run, id, loop)
  run.queue.push({ kind: isOver ? 'finish' : 'begin', token: id })
}

function isAgain(run: Run, id: string, loop: StandardLoop): boolean {
  if (loop.while === undefined) throw new EngineFault('node/incomplete')
  return isTrue(run, placeOf(run.state.tokens[id] as Token), loop.while)
}

/** The work of the activity at which a token stands. */
export function beginWork(run: Run, id: string): void {
  const token = run.state.tokens[id] as Token
  const { node } = run.graph.nodes.get(token.node) as GraphNode
  const work = Object.hasOwn(begin, node.type) ? begin[node.type as ActivityType] : undefined
  if (!work) throw new EngineFault('node/unsupported', node.type)
  work(run, id, node as never, token)
}

const complete = (run: Run, id: string) => {
  run.queue.push({ kind: 'complete', token: id })
}

const beginSubProcess = (run: Run, id: string, node: { readonly id: string }, token: Token) => {
  changeToken(run, id, { phase: 'inside' })
  const start = run.graph.scopes.get(node.id)?.starts.find(item => !item.node.event)
  const isOneOfSeveral = run.state.scopes[token.scope]?.several !== undefined
  openScope(run, node.id, start, { parent: token.scope, token: id, ...(isOneOfSeveral ? { own: true } : {}) })
}

const begin: { readonly [T in ActivityType]: Begin<T> } = {
  task: complete,
  manualTask: complete,
  userTask: (run, id, _, token) => wait(run, id, token, { kind: 'task' }),
  serviceTask: (run, id, node, token) => {
    if (!node.does) throw new EngineFault('node/incomplete')
    wait(run, id, token, { kind: 'job' })
  },
  scriptTask: (run, id, node, token) => {
    if (node.script === undefined) throw new EngineFault('node/incomplete')
    const place = placeOf(token)
    const value = toStored(evaluate(run, place, node.script))
    if (node.variable !== undefined) setVariables(run, place, { [node.variable]: value })
    // At once: of several instances each gives what it has worked out, before the next one works out its own.
    run.queue.unshift({ kind: 'complete', token: id })
  },
  sendTask: (run, id, node, token) => {
    throwEvent(run, 'message', node.message, placeOf(token))
    complete(run, id)
  },
  receiveTask: (run, id, node, token) => wait(run, id, token, messageWait(run, node.message ?? {}, placeOf(token))),
  callActivity: (run, id, node, token) => {
    // An approval is run as the workflow of its name.
    const workflow = node.workflow ?? node.approval
    if (workflow === undefined) throw new EngineFault('node/incomplete')
    const place = placeOf(token)
    const own = findVariable(run.state, place, 'record')
    const record = node.record === undefined ? own : toStored(evaluate(run, place, node.record))
    const input = evaluateValues(run, place, node.input ?? [])
    wait(run, id, token, {
      kind: 'call',
      workflow,
      variables: { ...input, ...(record === undefined || record === null ? {} : { record }) },
    })
  },
  subProcess: beginSubProcess,
  transaction: beginSubProcess,
  businessRuleTask: (_, __, node) => {
    throw new EngineFault('node/unsupported', node.type)
  },
}

function wait(run: Run, id: string, token: Token, what: Omit<Wait, 'id' | 'node' | 'token'>): void {
  changeToken(run, id, { phase: 'waiting' })
  const { variables } = token
  openWait(run, { ...(variables ? { variables } : {}), ...what, node: token.node, token: id })
}

/** The work is done once: again where it is a loop, counted where it is one of several instances. */
export function completeWork(run: Run, id: string): void {
  const token = run.state.tokens[id] as Token
  const { node } = run.graph.nodes.get(token.node) as GraphNode
  changeToken(run, id, { phase: undefined })
  if (run.state.scopes[token.scope]?.several && 'multiInstance' in node && node.multiInstance) {
    completeOne(run, id, node.multiInstance)
    return
  }
  if ('loop' in node && node.loop && token.round !== undefined) {
    completeRound(run, id, node.loop, token.round)
    return
  }
  run.queue.push({ kind: 'finish', token: id })
}

function completeRound(run: Run, id: string, loop: StandardLoop, round: number): void {
  const isLast = round >= (loop.max ?? Number.POSITIVE_INFINITY)
  const again = !isLast && isAgain(run, id, loop)
  if (again) {
    const { variables } = run.state.tokens[id] as Token
    changeToken(run, id, { round: round + 1, variables: { ...variables, loopCounter: round + 1 } })
  }
  run.queue.push({ kind: again ? 'begin' : 'finish', token: id })
}

/** The activity is completed: nothing attached to it waits any more, it can be undone, and the token goes on. */
export function finishActivity(run: Run, id: string): void {
  const { node, scope, undoes } = run.state.tokens[id] as Token
  for (const item of waitsOf(run, { token: id })) closeWait(run, item.id)
  if (undoes !== undefined) {
    removeToken(run, id)
    run.queue.push({ kind: 'undo', token: undoes })
    return
  }
  const handler = handlerOf(run, node)
  if (handler !== undefined) note(run, scope, { node, handler })
  changeToken(run, id, { phase: undefined })
  run.queue.push({ kind: 'leave', token: id })
}
