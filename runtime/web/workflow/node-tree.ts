/** What stands inside what in a workflow, whatever its definition says: names that lead nowhere or round in a circle mean the outermost level. */
import type { WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'
import { isContainer } from './node-shape.ts'

/** What is drawn of a workflow. */
export interface Drawable {
  readonly nodes: readonly WorkflowNode[]
  readonly flows: readonly WorkflowFlow[]
}

export interface NodeTree {
  readonly node: (id: string | undefined) => WorkflowNode | undefined
  /** Nodes directly inside a sub-process; of the outermost level without an id. */
  readonly inside: (id?: string) => readonly WorkflowNode[]
  readonly parentOf: (id: string) => string | undefined
  /** The activity that a boundary event stands on; undefined where there is none. */
  readonly hostOf: (node: WorkflowNode) => WorkflowNode | undefined
  /** Flows that can be drawn: both ends are there. */
  readonly flowsInside: (id?: string) => readonly WorkflowFlow[]
}

/** The tree of a workflow. */
export function toNodeTree({ nodes, flows }: Drawable): NodeTree {
  const byId = new Map(nodes.map(item => [item.id, item]))
  const hostOf = (item: WorkflowNode) => {
    if (item.type !== 'boundaryEvent') return undefined
    const host = byId.get(item.attachedTo)
    return host && /(task|activity|subprocess|transaction|unsupported)$/i.test(host.type) ? host : undefined
  }
  const parents = new Map<string, string>()
  const leadsBack = (from: string, to: string) => {
    for (let at: string | undefined = from; at !== undefined; at = parents.get(at)) if (at === to) return true
    return false
  }
  for (const item of nodes) {
    const parent = byId.get((hostOf(item) ?? item).parent ?? '')
    if (parent && isContainer(parent.type) && !leadsBack(parent.id, item.id)) parents.set(item.id, parent.id)
  }
  const inside = Map.groupBy(byId.values(), item => parents.get(item.id))
  const isEnd = (id: string) => byId.has(id) && byId.get(id)?.type !== 'textAnnotation'
  const drawn = new Map(flows.filter(flow => isEnd(flow.from) && isEnd(flow.to)).map(flow => [flow.id, flow]))
  const flowsInside = Map.groupBy(drawn.values(), flow => parents.get(flow.from))
  return {
    node: id => byId.get(id ?? ''),
    inside: id => inside.get(id) ?? [],
    parentOf: id => parents.get(id),
    hostOf,
    flowsInside: id => flowsInside.get(id) ?? [],
  }
}
