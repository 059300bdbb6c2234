/** The order of the values of a group: by a measure, or by what they are; empty ones and all others come last. */

import { isDecimal } from '../feel/decimal.ts'
import type { FeelValue } from '../feel/values.ts'
import type { Node, Pivot } from './pivot.ts'
import type { PlannedGroup, ReportPlan } from './planned-report.ts'
import { nodesOf } from './reckon-cells.ts'

/** Sorts the children of every node of both axes. */
export function orderAxes(plan: ReportPlan, { rows, columns }: Pivot, locale: string): void {
  const collator = new Intl.Collator(locale, { numeric: true })
  const sort = (root: Node, from: number, measureOf: (node: Node, measure: number) => FeelValue) => {
    for (const node of nodesOf(root)) {
      const item = plan.groups[from + node.depth]
      if (node.children.length < 2 || !item) continue
      const at = plan.measures.findIndex(({ measure }) => measure.as === item.group.sortBy)
      const isDescending = item.group.order ? item.group.order === 'descending' : at >= 0
      const natural = naturalOrder(item, collator)
      const compare = (a: Node, b: Node): number => {
        if (a.isOthers !== b.isOthers) return a.isOthers ? 1 : -1
        if (at < 0) return directed(natural(a, b), isDescending)
        const order = compareValues(measureOf(a, at), measureOf(b, at), isDescending)
        return order === 0 ? directed(natural(a, b), false) : order
      }
      node.children.sort(compare)
    }
  }
  sort(rows, 0, (node, measure) => node.cells.get(columns)?.plain[measure] ?? null)
  sort(columns, plan.rowCount, (node, measure) => rows.cells.get(node)?.plain[measure] ?? null)
}

/** Infinity stands for "after everything, whichever the direction". */
function naturalOrder({ path }: PlannedGroup, collator: Intl.Collator): (a: Node, b: Node) => number {
  const { type, choices } = path.field
  const codes = new Map(choices.map((choice, index) => [choice.code, index]))
  const rank = (node: Node) => codes.get(String(node.value)) ?? codes.size
  return (a, b) => {
    if (a.value === null || b.value === null) return a.value === b.value ? 0 : a.value === null ? Infinity : -Infinity
    if (type === 'choice') return rank(a) - rank(b) || compareTexts(String(a.value), String(b.value))
    if (type === 'reference') {
      if (a.title === null || b.title === null) return a.title === b.title ? 0 : a.title === null ? Infinity : -Infinity
      return collator.compare(a.title, b.title) || compareTexts(String(a.value), String(b.value))
    }
    if (typeof a.value === 'boolean') return Number(a.value) - Number(b.value)
    if (type === 'integer' || type === 'rating' || type === 'decimal' || type === 'percent')
      return Number(a.value) - Number(b.value)
    if (type === 'date' || type === 'datetime') return compareTexts(String(a.value), String(b.value))
    return collator.compare(String(a.value), String(b.value)) || compareTexts(String(a.value), String(b.value))
  }
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function directed(order: number, isDescending: boolean): number {
  if (order === Infinity) return 1
  if (order === -Infinity) return -1
  return isDescending ? -order : order
}

function compareValues(a: FeelValue, b: FeelValue, isDescending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = isDecimal(a) && isDecimal(b) ? a.comparedTo(b) : compareTexts(String(a), String(b))
  return isDescending ? -order : order
}
