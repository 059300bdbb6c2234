/** Conditional events: asked whenever something has happened; each counts when it becomes true. */
import type { GraphNode } from '#metadata/workflows/graph.ts'

import { isTrue } from './evaluate.ts'
import { happen } from './happen.ts'
import { faultOf } from './incident.ts'
import { changeWait, type Run } from './run.ts'
import type { Wait } from './types.ts'
import { placeOf } from './variables.ts'

/** Goes on from the first condition that has become true; false when there is none. */
export function askConditions(run: Run): boolean {
  for (const wait of Object.values(run.state.waits)) {
    if (wait.kind !== 'condition' || wait.faulty) continue
    const node = run.graph.nodes.get(wait.node) as GraphNode
    const isMet = ask(run, wait, node)
    if (!isMet) {
      if (wait.met && isMet === false) changeWait(run, wait.id, { met: undefined })
      continue
    }
    if (wait.met) continue
    if ('nonInterrupting' in node.node && node.node.nonInterrupting) changeWait(run, wait.id, { met: true })
    happen(run, wait)
    return true
  }
  return false
}

/** Undefined for a condition that cannot be evaluated: an incident, and not asked again until somebody retries. */
function ask(run: Run, wait: Wait, { node }: GraphNode): boolean | undefined {
  const text = 'event' in node && node.event && 'condition' in node.event ? node.event.condition : undefined
  const token = wait.token === null ? undefined : run.state.tokens[wait.token]
  const place = token ? placeOf(token, wait.node) : { node: wait.node, scope: wait.scope as string }
  try {
    return text !== undefined && isTrue(run, place, text)
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    changeWait(run, wait.id, { faulty: true })
    run.effects.push({ type: 'incident', node: wait.node, token: wait.id, ...fault })
    return undefined
  }
}
