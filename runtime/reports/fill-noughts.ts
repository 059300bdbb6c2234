/**
 * Where nothing happened, counts and sums are nought and not unknown: in periods that are shown without records, in
 * every cell of theirs, and in what is compared. Days to come have not happened yet: they stay empty. So do means and the like.
 */
import { type Cell, emptyCell, type Node, type Pivot } from './pivot.ts'
import type { PlannedMeasure, ReportPlan } from './planned-report.ts'

/** The most cells that an answer may have for empty ones to be filled. */
const mostCells = 100_000

interface Place {
  readonly node: Node
  /** First and last index, behind it, of the groups on the way to it. */
  readonly groups: readonly [from: number, to: number]
  /** In a period that is shown whether or not it has records. */
  readonly isFilled: boolean
  readonly isDated: boolean
  readonly isToCome: boolean
}

/** Puts noughts into cells; `filled` are the groups whose empty periods are shown. */
export function fillNoughts(
  plan: ReportPlan,
  { rows, columns }: Pivot,
  { filled, isUnrated }: { readonly filled: ReadonlySet<number>; readonly isUnrated: boolean },
): void {
  const downs = placesOf(plan, rows, [0, plan.rowCount], filled)
  const acrosses = placesOf(plan, columns, [plan.rowCount, plan.groups.length], filled)
  const isRoomy = filled.size > 0 && downs.size * acrosses.size <= mostCells
  for (const [row, down] of downs) {
    for (const column of isRoomy ? acrosses.keys() : [...row.cells.keys()]) {
      const across = acrosses.get(column)
      const cell = row.cells.get(column)
      if (!across || (!cell && !(down.isFilled || across.isFilled))) continue
      const made = filledCell(plan, cell, { down, across, isUnrated })
      if (made && made !== cell) row.cells.set(column, made)
    }
  }
}

interface Meeting {
  readonly down: Place
  readonly across: Place
  readonly isUnrated: boolean
}

/** The cell with its noughts; undefined where nothing of it is known. */
function filledCell(plan: ReportPlan, cell: Cell | undefined, meeting: Meeting): Cell | undefined {
  const { down, across, isUnrated } = meeting
  const isToCome = down.isToCome || across.isToCome
  const isDated = down.isDated || across.isDated || plan.days !== undefined
  const isCompared = plan.parts.some(part => part.shift !== undefined)
  if ((!cell && isToCome) || (cell && !isDated && !isCompared)) return cell
  if (cell && !isToCome && !cell.now.includes(null) && !(isCompared && cell.before.includes(null))) return cell
  const isNought = plan.measures.map(
    item => isAdded(item) && isSplit(plan, item, meeting) && !(cell && isUnrated && isMoney(item)),
  )
  if (!cell && !isNought.some(Boolean)) return undefined
  const { now, before, ...rest } = cell ?? emptyCell(plan)
  if (isToCome)
    return { ...rest, before, now: now.map((value, at) => (isNought[at] && Number(value) === 0 ? null : value)) }
  return {
    ...rest,
    now: now.map((value, at) => (isNought[at] ? (value ?? 0) : value)),
    before: before.map((value, at) => (isNought[at] && plan.measures[at]?.before !== undefined ? (value ?? 0) : value)),
  }
}

const isAdded = ({ measure: { fn } }: PlannedMeasure) => fn === 'count' || fn === 'countDistinct' || fn === 'sum'

const isMoney = ({ path }: PlannedMeasure) => path?.field.type === 'money'

/** Whether the records of the measure are split by all groups on the way: it is empty by design where they are not. */
function isSplit({ sources }: ReportPlan, { source }: PlannedMeasure, { down, across }: Meeting): boolean {
  const { groups = [] } = sources[source] ?? {}
  return [down, across].every(({ groups: [from, to] }) => groups.slice(from, to).every(path => path !== undefined))
}

/** The nodes of an axis that are answered. */
function placesOf(
  plan: ReportPlan,
  root: Node,
  [from, to]: readonly [number, number],
  filled: ReadonlySet<number>,
): Map<Node, Place> {
  const places = new Map<Node, Place>()
  const isShown = ({ depth }: Node) =>
    depth === to - from || plan.totals === 'all' || (plan.totals === 'grand' && depth === 0)
  const walk = (node: Node, above: Pick<Place, 'isFilled' | 'isDated' | 'isToCome'>): void => {
    const index = from + node.depth - 1
    const isDay = node.depth > 0 && plan.groups[index]?.group.by !== undefined && node.value !== null && !node.isOthers
    const own = {
      isFilled: above.isFilled || (isDay && filled.has(index)),
      isDated: above.isDated || isDay,
      isToCome: above.isToCome || isToComeAt(plan, index, node),
    }
    if (isShown(node)) places.set(node, { node, groups: [from, from + node.depth], ...own })
    for (const child of node.children) walk(child, own)
  }
  const isLater = plan.days !== undefined && plan.days.from > plan.today
  walk(root, { isFilled: false, isDated: false, isToCome: isLater })
  return places
}

/** Whether a value of the group at an index is a period that has not begun. */
export function isToComeAt({ groups, today }: ReportPlan, index: number, { value, isOthers }: Node): boolean {
  return groups[index]?.group.by !== undefined && value !== null && !isOthers && String(value) > today
}
