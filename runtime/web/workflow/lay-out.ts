/**
 * Where the elements of a workflow are drawn: as its layout says, and for what has no place yet beside what leads to it.
 * A workflow without any layout is laid out as a whole, from left to right.
 */
import dagre from '@dagrejs/dagre'
import type { LayoutItem, LayoutPoint, WorkflowDefinition, WorkflowNode } from '#metadata/definitions.ts'
import { isContainer, isGateway, usualSize } from './node-shape.ts'
import { type Drawable, type NodeTree, toNodeTree } from './node-tree.ts'
import { routeFlow } from './route-flow.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>
  readonly points: ReadonlyMap<string, readonly LayoutPoint[]>
  readonly isExpanded: (id: string) => boolean
  /** Something was placed that the definition places nowhere. */
  readonly isCompleted: boolean
}

const padding = { left: 40, top: 60, right: 40, bottom: 50 }

/** The place of every node and flow that can be drawn. */
export function layOut(workflow: Drawable & Pick<WorkflowDefinition, 'layout'>): Layout {
  const tree = toNodeTree(workflow)
  const items = new Map(workflow.layout?.map(item => [item.element, item]))
  const boxes = new Map<string, Box>()
  let isCompleted = false

  /** Places what is inside; answers the room that it takes. */
  const place = (parent: string | undefined, left: number, top: number): Box => {
    const nodes = tree.inside(parent)
    const missing = nodes.filter(node => !boxOf(items.get(node.id), node))
    for (const node of nodes) {
      const box = boxOf(items.get(node.id), node)
      if (box) boxes.set(node.id, box)
    }
    if (missing.length > 0) isCompleted = true
    const sizes = new Map(missing.map(node => [node.id, sizeOf(node)]))
    const shapes = nodes.filter(node => node.type !== 'textAnnotation' && !tree.hostOf(node))
    if (shapes.length > 0 && shapes.every(node => sizes.has(node.id))) {
      arrange(shapes, sizes, tree, parent, boxes, left, top)
    } else {
      for (const node of shapes) {
        const size = sizes.get(node.id)
        if (size) boxes.set(node.id, besideOthers(node, size, shapes, tree, parent, boxes))
      }
    }
    for (const node of missing) if (!boxes.has(node.id)) boxes.set(node.id, hung(node, nodes, tree, boxes))
    for (const node of nodes) if (isContainer(node.type)) placeInside(node)
    return around(nodes.flatMap(node => boxes.get(node.id) ?? []))
  }
  const sizeOf = (node: WorkflowNode) => {
    if (!isContainer(node.type) || !isExpanded(node.id)) return usualSize(node.type)
    const room = place(node.id, 0, 0)
    return {
      width: Math.max(160, room.width + padding.left + padding.right),
      height: Math.max(120, room.height + padding.top + padding.bottom),
    }
  }
  /** What was laid out around the origin goes where its sub-process stands. */
  const placeInside = (node: WorkflowNode) => {
    const children = tree.inside(node.id)
    const box = boxes.get(node.id) as Box
    const isNew = children.length > 0 && children.every(child => !boxOf(items.get(child.id), child))
    if (!isNew) return void place(node.id, box.x + padding.left, box.y + padding.top)
    place(node.id, 0, 0)
    const [dx, dy] = isExpanded(node.id) ? [box.x + padding.left, box.y + padding.top] : [160, 80]
    const move = (id: string) => {
      const at = boxes.get(id) as Box
      boxes.set(id, { ...at, x: at.x + dx, y: at.y + dy })
      for (const child of tree.inside(id)) move(child.id)
    }
    for (const child of children) move(child.id)
  }
  /** A sub-process of which nothing is said shows what is inside. */
  const isExpanded = (id: string) => items.get(id)?.expanded ?? items.get(id)?.x === undefined

  place(undefined, 160, 80)
  const points = new Map<string, readonly LayoutPoint[]>()
  for (const parent of [undefined, ...workflow.nodes.filter(node => isContainer(node.type)).map(node => node.id)]) {
    for (const flow of tree.flowsInside(parent)) {
      const said = items.get(flow.id)?.points
      if (said && said.length > 1) points.set(flow.id, said)
      else {
        isCompleted = true
        const source = tree.node(flow.from) as WorkflowNode
        points.set(
          flow.id,
          routeFlow(boxes.get(flow.from) as Box, boxes.get(flow.to) as Box, {
            fromBelow: tree.hostOf(source) !== undefined,
            fromTip: isGateway(source.type),
            others: tree
              .inside(parent)
              .filter(({ id, type }) => ![flow.from, flow.to].includes(id) && type !== 'textAnnotation')
              .filter(other => other.id !== tree.hostOf(source)?.id && tree.hostOf(other) === undefined)
              .flatMap(other => boxes.get(other.id) ?? []),
          }),
        )
      }
    }
  }
  return { boxes, points, isExpanded, isCompleted }
}

function boxOf(item: LayoutItem | undefined, { type }: WorkflowNode): Box | undefined {
  if (item?.x === undefined || item.y === undefined) return undefined
  const { width, height } = usualSize(type)
  return { x: item.x, y: item.y, width: item.width ?? width, height: item.height ?? height }
}

/** Places all of a level, in columns. */
function arrange(
  nodes: readonly WorkflowNode[],
  sizes: ReadonlyMap<string, { width: number; height: number }>,
  tree: NodeTree,
  parent: string | undefined,
  boxes: Map<string, Box>,
  left: number,
  top: number,
): void {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 50, ranksep: 60, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(node.id, { ...sizes.get(node.id) })
  const standing = (id: string) => {
    const node = tree.node(id) as WorkflowNode
    return (tree.hostOf(node) ?? node).id
  }
  for (const flow of tree.flowsInside(parent)) {
    const [from, to] = [standing(flow.from), standing(flow.to)]
    if (from !== to && sizes.has(from) && sizes.has(to)) graph.setEdge(from, to)
  }
  dagre.layout(graph)
  for (const node of nodes) {
    const { x, y, width, height } = graph.node(node.id)
    boxes.set(node.id, {
      x: Math.round(left + x - width / 2),
      y: Math.round(top + y - height / 2),
      width,
      height,
    })
  }
}

/** Right of what leads to it, else below all, where nothing stands yet. */
function besideOthers(
  node: WorkflowNode,
  { width, height }: { readonly width: number; readonly height: number },
  nodes: readonly WorkflowNode[],
  tree: NodeTree,
  parent: string | undefined,
  boxes: ReadonlyMap<string, Box>,
): Box {
  const placed = nodes.flatMap(item => boxes.get(item.id) ?? [])
  const before = tree
    .flowsInside(parent)
    .filter(flow => flow.to === node.id)
    .map(flow => boxes.get(flow.from))
    .find(box => box !== undefined)
  const room = around(placed)
  const start = before
    ? { x: before.x + before.width + 60, y: Math.round(before.y + before.height / 2 - height / 2) }
    : { x: room.x, y: room.y + room.height + 60 }
  let box: Box = { ...start, width, height }
  while (placed.some(other => overlaps(box, other))) box = { ...box, y: box.y + 20 }
  return box
}

/** Boundary events on their activities, notes above what they are about. */
function hung(
  node: WorkflowNode,
  nodes: readonly WorkflowNode[],
  tree: NodeTree,
  boxes: ReadonlyMap<string, Box>,
): Box {
  const size = usualSize(node.type)
  const host = tree.hostOf(node)
  const on = host && boxes.get(host.id)
  if (host && on) {
    const others = nodes.filter(item => tree.hostOf(item) === host)
    const right = on.x + on.width - size.width - 4 - 44 * others.indexOf(node)
    return { x: right, y: on.y + on.height - size.height / 2, ...size }
  }
  const about = node.type === 'textAnnotation' ? boxes.get(node.about ?? '') : undefined
  if (about) {
    let box: Box = { x: about.x + 30, y: about.y - size.height - 40, ...size }
    while ([...boxes.values()].some(other => overlaps(box, other))) box = { ...box, y: box.y - 20 }
    return box
  }
  const room = around([...boxes.values()])
  return { x: room.x, y: room.y + room.height + 40, ...size }
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + 20 && b.x < a.x + a.width + 20 && a.y < b.y + b.height + 20 && b.y < a.y + a.height + 20
}

function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  const x = Math.min(...boxes.map(box => box.x))
  const y = Math.min(...boxes.map(box => box.y))
  const right = Math.max(...boxes.map(box => box.x + box.width))
  const bottom = Math.max(...boxes.map(box => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}
