/** What a diagram shows of a workflow: shapes, words and lines, nothing of what the steps do with fields. */
import type { WorkflowDefinition, WorkflowNode } from '#metadata/definitions.ts'

/** The definition for whoever sees an instance but does not look after workflows. */
export function drawingOf(definition: WorkflowDefinition): WorkflowDefinition {
  const { id, kind, name, label, lanes, layout } = definition
  return {
    id,
    kind,
    name,
    label,
    ...(lanes ? { lanes } : {}),
    ...(layout ? { layout } : {}),
    nodes: definition.nodes.map(drawNode),
    flows: definition.flows.map(({ when: _when, ...flow }) => flow),
  }
}

const shown = [
  'type',
  'id',
  'label',
  'help',
  'parent',
  'lane',
  'attachedTo',
  'nonInterrupting',
  'byEvent',
  'text',
  'about',
]

function drawNode(node: WorkflowNode): WorkflowNode {
  const entries = Object.entries(node).filter(([name]) => shown.includes(name))
  const event = 'event' in node && node.event ? { event: { type: node.event.type } } : {}
  const several = 'multiInstance' in node && node.multiInstance
  const sequential = several && { multiInstance: several.sequential ? { sequential: true } : {} }
  return { ...Object.fromEntries(entries), ...event, ...sequential } as WorkflowNode
}
