/** Days, weeks, months … without values between the first and the last: they are part of the picture, too. */
import { childOf, type Node, type Pivot } from './pivot.ts'
import type { PlannedGroup, ReportPlan } from './planned-report.ts'
import { addDays, type Days, type Grain, groupEnd, groupStart } from './report-period.ts'
import { tooManyGroups } from './report-problems.ts'

/** The most that are put in where the report did not ask for them. */
const mostUnasked = 1000
const most = 20_000

/** Puts in what is missing of each group of dates that shows it, and answers which do; throws `report/too-many-groups`. */
export function fillPeriods(plan: ReportPlan, pivot: Pivot): ReadonlySet<number> {
  const filled = new Set<number>()
  // Where there is nothing at all, there is nothing to be shown beside it.
  if (pivot.rows.children.length === 0 && pivot.columns.children.length === 0) return filled
  const room = { left: most }
  for (const [index, item] of plan.groups.entries()) {
    const depth = index < plan.rowCount ? index : index - plan.rowCount
    const isAsked = item.group.emptyPeriods === 'show'
    if (!item.group.by || item.top || !(isAsked || isUsual(plan, item, depth))) continue
    const root = index < plan.rowCount ? pivot.rows : pivot.columns
    const parents = [...nodesAt(root, depth)]
    const days = plan.days && item.isMoved ? plan.days : daysOf(parents)
    if (!days) continue
    const outer = plan.groups.slice(index - depth, index)
    let isWhole = true
    for (const parent of parents) {
      const within = clipped(days, parent, outer, item)
      if (within)
        isWhole = fill(plan, parent, item.group.by, within, isAsked ? room : { left: mostUnasked }, isAsked) && isWhole
    }
    if (isWhole) filled.add(index)
  }
  return filled
}

/** Of the period, in the order of time, and not once for each value of another group. */
function isUsual({ days }: ReportPlan, { group, isMoved }: PlannedGroup, depth: number): boolean {
  return days !== undefined && isMoved && depth === 0 && !group.sortBy && group.emptyPeriods !== 'hide'
}

function* nodesAt(node: Node, depth: number): Iterable<Node> {
  if (node.depth === depth) yield node
  else for (const child of node.children) yield* nodesAt(child, depth)
}

/** From the earliest to the latest value that there is. */
function daysOf(parents: readonly Node[]): Days | undefined {
  const values = parents.flatMap(parent =>
    parent.children.flatMap(({ value }) => (value === null ? [] : String(value))),
  )
  const [first, ...rest] = values.sort()
  return first === undefined ? undefined : { from: first, to: addDays(rest.at(-1) ?? first, 1) }
}

/** What of the days lies within the outer group of the same date: months within their year. */
function clipped(days: Days, parent: Node, outer: readonly PlannedGroup[], item: PlannedGroup): Days | undefined {
  let { from, to } = days
  for (let node = parent; node.parent; node = node.parent) {
    const group = outer[node.depth - 1]
    if (!group?.group.by || group.group.field !== item.group.field) continue
    if (node.value === null || node.isOthers) return undefined
    const first = String(node.value)
    const end = groupEnd(first, group.group.by)
    if (first > from) from = first
    if (end < to) to = end
  }
  return from < to ? { from, to } : undefined
}

/** False where it was not asked for and would be too much. */
function fill(
  { fiscalMonth }: ReportPlan,
  parent: Node,
  by: Grain,
  { from, to }: Days,
  room: { left: number },
  isAsked: boolean,
): boolean {
  const values: string[] = []
  for (let day = groupStart(from, by, fiscalMonth); day < to; day = groupEnd(day, by)) {
    values.push(day)
    if (values.length <= room.left) continue
    if (!isAsked) return false
    throw tooManyGroups('Too many periods without values would be shown; group more coarsely, or leave them out.')
  }
  room.left -= values.length
  for (const value of values) childOf(parent, value, false, null)
  return true
}
