/** Workflows as rules look at them: each with its graph, and where its nodes and flows stand. */
import type { WorkflowDefinition, WorkflowFlow, WorkflowNode } from '../definitions.ts'
import { type GraphNode, graphOf, type WorkflowGraph } from '../workflows/graph.ts'
import type { RuleContext } from './context.ts'

export interface PlacedNode {
  readonly node: WorkflowNode
  readonly at: string
  readonly item: GraphNode
}

export interface PlacedFlow {
  readonly flow: WorkflowFlow
  readonly at: string
}

export interface PlacedWorkflow {
  readonly workflow: WorkflowDefinition
  readonly graph: WorkflowGraph
  readonly nodes: readonly PlacedNode[]
  readonly flows: readonly PlacedFlow[]
}

/** Every workflow with the JSON pointers of its parts. */
export function placedWorkflows({ symbols }: RuleContext): PlacedWorkflow[] {
  return symbols.all('workflow').map(workflow => {
    const graph = graphOf(workflow)
    return {
      workflow,
      graph,
      nodes: workflow.nodes.map((node, index) => ({
        node,
        at: `/nodes/${index}`,
        item: graph.nodes.get(node.id) as GraphNode,
      })),
      flows: workflow.flows.map((flow, index) => ({ flow, at: `/flows/${index}` })),
    }
  })
}

/** What a node is called in findings. */
export function nameOf({ label, id }: WorkflowNode, language: 'en' | 'zh-CN'): string {
  return label?.[language] || label?.en || label?.['zh-CN'] || id
}

/** Whether boundary events can be attached to it and it can be compensated. */
export function isActivity(node: WorkflowNode): boolean {
  return 'forCompensation' in node || activities.has(node.type)
}

const activities: ReadonlySet<WorkflowNode['type']> = new Set([
  'task',
  'manualTask',
  'userTask',
  'serviceTask',
  'scriptTask',
  'sendTask',
  'receiveTask',
  'businessRuleTask',
  'callActivity',
  'subProcess',
  'transaction',
])
