/** What the elements of a diagram are called in a sentence: steps by their label or sort, flows by where they lead. */
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { type Bilingual, inBoth, labelIn, titleOf } from './languages.ts'

type Node = Readonly<Record<string, unknown>>

/** The name; undefined for what is no node and no flow. */
export function drawnName(
  workflow: WorkflowDefinition,
  schema: Schema | undefined,
  value: unknown,
): Bilingual | undefined {
  const sort = schema?.['x-type']
  if (sort === 'WorkflowNode') return nodeName(value as Node)
  if (sort !== 'WorkflowFlow') return undefined
  const { from, to, label } = value as Node
  const [start, end] = [from, to].map(id => nodeName(workflow.nodes.find(node => node.id === id) as Node | undefined))
  return inBoth(language => {
    const way = `${start?.[language]} → ${end?.[language]}`
    return label ? `${labelIn(label as object, way)[language]} (${way})` : way
  })
}

/** What the value of a property is called that is the id of a node; undefined for other properties. */
export function drawnValue(workflow: WorkflowDefinition, property: string, value: unknown): Bilingual | undefined {
  if (!leadsToNode.includes(property) || typeof value !== 'string') return undefined
  const node = workflow.nodes.find(item => item.id === value)
  return node && inBoth(language => `“${nodeName({ ...node })[language]}”`)
}

const leadsToNode = ['from', 'to', 'parent', 'attachedTo', 'about', 'handler']

function nodeName(node: Node | undefined): Bilingual {
  const schema = kinds.workflow.properties?.nodes?.items
  const sort = node && schema ? titleOf(branchOf(schema, node), String(node.type)) : { en: '…', 'zh-CN': '…' }
  const label = (node?.label ?? node?.text) as object | undefined
  return label && Object.keys(label).length > 0 ? labelIn(label, sort.en) : sort
}
