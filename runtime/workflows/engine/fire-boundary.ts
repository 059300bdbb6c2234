import type { GraphNode } from '#metadata/workflows/graph.ts'

import { addToken, type Run } from './run.ts'
import { takeAway } from './take-away.ts'
import type { Token } from './types.ts'

/** Goes on from a boundary event of the activity at which `host` stands; unless it goes on beside, that ends. */
export function fireBoundary(run: Run, host: string, event: GraphNode, always = false): void {
  const { scope, undoes } = run.state.tokens[host] as Token
  const interrupts = always || (event.node.type === 'boundaryEvent' && !event.node.nonInterrupting)
  if (interrupts) {
    takeAway(run, host)
    if (undoes !== undefined) run.queue.push({ kind: 'undo', token: undoes })
  }
  addToken(run, { node: event.id, scope }, 'enter')
}
