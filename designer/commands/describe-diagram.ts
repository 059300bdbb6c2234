/** Says in a sentence what was drawn: one thing by its name, several by their number. */
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import type { DiagramArguments, Patch } from './diagram-patch.ts'
import { type Both, labelOf, shown } from './words.ts'

type Node = Readonly<Record<string, unknown>>

/** The sentence; `workflow` as it was before. */
export function describeDiagram(workflow: WorkflowDefinition, args: DiagramArguments): Both {
  const where = shown('workflow', workflow)
  const nodes = new Map<string, Node>(workflow.nodes.map(node => [node.id, { ...node }]))
  const flows = new Map<string, Node>(workflow.flows.map(flow => [flow.id, { ...flow }]))
  const after = new Map(nodes)
  for (const patch of args.nodes ?? []) after.set(patch.id, { ...nodes.get(patch.id), ...patch })

  const words = (id: unknown) => nodeWords(after.get(String(id)) ?? {})
  const flowWords = (flow: Node): Both => ({
    en: `${words(flow.from).en} → ${words(flow.to).en}`,
    'zh-CN': `${words(flow.from)['zh-CN']} → ${words(flow.to)['zh-CN']}`,
  })
  const isNew = (known: ReadonlyMap<string, Node>) => (patch: Patch) => !known.has(patch.id)
  const newNodes = (args.nodes ?? []).filter(isNew(nodes))
  const oldNodes = (args.nodes ?? []).filter(patch => nodes.has(patch.id))
  const newFlows = (args.flows ?? []).filter(isNew(flows))
  const oldFlows = (args.flows ?? []).filter(patch => flows.has(patch.id))
  const goneNodes = (args.remove ?? []).flatMap(id => nodes.get(id) ?? [])
  const goneFlows = (args.remove ?? []).flatMap(id => flows.get(id) ?? [])

  if (goneNodes.length > 0) {
    const [node] = goneNodes as [Node]
    return goneNodes.length === 1
      ? sentence(where, nodeWords(node), 'removed', '移除')
      : counted(where, goneNodes.length, 'nodes removed', '移除 {n} 个节点')
  }
  if (newNodes.length > 0) {
    const [node] = newNodes as [Patch]
    return newNodes.length === 1
      ? sentence(where, nodeWords(node), 'added', '新增')
      : counted(where, newNodes.length, 'nodes added', '新增 {n} 个节点')
  }
  if (oldNodes.length === 1) return describeNode(where, nodes.get(oldNodes[0]?.id ?? '') as Node, oldNodes[0] as Patch)
  if (oldNodes.length > 1) return counted(where, oldNodes.length, 'nodes changed', '修改 {n} 个节点')
  if (newFlows.length > 0) {
    const [flow] = newFlows as [Patch]
    return newFlows.length === 1
      ? sentence(where, flowWords(flow), 'connected', '连接')
      : counted(where, newFlows.length, 'flows added', '新增 {n} 条连线')
  }
  if (goneFlows.length > 0) {
    const [flow] = goneFlows as [Node]
    return goneFlows.length === 1
      ? sentence(where, flowWords(flow), 'no longer connected', '断开')
      : counted(where, goneFlows.length, 'flows removed', '移除 {n} 条连线')
  }
  if (oldFlows.length > 0) {
    const [patch] = oldFlows as [Patch]
    const flow = flowWords({ ...flows.get(patch.id), ...patch })
    if (oldFlows.length > 1) return counted(where, oldFlows.length, 'flows changed', '修改 {n} 条连线')
    if ('from' in patch || 'to' in patch) return sentence(where, flow, 'connected anew', '重新连接')
    if ('label' in patch) return sentence(where, flow, 'labelled', '标注连线')
    return sentence(where, flow, 'changed', '修改连线')
  }
  const moved = (args.layout ?? []).map(item => item.element)
  const movedNodes = moved.flatMap(id => nodes.get(id) ?? [])
  const first = movedNodes.at(0)
  if (movedNodes.length === 1 && first) return sentence(where, nodeWords(first as Node), 'moved', '移动')
  if (movedNodes.length > 1) return counted(where, movedNodes.length, 'nodes moved', '移动 {n} 个节点')
  const flow = flows.get(moved[0] ?? '')
  if (flow) return sentence(where, flowWords(flow), 'line moved', '调整连线')
  return { en: `${where.en} drawn anew`, 'zh-CN': `重新绘制${where['zh-CN']}` }
}

function describeNode(where: Both, node: Node, patch: Patch): Both {
  const was = nodeWords(node)
  const now = nodeWords({ ...node, ...patch })
  const is = { ...node, ...patch }
  if ('type' in patch || ('event' in patch && !('label' in patch))) {
    const type = typeWords(is)
    return {
      en: `${was.en} is now: ${type.en} (${where.en})`,
      'zh-CN': `${where['zh-CN']}：${was['zh-CN']}改为${type['zh-CN']}`,
    }
  }
  if ('label' in patch) {
    return {
      en: `${was.en} is now called ${now.en} (${where.en})`,
      'zh-CN': `${where['zh-CN']}：${was['zh-CN']}改称${now['zh-CN']}`,
    }
  }
  return sentence(where, was, 'changed', '修改')
}

/** What people call a node: by its label, else by what it is. */
function nodeWords(node: Node): Both {
  const type = typeWords(node)
  const label = (node.label ?? node.text ?? undefined) as Partial<Both> | undefined
  const said = labelOf(label ? { label } : undefined)
  return { en: said.en ? `“${said.en}”` : type.en, 'zh-CN': said['zh-CN'] ? `“${said['zh-CN']}”` : type['zh-CN'] }
}

function typeWords(node: Node): Both {
  const schema = branchOf(kinds.workflow.properties?.nodes?.items as Schema, node)
  const event = schema.properties?.event
  const inner =
    event && typeof node.event === 'object' && node.event ? branchOf(event, node.event as Node & object) : undefined
  const named = (part: Schema): Both => ({
    en: part.title ?? String(node.type),
    'zh-CN': part['x-zh-CN']?.title ?? String(node.type),
  })
  const [own, about] = [named(schema), inner === event ? undefined : inner && named(inner)]
  return about ? { en: `${own.en} (${about.en.toLowerCase()})`, 'zh-CN': `${own['zh-CN']}(${about['zh-CN']})` } : own
}

function sentence(where: Both, what: Both, verb: string, zhVerb: string): Both {
  return { en: `${what.en} ${verb} (${where.en})`, 'zh-CN': `${where['zh-CN']}：${zhVerb}${what['zh-CN']}` }
}

function counted(where: Both, count: number, words: string, zh: string): Both {
  return { en: `${count} ${words} (${where.en})`, 'zh-CN': `${where['zh-CN']}：${zh.replace('{n}', String(count))}` }
}
