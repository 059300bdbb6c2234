/** Dotted lines: from a note to what it is about, from a compensation event to what undoes its activity. */
import type { WorkflowNode } from '#metadata/definitions.ts'
import type { NodeTree } from './node-tree.ts'

/** What a dotted line leads to from a node; undefined where none does. */
export function associatedWith(node: WorkflowNode, tree: NodeTree): string | undefined {
  const isCompensation = node.type === 'boundaryEvent' && node.event?.type === 'compensation'
  const id = isCompensation
    ? (node.event as { handler?: string }).handler
    : node.type === 'textAnnotation'
      ? node.about
      : undefined
  return id !== node.id && tree.node(id) ? id : undefined
}
