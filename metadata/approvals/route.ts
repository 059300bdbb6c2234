/** The way of a flow between two places of an approval's diagram. */
import type { LayoutPoint, WorkflowFlow, WorkflowNode } from '../definitions.ts'

/** A place by its middle and size. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Steps that are left out go by above, ways back below; the rest goes on to the right. */
export function routeOf(
  flow: WorkflowFlow,
  type: WorkflowNode['type'] | undefined,
  from: Spot,
  to: Spot,
  headroom: number,
): LayoutPoint[] {
  if (from.height > 200 || to.height > 200) return straight(from, to)
  const isLower = to.y > from.y + 30
  const isUpper = to.y < from.y - 30
  const isAligned = Math.abs(from.x - to.x) < Math.min(from.width, to.width) / 2
  const leavesDown = type === 'exclusiveGateway' || type === 'boundaryEvent'
  if (flow.from.endsWith('--when') && flow.default) return over(from, to, headroom)
  if (isAligned && isLower) return [bottomOf(from), { x: from.x, y: topOf(to).y }]
  if (isAligned && isUpper) return [topOf(from), { x: from.x, y: bottomOf(to).y }]
  if (flow.default && isUpper && to.x > from.x) return [rightOf(from), { x: to.x, y: from.y }, bottomOf(to)]
  if (leavesDown && isLower && !flow.default) return [bottomOf(from), { x: from.x, y: to.y }, sideOf(to, from)]
  if (isLower && to.x > from.x) return elbow(from, to, type)
  if (to.x < from.x && flow.from.endsWith('--decided')) return back(from, to)
  return straight(from, to)
}

const rightOf = ({ x, y, width }: Spot) => ({ x: x + width / 2, y })
const topOf = ({ x, y, height }: Spot) => ({ x, y: y - height / 2 })
const bottomOf = ({ x, y, height }: Spot) => ({ x, y: y + height / 2 })
const sideOf = ({ x, y, width }: Spot, seen: Spot) => ({ x: seen.x < x ? x - width / 2 : x + width / 2, y })

function over(from: Spot, to: Spot, headroom: number): LayoutPoint[] {
  const y = from.y - headroom
  return [topOf(from), { x: from.x, y }, { x: to.x, y }, topOf(to)]
}

function back(from: Spot, to: Spot): LayoutPoint[] {
  const y = Math.max(from.y, to.y) + 215
  return [bottomOf(from), { x: from.x, y }, { x: to.x, y }, bottomOf(to)]
}

/** From the side, then down into the top; into its side where something stands around it. */
function elbow(from: Spot, to: Spot, type: WorkflowNode['type'] | undefined): LayoutPoint[] {
  const start = { x: from.x + from.width / 2, y: from.y }
  if (type === 'parallelGateway' || type === 'startEvent') return turn(start, { x: to.x - to.width / 2, y: to.y })
  return [start, { x: to.x, y: from.y }, topOf(to)]
}

function straight(from: Spot, to: Spot): LayoutPoint[] {
  const isForward = to.x >= from.x
  const start = { x: from.x + (isForward ? from.width : -from.width) / 2, y: from.y }
  // A place that is large enough is entered, and left, at the height of what is beside it.
  if (to.height > 200) return [start, { x: to.x - to.width / 2, y: from.y }]
  const end = { x: to.x + (isForward ? -to.width : to.width) / 2, y: to.y }
  if (from.height > 200) return [{ x: start.x, y: to.y }, end]
  return Math.abs(start.y - end.y) < 1 ? [start, end] : turn(start, end)
}

function turn(start: LayoutPoint, end: LayoutPoint): LayoutPoint[] {
  const x = end.x - 25
  return [start, { x, y: start.y }, { x, y: end.y }, end]
}
