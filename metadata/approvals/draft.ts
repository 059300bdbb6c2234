/** A workflow in the making: elements and flows, with ids that follow from what they connect. */
import type { BoundaryTrigger, LocalizedText, WorkflowFlow, WorkflowNode } from '../definitions.ts'

type Without<T> = T extends unknown ? Omit<T, 'parent'> : never

export interface Draft {
  readonly nodes: WorkflowNode[]
  readonly flows: WorkflowFlow[]
  /** The same, for what stands in a sub-process. */
  within(parent: string): Draft
  node(node: Without<WorkflowNode>): void
  flow(from: string, to: string, how?: Pick<WorkflowFlow, 'label' | 'when' | 'default'>): void
  /** An event on the edge of an activity. */
  boundary(host: string, id: string, label: LocalizedText, event: BoundaryTrigger, isBeside?: boolean): void
  has(id: string): boolean
  /** Where the first flow leads that leaves a node. */
  after(id: string): string | undefined
}

/** Nothing yet. */
export function createDraft(): Draft {
  return draftIn(undefined, [], [])
}

function draftIn(parent: string | undefined, nodes: WorkflowNode[], flows: WorkflowFlow[]): Draft {
  const place = parent === undefined ? {} : { parent }
  const draft: Draft = {
    nodes,
    flows,
    within: inner => draftIn(inner, nodes, flows),
    node: node => void nodes.push({ ...node, ...place } as WorkflowNode),
    flow: (from, to, how = {}) => void flows.push({ id: `flow-${flows.length + 1}`, from, to, ...how }),
    boundary(host, id, label, event, isBeside = false) {
      const beside = isBeside ? { nonInterrupting: true } : {}
      draft.node({ type: 'boundaryEvent', id, label, attachedTo: host, event, ...beside })
    },
    has: id => nodes.some(node => node.id === id),
    after: id => flows.find(flow => flow.from === id)?.to,
  }
  return draft
}
