/**
 * Where the elements of an approval stand: its steps on one line, what takes them from people who are late above it,
 * reminders and ways back below. It says nothing that the workflow does not.
 */
import type { ApprovalDefinition, LayoutItem, WorkflowFlow, WorkflowNode } from '../definitions.ts'
import { routeOf, type Spot } from './route.ts'
import { approvalNodes as at } from './step-names.ts'

type Drawn = { readonly nodes: readonly WorkflowNode[]; readonly flows: readonly WorkflowFlow[] }

const gap = 50
const left = 280
const line = 400
const above = 150
const below = 140

/** Places of all elements, and the way of each flow. */
export function layOutApproval(approval: ApprovalDefinition, { nodes, flows }: Drawn): LayoutItem[] {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const spots = new Map<string, Spot>()
  const put = (id: string, x: number, y: number): number => {
    const { width, height } = sizeOf(byId.get(id))
    spots.set(id, { x: x + width / 2, y, width, height })
    return x + width + gap
  }
  /** Those of the ids that there are, one right of the other; answers where the next one would begin. */
  const row = (ids: readonly string[], x: number, y: number) =>
    ids.reduce((from, id) => (byId.has(id) ? put(id, from, y) : from), x)
  const effects = (name: string) => ['transition', 'set', 'inform'].map(part => `${name}--${part}`)

  const step = (id: string, from: number, y: number): number => {
    const task = row([`${id}--when`, `${id}--people`], from, y)
    let x = put(id, task, y)
    if (byId.has(`${id}--remind`)) {
      put(`${id}--remind`, task + 12, y + 40)
      const end = put(`${id}--reminded`, task - 20, y + below)
      put(`${id}--reminder-end`, end - 20, y + below)
    }
    if (byId.has(`${id}--late`)) {
      put(`${id}--late`, task + 32, y - 40)
      const next = put(`${id}--escalate`, task, y - above)
      x = put(`${id}--escalated`, next, y - above)
    }
    const decided = x
    x = row([`${id}--decided`, `${id}--inform`, `${id}--done`], x, y)
    if (byId.has(`${id}--refused`)) put(`${id}--refused`, decided + 7, y + 100)
    return x
  }

  const together = (name: string, ids: readonly string[], from: number): number => {
    const height = approval.steps.some(item => item.escalate) ? 500 : 400
    const top = line - (ids.length * height) / 2
    let right = 0
    const start = row([`${name}-begin`, `${name}-fork`], from + 30, line)
    for (const [index, id] of ids.entries()) right = Math.max(right, step(id, start, top + height * (index + 0.5)))
    right = row([`${name}-join`, `${name}-end`], right, line) - gap + 30
    spots.set(name, { x: (from + right) / 2, y: line, width: right - from, height: ids.length * height })
    for (let index = 1; byId.has(`${name}-${index}`); index++) {
      put(`${name}-${index}`, right - 60 * index, line + (ids.length * height) / 2)
    }
    return right + gap
  }

  let x = row([at.begin, at.submitted, ...effects(at.submitted)], left + gap, line)
  const groups: string[][] = []
  for (const { id, withPrevious } of approval.steps) {
    if (withPrevious && groups.length > 0) groups.at(-1)?.push(id)
    else groups.push([id])
  }
  for (const ids of groups) {
    const [first = ''] = ids
    x = ids.length > 1 ? together(`${first}--together`, ids, x) : step(first, x, line)
  }
  x = put(at.agreed, x, line)

  const deepest = Math.max(...[...spots.values()].map(spot => spot.y + spot.height / 2))
  const rail = deepest + 90
  const submitted = spots.get(at.submitted)?.x ?? left
  if (byId.has(at.returned)) {
    row([at.takenBack], left + gap, rail)
    row([at.resubmitted], submitted - 25, rail)
    row([at.resubmit, ...effects(at.returned).toReversed(), at.returned], submitted + 25 + gap, rail)
  }
  const end = byId.has(at.returned) ? rail + 90 : rail
  if (byId.has(at.refused)) put(at.refused, x - gap - 36, end)
  const headroom = approval.steps.some(item => item.escalate) ? 230 : 80
  const top = Math.min(line - headroom, ...[...spots.values()].map(spot => spot.y - spot.height / 2)) - 60
  const bottom = (byId.has(at.refused) ? end : rail) + (byId.has(at.returned) || byId.has(at.refused) ? 70 : 0)
  const right = x
  spots.set(at.review, { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top })

  for (const [index, { id }] of approval.start.entries()) put(`start--${id}`, left - 120, line + index * 80)
  if (byId.has(at.called)) put(at.called, left - 120, line)
  row([...effects(at.approved), at.approved], right + gap, line)
  for (const [index, id] of [at.onRefused, at.withdraw, at.onTakenBack].entries()) {
    if (byId.has(id)) put(id, right - 70 - 90 * index, bottom)
  }
  row([...effects(at.rejected), at.rejected], right + gap, bottom + 90)
  row([...effects(at.withdrawn), at.withdrawn], right + gap, bottom + 200)

  const rounded = (value: number) => Math.round(value)
  return [
    ...[...spots].map(([element, { x: cx, y: cy, width, height }]) => ({
      element,
      x: rounded(cx - width / 2),
      y: rounded(cy - height / 2),
      width: rounded(width),
      height: rounded(height),
      ...(byId.get(element)?.type === 'subProcess' ? { expanded: true } : {}),
    })),
    ...flows.flatMap(flow => {
      const from = spots.get(flow.from)
      const to = spots.get(flow.to)
      if (!from || !to) return []
      const points = routeOf(flow, byId.get(flow.from)?.type, from, to, headroom)
      return [{ element: flow.id, points: points.map(point => ({ x: rounded(point.x), y: rounded(point.y) })) }]
    }),
  ]
}

function sizeOf(node: WorkflowNode | undefined): { readonly width: number; readonly height: number } {
  if (node?.type.endsWith('Gateway')) return { width: 50, height: 50 }
  if (node?.type.endsWith('Event')) return { width: 36, height: 36 }
  return { width: 100, height: 80 }
}
