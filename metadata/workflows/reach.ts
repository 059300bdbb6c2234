/** Which flows a token can still come along: what an inclusive gateway waits for (BPMN 2.0.2, 13.4.3) and what rules call unreachable. */
import type { GraphNode, WorkflowGraph } from './graph.ts'

const known = new WeakMap<WorkflowGraph, Map<string, ReadonlySet<string>>>()

/** Ids of the flows that a token at a node can come along within its scope, without passing `avoiding`. */
export function flowsAhead(graph: WorkflowGraph, from: string, avoiding: string): ReadonlySet<string> {
  let answers = known.get(graph)
  if (!answers) {
    answers = new Map()
    known.set(graph, answers)
  }
  const key = `${from} ${avoiding}`
  let flows = answers.get(key)
  if (!flows) {
    flows = walk(graph, from, avoiding)
    answers.set(key, flows)
  }
  return flows
}

function walk(graph: WorkflowGraph, from: string, avoiding: string): Set<string> {
  const flows = new Set<string>()
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const item = graph.nodes.get(id)
    if (!item || seen.has(id) || (id === avoiding && id !== from)) continue
    seen.add(id)
    for (const flow of item.outgoing) {
      flows.add(flow.id)
      open.push(flow.to)
    }
    open.push(...item.boundary.map(event => event.id), ...linkTargets(graph, item).map(target => target.id))
  }
  return flows
}

/** Where a throwing link goes on: the catching links of its name in the same scope. */
export function linkTargets(graph: WorkflowGraph, { node, scope }: GraphNode): GraphNode[] {
  if (node.type !== 'intermediateThrowEvent' || node.event?.type !== 'link') return []
  const { name } = node.event
  return (graph.scopes.get(scope)?.nodes ?? []).filter(
    ({ node: other }) =>
      other.type === 'intermediateCatchEvent' && other.event.type === 'link' && other.event.name === name,
  )
}
