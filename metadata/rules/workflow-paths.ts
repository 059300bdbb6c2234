/** A workflow can be gone through: it begins, every node is come to, every path can end, and gateways can decide. */
import type { WorkflowNode } from '../definitions.ts'
import { error, type Finding, warning } from '../finding.ts'
import { type GraphScope, isEventSubProcess } from '../workflows/graph.ts'
import { linkTargets } from '../workflows/reach.ts'
import type { Rule } from './context.ts'
import { nameOf, type PlacedNode, type PlacedWorkflow, placedWorkflows } from './workflow-places.ts'

export const workflowPaths: Rule = function* (context) {
  for (const placed of placedWorkflows(context)) {
    for (const scope of placed.graph.scopes.values()) yield* checkScope(placed, scope)
    for (const item of placed.nodes) yield* checkChoice(placed, item)
  }
}

function* checkScope(placed: PlacedWorkflow, scope: GraphScope): Iterable<Finding> {
  const { workflow, nodes, graph } = placed
  const inside = nodes.filter(({ node, item }) => item?.scope === scope.id && node.type !== 'textAnnotation')
  const at = scope.id === '' ? '/nodes' : (nodes.find(({ node }) => node.id === scope.id)?.at ?? '/nodes')
  const starts = inside.filter(({ node }) => node.type === 'startEvent')
  if (starts.length === 0) {
    yield error(workflow, 'workflow/no-start', at, 'There is no start event.', '没有开始事件。')
    return
  }
  const plainStarts = starts.filter(({ node }) => node.type === 'startEvent' && !node.event)
  const owner = graph.nodes.get(scope.id)
  if (scope.id !== '' && owner && !isEventSubProcess(owner.node) && plainStarts.length === 0) {
    yield error(
      workflow,
      'workflow/no-start',
      at,
      'There is no start event that waits for nothing.',
      '没有不带触发条件的开始事件。',
    )
  }
  for (const { at: where } of plainStarts.slice(1)) {
    yield error(
      workflow,
      'workflow/several-starts',
      where,
      'There is another start event that waits for nothing.',
      '已有另一个不带触发条件的开始事件。',
    )
  }
  const next = (id: string) => nextOf(placed, id)
  const reached = closure(
    inside.filter(({ node }) => isBeginning(node)).map(({ node }) => node.id),
    next,
  )
  const ending = closure(
    inside
      .filter(
        ({ node, item }) => item.outgoing.length === 0 && linkTargets(graph, item).length === 0 && !isForUndoing(node),
      )
      .map(({ node }) => node.id),
    id => previousOf(placed, id),
  )
  for (const { node, at: where } of inside) {
    if (!reached.has(node.id)) {
      yield error(
        workflow,
        'workflow/unreachable',
        where,
        `Nothing leads to ${nameOf(node, 'en')}.`,
        `没有路径到达“${nameOf(node, 'zh-CN')}”。`,
      )
    } else if (!ending.has(node.id) && !isForUndoing(node)) {
      yield error(
        workflow,
        'workflow/endless',
        where,
        `From ${nameOf(node, 'en')} no path comes to an end.`,
        `从“${nameOf(node, 'zh-CN')}”开始的路径都不会结束。`,
      )
    }
  }
  yield* checkLoops(placed, inside)
}

function isForUndoing(node: WorkflowNode): boolean {
  return node.type === 'boundaryEvent' && node.event.type === 'compensation'
}

/** Tokens begin here, or come here by something other than a flow. */
function isBeginning(node: WorkflowNode): boolean {
  if (node.type === 'startEvent' || isEventSubProcess(node)) return true
  return 'forCompensation' in node && node.forCompensation === true
}

function nextOf({ graph }: PlacedWorkflow, id: string): string[] {
  const item = graph.nodes.get(id)
  if (!item) return []
  return [
    ...item.outgoing.map(flow => flow.to),
    ...item.boundary.map(event => event.id),
    ...linkTargets(graph, item).map(target => target.id),
  ]
}

function previousOf({ graph }: PlacedWorkflow, id: string): string[] {
  const item = graph.nodes.get(id)
  if (!item) return []
  const { node } = item
  const links = [...(graph.scopes.get(item.scope)?.nodes ?? [])].filter(other =>
    linkTargets(graph, other).some(target => target.id === id),
  )
  // What can leave by its boundary can end, though its own flows may not.
  const hosts = node.type === 'boundaryEvent' ? [node.attachedTo] : []
  return [...item.incoming.map(flow => flow.from), ...links.map(other => other.id), ...hosts]
}

function closure(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...next(id))
  }
  return seen
}

const waiting: ReadonlySet<WorkflowNode['type']> = new Set([
  'userTask',
  'receiveTask',
  'callActivity',
  'eventBasedGateway',
  'subProcess',
  'transaction',
])

/** A circle in which nothing waits is gone round without end in one moment. */
function* checkLoops(placed: PlacedWorkflow, inside: readonly PlacedNode[]): Iterable<Finding> {
  const waits = (node: WorkflowNode) =>
    waiting.has(node.type) ||
    (node.type === 'intermediateCatchEvent' && node.event.type !== 'link') ||
    (node.type === 'serviceTask' && node.does?.type === 'webhook')
  const nodeOf = (id: string) => placed.graph.nodes.get(id)?.node
  const told = new Set<string>()
  for (const { node, at } of inside) {
    if (waits(node) || told.has(node.id)) continue
    const onward = (id: string) => nextOf(placed, id).filter(to => !waits(nodeOf(to) as WorkflowNode))
    const reached = closure(onward(node.id), onward)
    if (!reached.has(node.id)) continue
    for (const id of reached) told.add(id)
    yield error(
      placed.workflow,
      'workflow/busy-loop',
      at,
      `From ${nameOf(node, 'en')} a path leads back to it on which nothing waits.`,
      `从“${nameOf(node, 'zh-CN')}”出发可不经等待回到自身。`,
    )
  }
}

function* checkChoice({ workflow, flows }: PlacedWorkflow, { node, at, item }: PlacedNode): Iterable<Finding> {
  if (!item) return
  const outgoing = flows.filter(({ flow }) => item.outgoing.includes(flow))
  const [, ...moreDefaults] = outgoing.filter(({ flow }) => flow.default)
  for (const { at: where } of moreDefaults) {
    yield error(
      workflow,
      'workflow/several-defaults',
      `${where}/default`,
      'Another flow is the default already.',
      '已有另一条默认连线。',
    )
  }
  if (node.type.endsWith('Gateway') && outgoing.length === 0) {
    yield warning(
      workflow,
      'workflow/leads-nowhere',
      at,
      `Nothing comes after the gateway ${nameOf(node, 'en')}: the path ends there.`,
      `网关“${nameOf(node, 'zh-CN')}”之后没有任何步骤，流程在此结束。`,
    )
  }
  const decides = node.type === 'exclusiveGateway' || node.type === 'inclusiveGateway'
  if (decides && outgoing.length > 1) {
    for (const { flow, at: where } of outgoing) {
      if (flow.default || flow.when !== undefined) continue
      yield error(
        workflow,
        'workflow/no-condition',
        `${where}/when`,
        'A flow of a gateway that decides has a condition or is the default.',
        '判断网关的连线须有条件或为默认连线。',
      )
    }
    if (!outgoing.some(({ flow }) => flow.default)) {
      yield warning(
        workflow,
        'workflow/no-default',
        at,
        'Without a default flow it stops when no condition is true.',
        '没有默认连线：所有条件都不成立时将停止。',
      )
    }
  }
  if (node.type !== 'parallelGateway' && node.type !== 'eventBasedGateway') return
  for (const { flow, at: where } of outgoing) {
    if (flow.when === undefined && !flow.default) continue
    yield warning(
      workflow,
      'workflow/idle-condition',
      `${where}/${flow.when === undefined ? 'default' : 'when'}`,
      'Nothing is asked here: this gateway does not decide.',
      '此网关不作判断，条件不起作用。',
    )
  }
}
