/**
 * A workflow as the engine and the rules read it: nodes with the flows that come and go, the scopes that they stand in
 * and what is attached to what. Made from any definition, a faulty one included: flows to nowhere are left out here and
 * told by a rule.
 */
import type { StartTrigger, WorkflowDefinition, WorkflowFlow, WorkflowNode } from '../definitions.ts'

export type NodeOf<T extends WorkflowNode['type']> = Extract<WorkflowNode, { type: T }>

/** A node and what it is connected with. */
export interface GraphNode<N extends WorkflowNode = WorkflowNode> {
  readonly id: string
  readonly node: N
  /** Id of the sub-process that it stands in; empty for the process itself. */
  readonly scope: string
  readonly incoming: readonly WorkflowFlow[]
  /** In the order in which conditions are asked. */
  readonly outgoing: readonly WorkflowFlow[]
  readonly boundary: readonly GraphNode<NodeOf<'boundaryEvent'>>[]
}

/** The process or one of its sub-processes. */
export interface GraphScope {
  readonly id: string
  readonly nodes: readonly GraphNode[]
  readonly starts: readonly GraphNode<NodeOf<'startEvent'>>[]
  readonly eventSubProcesses: readonly EventSubProcess[]
}

/** A sub-process that begins when its start event happens. */
export interface EventSubProcess {
  readonly node: GraphNode<NodeOf<'subProcess'>>
  readonly start: GraphNode<NodeOf<'startEvent'>>
  readonly event: StartTrigger
}

export interface WorkflowGraph {
  readonly definition: WorkflowDefinition
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly flows: ReadonlyMap<string, WorkflowFlow>
  /** By id of the sub-process; the process itself is the empty id. */
  readonly scopes: ReadonlyMap<string, GraphScope>
}

const known = new WeakMap<WorkflowDefinition, WorkflowGraph>()

/** The graph of a definition; made once. */
export function graphOf(definition: WorkflowDefinition): WorkflowGraph {
  let graph = known.get(definition)
  if (!graph) {
    graph = buildGraph(definition)
    known.set(definition, graph)
  }
  return graph
}

/** Whether others can stand in it. */
export function isScope(node: WorkflowNode): node is NodeOf<'subProcess' | 'transaction'> {
  return node.type === 'subProcess' || node.type === 'transaction'
}

/** Whether it is a sub-process that no flow leads to. */
export function isEventSubProcess(node: WorkflowNode): node is NodeOf<'subProcess'> {
  return node.type === 'subProcess' && node.byEvent === true
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

function buildGraph(definition: WorkflowDefinition): WorkflowGraph {
  const byId = new Map(definition.nodes.map(node => [node.id, node]))
  const nodes = new Map<string, Mutable<GraphNode>>()
  for (const node of byId.values()) {
    const parent = node.parent === undefined ? undefined : byId.get(node.parent)
    const scope = parent && isScope(parent) ? parent.id : ''
    nodes.set(node.id, { id: node.id, node, scope, incoming: [], outgoing: [], boundary: [] })
  }
  const flows = new Map<string, WorkflowFlow>()
  for (const flow of definition.flows) {
    const [from, to] = [nodes.get(flow.from), nodes.get(flow.to)]
    if (!from || !to || from.scope !== to.scope || flows.has(flow.id)) continue
    flows.set(flow.id, flow)
    from.outgoing.push(flow)
    to.incoming.push(flow)
  }
  const scopes = new Map<string, GraphScope>()
  for (const id of ['', ...[...byId.values()].filter(isScope).map(node => node.id)]) {
    const inside: GraphNode[] = [...nodes.values()].filter(item => item.scope === id)
    const starts = inside.filter(isOf('startEvent'))
    scopes.set(id, { id, nodes: inside, starts, eventSubProcesses: [] })
  }
  for (const item of nodes.values()) {
    if (item.node.type === 'boundaryEvent') {
      const host = nodes.get(item.node.attachedTo)
      host?.boundary.push(item as GraphNode<NodeOf<'boundaryEvent'>>)
    }
    if (!isEventSubProcess(item.node)) continue
    const start = scopes.get(item.id)?.starts[0]
    if (!start?.node.event) continue
    const around = scopes.get(item.scope)?.eventSubProcesses as EventSubProcess[]
    around.push({ node: item as GraphNode<NodeOf<'subProcess'>>, start, event: start.node.event })
  }
  return { definition, nodes, flows, scopes }
}

/** Tells nodes of one type. */
export function isOf<T extends WorkflowNode['type']>(type: T): (item: GraphNode) => item is GraphNode<NodeOf<T>> {
  return (item): item is GraphNode<NodeOf<T>> => item.node.type === type
}
