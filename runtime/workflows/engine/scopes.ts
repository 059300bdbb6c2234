/** Scopes begin and end: a sub-process with what it listens to, and what can be undone of it afterwards. */
import type { GraphNode } from '#metadata/workflows/graph.ts'

import { EngineFault } from './engine-fault.ts'
import { addScope, addToken, changeScope, closeWait, type Run, removeToken, tokensIn, waitsOf } from './run.ts'
import { isAwaited, subscribe } from './subscribe.ts'
import { clearScope } from './take-away.ts'
import type { Completed, Scope, StoredVariables } from './types.ts'

type Opening = Omit<Scope, 'node' | 'variables'> & { readonly variables?: StoredVariables }

/** Begins a scope at its start event and with what its event sub-processes wait for. */
export function openScope(run: Run, node: string, start: GraphNode | undefined, opening: Opening = {}): string {
  if (!start) throw new EngineFault('node/incomplete')
  const scope = addScope(run, { variables: {}, ...opening, node })
  addToken(run, { node: start.id, scope }, 'listen')
  return scope
}

/** Waits for the events that start event sub-processes of a scope. */
export function listen(run: Run, scope: string): void {
  const { node } = run.state.scopes[scope] as Scope
  for (const { start, event } of run.graph.scopes.get(node)?.eventSubProcesses ?? []) {
    if (isAwaited(event)) subscribe(run, { scope }, start.id, event, { node: start.id, scope })
  }
}

/** Starts an event sub-process in a scope. One that interrupts, as an error always does, ends everything else that is there. */
export function startEventSubProcess(run: Run, scope: string, start: GraphNode, variables: StoredVariables = {}): void {
  const { node } = start
  const interrupting = node.type === 'startEvent' && (!node.nonInterrupting || node.event?.type === 'error')
  if (interrupting) clearScope(run, scope)
  const token = addToken(run, { node: start.scope, scope, phase: 'inside' })
  openScope(run, start.scope, start, {
    parent: scope,
    token,
    variables,
    ...(interrupting ? { interrupting: true as const } : {}),
  })
}

/** Ends a scope in which no token is left. */
export function drain(run: Run, id: string): void {
  const scope = run.state.scopes[id]
  if (!scope || tokensIn(run, id).length > 0) return
  if (scope.parent === undefined || scope.token === undefined) {
    endInstance(run, 'completed')
    return
  }
  for (const wait of waitsOf(run, { scope: id })) closeWait(run, wait.id)
  const holder = run.state.tokens[scope.token]
  delete run.state.scopes[id]
  if (!holder) return
  const parent = run.graph.nodes.get(scope.node)?.node
  if (parent?.type === 'subProcess' && parent.byEvent) {
    removeToken(run, scope.token)
    run.queue.push({ kind: 'drain', scope: scope.parent })
    return
  }
  if (holder.undoes === undefined) noteInner(run, scope)
  run.queue.push({ kind: 'complete', token: scope.token })
}

/** Ends the instance: nothing is left in it. */
export function endInstance(run: Run, status: 'completed' | 'cancelled' | 'failed', error?: string): void {
  const [root] = Object.entries(run.state.scopes).find(([, scope]) => scope.parent === undefined) ?? []
  const variables = root === undefined ? {} : (run.state.scopes[root] as Scope).variables
  if (root !== undefined) clearScope(run, root)
  run.state.status = status
  run.queue.length = 0
  run.effects.push({ type: 'ended', status, variables, ...(error === undefined ? {} : { error }) })
}

/** What was done inside of a sub-process can be undone, unless the sub-process as a whole has a handler for it. */
function noteInner(run: Run, { node, done = [], variables, parent }: Scope): void {
  if (handlerOf(run, node) !== undefined) return
  const event = run.graph.scopes.get(node)?.eventSubProcesses.find(item => item.event.type === 'compensation')
  if (done.length === 0 && !event) return
  note(run, parent as string, {
    node,
    ...(event ? { event: event.start.id } : {}),
    ...(done.length > 0 ? { inner: done } : {}),
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
  })
}

/** Notes what was completed with the scope that can undo it: several instances are of the scope around them. */
export function note(run: Run, scope: string, completed: Completed): void {
  const { several, parent, done = [] } = run.state.scopes[scope] as Scope
  if (several && parent !== undefined) note(run, parent, completed)
  else changeScope(run, scope, { done: [...done, completed] })
}

/** The activity that undoes another. */
export function handlerOf({ graph }: Run, node: string): string | undefined {
  for (const { node: event } of graph.nodes.get(node)?.boundary ?? []) {
    if (event.event.type === 'compensation') return event.event.handler
  }
  return undefined
}
