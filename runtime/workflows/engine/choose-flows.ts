import type { WorkflowFlow } from '#metadata/definitions.ts'
import type { GraphNode } from '#metadata/workflows/graph.ts'

import { EngineFault } from './engine-fault.ts'
import { isTrue } from './evaluate.ts'
import type { Run } from './run.ts'
import type { Place } from './variables.ts'

/**
 * The flows that a token leaves a node along: of an exclusive gateway the first whose condition is true, of a parallel
 * one all, else every one whose condition is true or that has none. The default flow is for when there is no other.
 */
export function chooseFlows(run: Run, { node, outgoing }: GraphNode, place: Place): readonly WorkflowFlow[] {
  if (node.type === 'parallelGateway' || outgoing.length === 0) return outgoing
  const chosen: WorkflowFlow[] = []
  for (const flow of outgoing) {
    if (flow.default || (flow.when !== undefined && !isTrue(run, place, flow.when))) continue
    if (node.type === 'exclusiveGateway') return [flow]
    chosen.push(flow)
  }
  if (chosen.length > 0) return chosen
  const otherwise = outgoing.filter(flow => flow.default).slice(0, 1)
  if (otherwise.length === 0) throw new EngineFault('flow/none-matches')
  return otherwise
}
