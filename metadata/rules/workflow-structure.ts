/** What a workflow is drawn of holds together: flows join nodes of one scope, and stand in what there is. */
import { error, type Finding } from '../finding.ts'
import { isEventSubProcess, isScope } from '../workflows/graph.ts'
import type { Rule } from './context.ts'
import { type PlacedFlow, type PlacedWorkflow, placedWorkflows } from './workflow-places.ts'

export const workflowStructure: Rule = function* (context) {
  for (const placed of placedWorkflows(context)) {
    yield* checkParents(placed)
    for (const flow of placed.flows) yield* checkFlow(placed, flow)
  }
}

function* checkParents({ workflow, graph, nodes }: PlacedWorkflow): Iterable<Finding> {
  const lanes = new Set(workflow.lanes?.map(lane => lane.id))
  for (const { node, at } of nodes) {
    if (node.lane !== undefined && !lanes.has(node.lane)) {
      yield error(
        workflow,
        'workflow/unknown-lane',
        `${at}/lane`,
        `There is no lane ${node.lane}.`,
        `没有泳道 ${node.lane}。`,
      )
    }
    if (node.parent === undefined) continue
    const parent = graph.nodes.get(node.parent)
    if (!parent || !isScope(parent.node)) {
      yield error(
        workflow,
        'workflow/unknown-parent',
        `${at}/parent`,
        `There is no sub-process ${node.parent}.`,
        `没有子流程 ${node.parent}。`,
      )
    } else if (isInside(placedParents(graph), node.parent, node.id)) {
      yield error(
        workflow,
        'workflow/circular-parent',
        `${at}/parent`,
        'It would stand inside of itself.',
        '子流程不能位于自身之内。',
      )
    }
  }
}

const placedParents = (graph: PlacedWorkflow['graph']) => (id: string) => graph.nodes.get(id)?.scope ?? ''

function isInside(parentOf: (id: string) => string, from: string, wanted: string): boolean {
  const seen = new Set<string>()
  for (let id = from; id !== '' && !seen.has(id); id = parentOf(id)) {
    if (id === wanted) return true
    seen.add(id)
  }
  return false
}

function* checkFlow({ workflow, graph }: PlacedWorkflow, { flow, at }: PlacedFlow): Iterable<Finding> {
  if (graph.nodes.has(flow.id)) {
    yield error(
      workflow,
      'workflow/id-taken',
      `${at}/id`,
      `A node has the id ${flow.id}.`,
      `标识 ${flow.id} 已被节点使用。`,
    )
  }
  const [from, to] = [graph.nodes.get(flow.from), graph.nodes.get(flow.to)]
  for (const [end, item] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (item) continue
    yield error(
      workflow,
      'workflow/dangling-flow',
      `${at}/${end}`,
      `There is no node ${flow[end]}.`,
      `没有节点 ${flow[end]}。`,
    )
  }
  if (!from || !to) return
  if (from.scope !== to.scope) {
    yield error(
      workflow,
      'workflow/crossing-flow',
      at,
      'A flow cannot lead into or out of a sub-process.',
      '连线不能进入或离开子流程。',
    )
    return
  }
  const cannotLeave =
    from.node.type === 'endEvent' ||
    from.node.type === 'textAnnotation' ||
    (from.node.type === 'boundaryEvent' && from.node.event.type === 'compensation') ||
    (from.node.type === 'intermediateThrowEvent' && from.node.event?.type === 'link') ||
    isApart(from.node)
  const cannotEnter =
    to.node.type === 'startEvent' ||
    to.node.type === 'boundaryEvent' ||
    to.node.type === 'textAnnotation' ||
    (to.node.type === 'intermediateCatchEvent' && to.node.event.type === 'link') ||
    isApart(to.node)
  for (const [end, isWrong] of [
    ['from', cannotLeave],
    ['to', cannotEnter],
  ] as const) {
    if (!isWrong) continue
    yield error(
      workflow,
      'workflow/misplaced-flow',
      `${at}/${end}`,
      end === 'from' ? 'No flow can leave this element.' : 'No flow can lead to this element.',
      end === 'from' ? '此元素不能有离开的连线。' : '此元素不能有进入的连线。',
    )
  }
}

/** What is started by an event or for compensation stands apart from all flows. */
function isApart(node: PlacedWorkflow['nodes'][number]['node']): boolean {
  return isEventSubProcess(node) || ('forCompensation' in node && node.forCompensation === true)
}
