/**
 * Changes what a workflow draws: nodes and flows that are new or other than before, where they stand, and what goes.
 * What hangs on something that goes, goes along: its flows, its boundary events, what is inside of it.
 */
import type { LayoutItem, WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import { ref, type Schema } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { describeDiagram } from './describe-diagram.ts'
import type { DiagramArguments, Patch } from './diagram-patch.ts'
import { refuseBroken } from './errors-after.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'

const patches = (title: readonly [string, string], description: readonly [string, string]): Schema => ({
  type: 'array',
  maxItems: 1000,
  items: { type: 'object', required: ['id'], properties: { id: { type: 'string', maxLength: 60 } } },
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
})

/** `{workflow, nodes?, flows?, layout?, remove?}`: problems `definition/unknown`, `definition/malformed`, `command/refused`. */
export const changeDiagram: Command<DiagramArguments> = {
  arguments: argumentsOf(
    ['Change the diagram', '修改流程图'],
    ['Draws nodes and flows, moves and removes them.', '绘制、移动或移除节点与连线。'],
    {
      workflow: ref('workflow', ['Workflow', '流程'], ['Which workflow.', '哪个流程。']),
      nodes: patches(
        ['Nodes', '节点'],
        [
          'New nodes, and what changes of others; null takes a property away.',
          '新节点及其他节点的变更；null 表示删除该属性。',
        ],
      ),
      flows: patches(
        ['Flows', '连线'],
        [
          'New flows, and what changes of others; null takes a property away.',
          '新连线及其他连线的变更；null 表示删除该属性。',
        ],
      ),
      layout: {
        ...(kinds.workflow.properties?.layout as Schema),
        maxItems: 2000,
      },
      remove: {
        type: 'array',
        maxItems: 1000,
        items: { type: 'string', maxLength: 60 },
        title: 'Remove',
        description: 'Ids of nodes and flows that go.',
        'x-zh-CN': { title: '移除', description: '要移除的节点与连线的标识。' },
      },
    },
    ['workflow'],
  ),
  run(application, args) {
    const workflow = findDefinition(application, 'workflow', args.workflow)
    const { nodes: nodesSchema, flows: flowsSchema } = kinds.workflow.properties as Readonly<Record<string, Schema>>
    const drawn = {
      ...workflow,
      nodes: patched(workflow.nodes, args.nodes, nodesSchema?.items as Schema),
      flows: patched(workflow.flows, args.flows, flowsSchema?.items as Schema),
      layout: placed(workflow.layout, args.layout),
    } as WorkflowDefinition
    const changed = assertShape(without(drawn, new Set(args.remove)))
    return refuseBroken(application, putDefinition(application, changed))
  },
  describe: (args, before) => describeDiagram(findDefinition(before, 'workflow', args.workflow), args),
}

function patched<T extends WorkflowNode | WorkflowFlow>(
  items: readonly T[],
  changes: readonly Patch[] | undefined,
  schema: Schema,
): T[] {
  const open = new Map(changes?.map(patch => [patch.id, patch]))
  const kept = items.map(item => {
    const patch = open.get(item.id)
    open.delete(item.id)
    return patch ? merged(item, patch, schema) : item
  })
  return [...kept, ...[...open.values()].map(patch => merged({} as T, patch, schema))]
}

/** What has become another sort of element keeps what the other sort knows as well. */
function merged<T extends object>(item: T, patch: Patch, schema: Schema): T {
  const whole = { ...item, ...patch } as Readonly<Record<string, unknown>>
  const known = branchOf(schema, whole).properties ?? {}
  const isOther = 'type' in patch && 'type' in item && item.type !== patch.type
  return Object.fromEntries(
    Object.entries(whole).filter(
      ([name, value]) => value !== null && (!isOther || Object.hasOwn(known, name) || Object.hasOwn(patch, name)),
    ),
  ) as T
}

function placed(layout: readonly LayoutItem[] = [], changes: readonly LayoutItem[] = []): LayoutItem[] {
  const open = new Map(changes.map(item => [item.element, item]))
  const kept = layout.map(item => {
    const change = open.get(item.element)
    open.delete(item.element)
    return change ?? item
  })
  return [...kept, ...open.values()]
}

/** The workflow without some elements and what hangs on them. */
function without(workflow: WorkflowDefinition, removed: ReadonlySet<string>): WorkflowDefinition {
  const gone = new Set(removed)
  const hangsOnGone = (node: WorkflowNode) =>
    gone.has(node.parent ?? '') || (node.type === 'boundaryEvent' && gone.has(node.attachedTo))
  let size = -1
  while (size !== gone.size) {
    size = gone.size
    for (const node of workflow.nodes) if (hangsOnGone(node)) gone.add(node.id)
  }
  for (const flow of workflow.flows) if (gone.has(flow.from) || gone.has(flow.to)) gone.add(flow.id)
  const layout = workflow.layout?.filter(item => !gone.has(item.element)) ?? []
  const { layout: _layout, ...rest } = workflow
  return {
    ...rest,
    nodes:
      gone.size === 0
        ? workflow.nodes
        : workflow.nodes.filter(node => !gone.has(node.id)).map(node => unlinked(node, gone)),
    flows: workflow.flows.filter(flow => !gone.has(flow.id)),
    ...(layout.length > 0 ? { layout } : {}),
  }
}

/** Dotted lines to what is gone are gone. */
function unlinked(node: WorkflowNode, gone: ReadonlySet<string>): WorkflowNode {
  if (node.type === 'textAnnotation' && gone.has(node.about ?? '')) {
    const { about: _about, ...rest } = node
    return rest
  }
  return node
}
