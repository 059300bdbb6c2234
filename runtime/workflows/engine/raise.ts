/** Errors and escalations look for whoever catches them: at the activity, in the scope around it, and so on outwards. */
import type { GraphNode } from '#metadata/workflows/graph.ts'

import { fireBoundary } from './fire-boundary.ts'
import type { Run } from './run.ts'
import { startEventSubProcess } from './scopes.ts'
import type { Scope, StoredVariables, Token } from './types.ts'
import { placeOf, setVariables } from './variables.ts'

type Raised = 'error' | 'escalation'

/** Whether anybody caught it. `token` is at the activity that raises it, null when an event of the scope does. */
export function raise(run: Run, kind: Raised, code: string, token: string | null, scope: string): boolean {
  let at = token
  let around = scope
  for (;;) {
    const host = at === null ? undefined : hostOf(run, at)
    if (host !== undefined) {
      const boundary = bestOf(run.graph.nodes.get((run.state.tokens[host] as Token).node)?.boundary ?? [], kind, code)
      if (boundary) {
        keepCode(run, boundary, code, host)
        fireBoundary(run, host, boundary, kind === 'error')
        return true
      }
      around = (run.state.tokens[host] as Token).scope
    }
    const own: Scope | undefined = run.state.scopes[around]
    if (!own) return false
    const start = bestOf(startsOf(run, own, at), kind, code)
    if (start) {
      startEventSubProcess(run, around, start, codeOf(start, code))
      return true
    }
    if (own.token === undefined) return false
    at = own.token
  }
}

/** The token that boundary events are attached to: that of all instances where there are several. */
function hostOf({ state }: Run, token: string): string {
  const { scope } = state.tokens[token] as Token
  const around = state.scopes[scope]
  return around?.several && around.token !== undefined ? around.token : token
}

/** Starts of the event sub-processes that can catch what comes from a token; none catches what it raised itself. */
function startsOf({ graph, state }: Run, { node, several }: Scope, from: string | null): GraphNode[] {
  if (several) return []
  const inner = from === null ? undefined : Object.values(state.scopes).find(scope => scope.token === from)
  if (inner?.interrupting) return []
  const subProcesses = graph.scopes.get(node)?.eventSubProcesses ?? []
  return subProcesses.filter(item => item.node.id !== inner?.node).map(item => item.start)
}

/** The one that names the code, else one that names none. */
function bestOf(catchers: readonly GraphNode[], kind: Raised, code: string): GraphNode | undefined {
  const codes = catchers.map(item => ({ item, event: 'event' in item.node ? item.node.event : undefined }))
  const fits = codes.filter(({ event }) => event?.type === kind)
  const named = fits.find(({ event }) => event && 'code' in event && event.code === code)
  return (named ?? fits.find(({ event }) => event && 'code' in event === false))?.item
}

function keepCode(run: Run, { node }: GraphNode, code: string, host: string): void {
  if (node.type !== 'boundaryEvent' || !('variable' in node.event) || node.event.variable === undefined) return
  setVariables(run, placeOf(run.state.tokens[host] as Token), { [node.event.variable]: code })
}

function codeOf({ node }: GraphNode, code: string): StoredVariables {
  const event = node.type === 'startEvent' ? node.event : undefined
  return event && 'variable' in event && event.variable !== undefined ? { [event.variable]: code } : {}
}
