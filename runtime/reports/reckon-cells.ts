/** What measures show beyond what the database adds up: formulas, shares, running totals, differences; exact decimals. */
import type { Expression } from '#metadata/feel/syntax.ts'

import { compileExpression, type Evaluate } from '../feel/compile.ts'
import { FeelDecimal, isDecimal, toDecimal } from '../feel/decimal.ts'
import { ExpressionFault } from '../feel/expression-fault.ts'
import { type Limits, usualLimits } from '../feel/limits.ts'
import { contextOf, type FeelValue } from '../feel/values.ts'
import { isToComeAt } from './fill-noughts.ts'
import { type Cell, emptyCell, type Node, type Pivot } from './pivot.ts'
import type { PlannedMeasure, ReportPlan } from './planned-report.ts'
import { tooManyGroups } from './report-problems.ts'

/** So many steps all expressions of a report take together, about: nobody else is served meanwhile. */
const mostSteps = 4_000_000
/** The most cells that running totals fill. */
const mostCells = 200_000

/** The first fault of each formula, in both languages. */
export type Faults = Map<string, { readonly en: string; readonly 'zh-CN': string }>

/** Fills `plain`, `shown` and `colors` of every cell, measure by measure; answers what went wrong on the way. */
export function reckonCells(plan: ReportPlan, pivot: Pivot): Faults {
  const faults: Faults = new Map()
  const limits = limitsFor(plan, pivot)
  let places = [...placesOf(pivot)]
  for (const [index, item] of plan.measures.entries()) {
    if (isAsStored(plan, item)) {
      for (const { cell } of places) cell.shown[index] = cell.now[index]
      continue
    }
    const evaluate = item.formula && compiled(item.formula)
    for (const { cell } of places) {
      cell.plain[index] = evaluate
        ? evaluated(evaluate, limits, plan, cell, index, item, faults)
        : toNumber(item, cell.now[index])
    }
    if (item.measure.show === 'running') {
      addUp(plan, pivot, index)
      places = [...placesOf(pivot)]
    } else for (const place of places) place.cell.shown[index] = shownOf(plan, pivot, place, index, item)
    for (const { when, color } of item.colors) {
      const test = compiled(when)
      for (const { cell } of places) {
        if (cell.colors[index] === undefined && evaluated(test, limits, plan, cell, index + 1, item, faults) === true) {
          cell.colors[index] = color
        }
      }
    }
  }
  return faults
}

/** Nothing reckons with the measure: it is shown as the database says it, and no decimals are made of tens of thousands of cells. */
function isAsStored({ measures, groups }: ReportPlan, { measure, formula }: PlannedMeasure): boolean {
  if (formula || (measure.show ?? 'value') !== 'value') return false
  const isRead = measures.some(item => item.formula !== undefined || item.colors.length > 0)
  return !isRead && groups.every(({ group }) => group.sortBy !== measure.as)
}

/** What one expression may take in one cell: the more cells and expressions there are, the less. */
function limitsFor({ measures }: ReportPlan, pivot: Pivot): Limits {
  const expressions = measures.reduce((sum, item) => sum + (item.formula ? 1 : 0) + item.colors.length, 0)
  const count = Math.max(1, countCells(pivot) * expressions)
  return { ...usualLimits, steps: Math.min(usualLimits.steps, Math.max(100, Math.floor(mostSteps / count))) }
}

function countCells({ rows }: Pivot): number {
  let count = 0
  for (const row of nodesOf(rows)) count += row.cells.size
  return count
}

interface Place {
  readonly row: Node
  readonly column: Node
  readonly cell: Cell
}

function* placesOf({ rows }: Pivot): Iterable<Place> {
  for (const row of nodesOf(rows)) for (const [column, cell] of row.cells) yield { row, column, cell }
}

/** The node and all below it. */
export function* nodesOf(node: Node): Iterable<Node> {
  yield node
  for (const child of node.children) yield* nodesOf(child)
}

const known = new WeakMap<Expression, Evaluate>()

function compiled(expression: Expression): Evaluate {
  const found = known.get(expression) ?? compileExpression(expression)
  known.set(expression, found)
  return found
}

/** Null, and the fault noted, where the expression has no value. */
function evaluated(
  evaluate: Evaluate,
  limits: Limits,
  plan: ReportPlan,
  cell: Cell,
  before: number,
  item: PlannedMeasure,
  faults: Faults,
): FeelValue {
  const names = plan.measures
    .slice(0, before)
    .map((other, at) => [other.measure.as, (cell.shown[at] ?? null) as FeelValue] as const)
  try {
    return evaluate(contextOf(names), limits)
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    if (!faults.has(item.measure.as)) faults.set(item.measure.as, { en: error.en, 'zh-CN': error.zh })
    return null
  }
}

const dated = new Set(['date', 'datetime'])

function toNumber({ path, measure }: PlannedMeasure, value: unknown): FeelValue {
  if (value === null || value === undefined) return null
  if (path && dated.has(path.field.type) && measure.fn !== 'countDistinct') return String(value)
  return toDecimal(value as string | number)
}

function shownOf(plan: ReportPlan, pivot: Pivot, place: Place, index: number, item: PlannedMeasure): FeelValue {
  const { cell, row, column } = place
  const value = cell.plain[index] ?? null
  const { show = 'value', against = 'period' } = item.measure
  switch (show) {
    case 'value':
    case 'running':
      return value
    case 'previous':
    case 'difference':
    case 'change': {
      if (against === 'period' && !isStepped(plan, row, column)) return null
      const before = toNumber(item, cell.before[index])
      if (show === 'previous') return before
      if (!isDecimal(value) || !isDecimal(before)) return null
      if (show === 'difference') return value.minus(before)
      return before.isZero() ? null : value.minus(before).dividedBy(before.abs())
    }
    case 'shareOfTotal':
      return share(value, pivot.rows.cells.get(pivot.columns), index)
    case 'shareOfParent':
      return share(value, (row.parent ?? row).cells.get(column), index)
    case 'shareOfRow':
      return share(value, row.cells.get(pivot.columns), index)
    case 'shareOfColumn':
      return share(value, pivot.rows.cells.get(column), index)
  }
}

function share(value: FeelValue, of: Cell | undefined, index: number): FeelValue {
  const whole = of?.plain[index]
  if (!isDecimal(value) || !isDecimal(whole) || whole.isZero()) return null
  return value.dividedBy(whole)
}

/** The period before is that of the group of dates; a total over several of them has none. */
function isStepped(plan: ReportPlan, row: Node, column: Node): boolean {
  if (plan.stepped === undefined) return true
  return plan.stepped < plan.rowCount ? row.depth > plan.stepped : column.depth > plan.stepped - plan.rowCount
}

/** Sums up along the innermost group that is a date, else along the innermost rows; totals of it show nothing. */
function addUp(plan: ReportPlan, { rows, columns }: Pivot, index: number): void {
  const columnCount = plan.groups.length - plan.rowCount
  const isAcross = columnCount > 0 && (plan.rowCount === 0 || plan.groups.at(-1)?.group.by !== undefined)
  const [along, other] = isAcross ? [columns, rows] : [rows, columns]
  const depth = isAcross ? columnCount : plan.rowCount
  let count = countCells({ rows, columns })
  for (const node of nodesOf(other)) {
    for (const parent of nodesOf(along)) {
      if (parent.depth !== depth - 1) continue
      let sum = new FeelDecimal(0)
      let isBegun = false
      const valueAt = (child: Node) => {
        const [row, column] = isAcross ? [node, child] : [child, node]
        return row.cells.get(column)?.plain[index]
      }
      // It ends with what has happened: days to come of which nothing is known do not go on with it.
      const last = parent.children.findLastIndex(
        child => isDecimal(valueAt(child)) || !isToComeAt(plan, (isAcross ? plan.rowCount : 0) + depth - 1, child),
      )
      for (const child of parent.children.slice(0, last + 1)) {
        const [row, column] = isAcross ? [node, child] : [child, node]
        const value = valueAt(child)
        if (isDecimal(value)) {
          sum = sum.plus(value)
          isBegun = true
        }
        if (!isBegun) continue
        const known = row.cells.get(column)
        if (!known && ++count > mostCells) {
          throw tooManyGroups(
            'The running totals have too many cells; keep the largest groups, or group more coarsely.',
          )
        }
        const cell = known ?? emptyCell(plan)
        row.cells.set(column, cell)
        cell.shown[index] = sum
      }
    }
  }
}
