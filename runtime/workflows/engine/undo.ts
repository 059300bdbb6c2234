/** Compensation (BPMN 2.0.2, 10.7): what was completed is undone, last first, one after another. */
import { EngineFault } from './engine-fault.ts'
import { fireBoundary } from './fire-boundary.ts'
import { addScope, addToken, changeScope, changeToken, type Run } from './run.ts'
import { startEventSubProcess } from './scopes.ts'
import { clearScope, takeAway } from './take-away.ts'
import type { Completed, Scope, Token } from './types.ts'

/** Begins to undo: one activity or all that the scope has completed. The token waits for the handlers. */
export function beginUndo(run: Run, token: string, activity: string | undefined): void {
  const { scope } = run.state.tokens[token] as Token
  const undo = takeDone(run, scope, activity)
  changeToken(run, token, { phase: 'undoing', undo })
  run.queue.push({ kind: 'undo', token })
}

/** Ends what else goes on in a transaction, undoes what it did, and leaves it by its cancel event. */
export function beginCancel(run: Run, token: string): void {
  clearScope(run, (run.state.tokens[token] as Token).scope, token)
  beginUndo(run, token, undefined)
}

/** An event sub-process undoes what the scope around it did. */
function takeDone(run: Run, id: string, activity: string | undefined): Completed[] {
  const { node, parent, done = [] } = run.state.scopes[id] as Scope
  const parentNode = run.graph.nodes.get(node)?.node
  const isEvent = parentNode?.type === 'subProcess' && parentNode.byEvent === true
  const outer = isEvent && parent !== undefined ? takeDone(run, parent, activity) : []
  const isMeant = (item: Completed) => activity === undefined || item.node === activity
  changeScope(run, id, { done: activity === undefined ? undefined : done.filter(item => !isMeant(item)) })
  return [...outer, ...done.filter(isMeant)]
}

/** Starts the next handler; when there is none, the event that asked for it goes on. */
export function undoNext(run: Run, id: string): void {
  const token = run.state.tokens[id] as Token
  const undo = [...(token.undo ?? [])]
  for (let next = undo.pop(); next; next = undo.pop()) {
    const { variables } = next
    if (next.handler !== undefined && run.graph.nodes.has(next.handler)) {
      changeToken(run, id, { undo })
      const handler = { node: next.handler, scope: token.scope, undoes: id, ...(variables ? { variables } : {}) }
      addToken(run, handler, 'enter')
      return
    }
    const start = next.event === undefined ? undefined : run.graph.nodes.get(next.event)
    if (start) {
      changeToken(run, id, { undo })
      const holder = addToken(run, { node: next.node, scope: token.scope, undoes: id, phase: 'inside' })
      const { node, inner: done = [] } = next
      const revived = addScope(run, { node, parent: token.scope, token: holder, variables: variables ?? {}, done })
      startEventSubProcess(run, revived, start)
      return
    }
    undo.push(...(next.inner ?? []).map(item => ({ ...item, variables: { ...variables, ...item.variables } })))
  }
  finishUndo(run, id)
}

function finishUndo(run: Run, id: string): void {
  const { node, scope } = run.state.tokens[id] as Token
  const event = run.graph.nodes.get(node)?.node
  changeToken(run, id, { phase: undefined, undo: undefined })
  if (event?.type !== 'endEvent' || event.event?.type !== 'cancel') {
    run.queue.push({ kind: 'leave', token: id })
    return
  }
  const holder = run.state.scopes[scope]?.token
  const around = holder === undefined ? undefined : run.state.tokens[holder]
  if (holder === undefined || !around) throw new EngineFault('node/unsupported', 'cancel')
  const boundary = run.graph.nodes.get(around.node)?.boundary.find(item => item.node.event.type === 'cancel')
  const host = run.state.scopes[around.scope]?.several ? (run.state.scopes[around.scope]?.token ?? holder) : holder
  if (boundary) fireBoundary(run, host, boundary, true)
  else {
    const outer = run.state.tokens[host] as Token
    takeAway(run, host)
    run.queue.push({ kind: 'drain', scope: outer.scope })
  }
}
