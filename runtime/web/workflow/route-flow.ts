/** The line of a flow that was never drawn: straight where it can be, with right angles where it cannot. */
import type { LayoutPoint } from '#metadata/definitions.ts'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Route {
  /** It leaves a boundary event. */
  readonly fromBelow: boolean
  /** What else stands there: what leads back goes along beneath it. */
  readonly others: readonly Box[]
}

/** The points from one box to the other. */
export function routeFlow(from: Box, to: Box, { fromBelow, others }: Route): LayoutPoint[] {
  const [start, end] = [middle(from), middle(to)]
  const [right, left] = [from.x + from.width, to.x]
  const [first, last] = [Math.min(start.x, end.x), Math.max(start.x, end.x)]
  const passed = fromBelow ? [] : others.filter(box => box.x < last && box.x + box.width > first)
  const under = Math.max(...[from, to, ...passed].map(box => box.y + box.height)) + 30
  if (fromBelow) {
    const foot = { x: start.x, y: from.y + from.height }
    if (end.y > foot.y && left > start.x) return [foot, { x: start.x, y: end.y }, { x: left, y: end.y }]
    return [foot, { x: start.x, y: under }, { x: end.x, y: under }, { x: end.x, y: to.y + to.height }]
  }
  if (left > right) {
    if (start.y === end.y)
      return [
        { x: right, y: start.y },
        { x: left, y: end.y },
      ]
    const half = Math.round((right + left) / 2)
    return [
      { x: right, y: start.y },
      { x: half, y: start.y },
      { x: half, y: end.y },
      { x: left, y: end.y },
    ]
  }
  return [
    { x: start.x, y: from.y + from.height },
    { x: start.x, y: under },
    { x: end.x, y: under },
    { x: end.x, y: to.y + to.height },
  ]
}

function middle({ x, y, width, height }: Box): LayoutPoint {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}
