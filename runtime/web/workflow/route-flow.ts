/** The line of a flow that was never drawn: straight where it can be, with right angles where it cannot, around others. */
import type { LayoutPoint } from '#metadata/definitions.ts'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Surroundings {
  /** What leaves a boundary event leaves it below. */
  readonly fromBelow: boolean
  /** What leaves a gateway for another height leaves it at its tip. */
  readonly fromTip: boolean
  /** What the line does not run through, if that can be helped. */
  readonly others: readonly Box[]
}

type Line = readonly LayoutPoint[]

/** The points from one box to the other. */
export function routeFlow(from: Box, to: Box, surroundings: Surroundings): LayoutPoint[] {
  const ways = surroundings.fromBelow ? below(from, to, surroundings.others) : beside(from, to, surroundings)
  return [...(ways.find(way => !surroundings.others.some(box => crosses(way, box))) ?? (ways.at(-1) as Line))]
}

function below(from: Box, to: Box, others: readonly Box[]): Line[] {
  const [start, end] = [middle(from), middle(to)]
  const foot = { x: start.x, y: bottom(from) }
  const around = Math.max(...[from, to, ...between(from, to, others)].map(bottom)) + 30
  const detour = [foot, { x: start.x, y: around }, { x: end.x, y: around }, { x: end.x, y: bottom(to) }]
  const isAhead = end.y > foot.y && to.x > start.x
  return isAhead ? [[foot, { x: start.x, y: end.y }, { x: to.x, y: end.y }], detour] : [detour]
}

function beside(from: Box, to: Box, { fromTip, others }: Surroundings): Line[] {
  const [start, end] = [middle(from), middle(to)]
  const right = from.x + from.width
  // Above, as labels stand and boundary events hang below.
  const around = Math.min(...[from, to, ...between(from, to, others)].map(({ y }) => y)) - 30
  const detour = [
    { x: start.x, y: from.y },
    { x: start.x, y: around },
    { x: end.x, y: around },
    { x: end.x, y: to.y },
  ]
  if (to.x <= right) return [detour]
  const arrived = { x: to.x, y: end.y }
  if (start.y === end.y) return [[{ x: right, y: start.y }, arrived], detour]
  const turning = (x: number): Line => [{ x: right, y: start.y }, { x, y: start.y }, { x, y: end.y }, arrived]
  const tip = { x: start.x, y: end.y > start.y ? bottom(from) : from.y }
  return [
    ...(fromTip ? [[tip, { x: start.x, y: end.y }, arrived]] : []),
    turning(Math.round((right + to.x) / 2)),
    turning(to.x - 20),
    turning(right + 20),
    detour,
  ]
}

const bottom = ({ y, height }: Box) => y + height

function between(from: Box, to: Box, others: readonly Box[]): Box[] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x + from.width, to.x + to.width)]
  return others.filter(box => box.x < right && box.x + box.width > left)
}

/** Whether a line runs through a box. */
export function crosses(line: Line, box: Box): boolean {
  return line.some((point, index) => {
    const next = line[index + 1]
    return (
      next !== undefined &&
      Math.min(point.x, next.x) < box.x + box.width &&
      Math.max(point.x, next.x) > box.x &&
      Math.min(point.y, next.y) < box.y + box.height &&
      Math.max(point.y, next.y) > box.y
    )
  })
}

function middle({ x, y, width, height }: Box): LayoutPoint {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}
