/** Puts the answer of a report together: both axes in their order, the cells that are not empty, and how they are to be read. */
import type { LocalizedText, ReportChart, ReportDefinition } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import { answeredValue, isExactly } from './answered-value.ts'
import { memberLabel } from './member-label.ts'
import type { Cell, Node, Pivot } from './pivot.ts'
import type { PlannedMeasure, ReportPlan } from './planned-report.ts'
import type { Faults } from './reckon-cells.ts'
import type {
  Amounts,
  AnsweredMeasure,
  Axis,
  CellAnswer,
  MeasureType,
  Member,
  MoneyNote,
  ReportAnswer,
} from './report-answer.ts'
import { withPlaces } from './value-places.ts'

/** What an answer is put together from. */
interface Reckoned {
  readonly pivot: Pivot
  readonly faults: Faults
  readonly amounts: Amounts | undefined
  /** By measure: the filters that do not hold for it, in words. */
  readonly apart: readonly (readonly string[])[]
  readonly milliseconds: number
}

/** Puts the answer together. */
export function toAnswer(
  context: Context,
  report: ReportDefinition,
  plan: ReportPlan,
  { pivot, faults, amounts, apart, milliseconds }: Reckoned,
): ReportAnswer {
  const [rows, columns] = [
    shownNodes(plan, pivot.rows, plan.rowCount),
    shownNodes(plan, pivot.columns, plan.groups.length - plan.rowCount),
  ]
  const measures = plan.measures.map((item, index) =>
    answeredMeasure(plan, item, { amounts, faults, apart: apart[index] ?? [] }),
  )
  const columnAt = new Map(columns.map((node, index) => [node, index]))
  const cells = rows.flatMap((node, row) =>
    [...node.cells]
      .flatMap(([other, cell]) => {
        const column = columnAt.get(other)
        const answered = column === undefined ? undefined : answeredCell(cell, measures, plan, amounts)
        return answered && column !== undefined ? [{ row, column, ...answered }] : []
      })
      .sort((a, b) => a.column - b.column),
  )
  const written = measures.map((measure, index) =>
    withPlaces(
      measure,
      cells.map(cell => cell.values[index]),
      isExactly(plan.measures[index]!, measure.type),
    ),
  )
  const { decimals: _, ...money } = amounts ?? { decimals: 0 }
  return {
    name: report.name,
    label: report.label,
    object: plan.object.name,
    ...(plan.days ? { period: plan.days } : {}),
    rows: axis(context, plan, rows, 0, plan.rowCount),
    columns: axis(context, plan, columns, plan.rowCount, plan.groups.length),
    measures: written,
    cells,
    ...(report.chart ? { chart: shownChart(report.chart, measures) } : {}),
    ...(amounts ? { money: money as MoneyNote } : {}),
    ...(exportsLess(context, plan) ? { exportsLess: true } : {}),
    milliseconds,
  }
}

/** Without the measures that are hidden from whoever asks. */
function shownChart(chart: ReportChart, measures: readonly AnsweredMeasure[]): ReportChart {
  const isHidden = (name: string) => !measures.some(measure => measure.as === name)
  const { target, measures: named, ...rest } = chart
  return {
    ...rest,
    ...(named ? { measures: named.filter(name => !isHidden(name)) } : {}),
    ...(target === undefined || (!/^-?\d/.test(target) && isHidden(target)) ? {} : { target }),
  }
}

function exportsLess({ rights }: Context, { object, sources }: ReportPlan): boolean {
  return [object, ...sources.map(source => source.object)].some(
    item => rights.scope(item, 'export') !== rights.scope(item, 'read'),
  )
}

/** In the order of reading: a total stands after what it is the total of. */
function shownNodes(plan: ReportPlan, root: Node, depth: number): Node[] {
  const isShown = (node: Node) =>
    node.depth === depth || plan.totals === 'all' || (plan.totals === 'grand' && node.depth === 0)
  const walk = (node: Node): Node[] => [...node.children.flatMap(walk), ...(isShown(node) ? [node] : [])]
  return walk(root)
}

function axis(context: Context, plan: ReportPlan, nodes: readonly Node[], from: number, to: number): Axis {
  const groups = plan.groups.slice(from, to)
  const members = nodes.map((node): Member => {
    const path: Node[] = []
    for (let at: Node | undefined = node; at?.parent; at = at.parent) path.unshift(at)
    const named = path.map(item => memberLabel(item, groups[item.depth - 1], context.actor.locale, plan.fiscalMonth))
    const isTotal = node.depth < groups.length
    return {
      values: path.map(item => memberValue(item, groups[item.depth - 1]?.path.field.type)),
      labels: isTotal ? [...named, memberLabel(node, undefined, context.actor.locale, plan.fiscalMonth)] : named,
      ...(node.isOthers ? { others: true as const } : {}),
      ...(isTotal ? { total: true as const } : {}),
    }
  })
  return {
    groups: groups.map(({ group, path }) => ({
      field: group.field,
      label: group.label ?? path.field.label,
      type: path.field.type,
      ...(group.by ? { by: group.by } : {}),
    })),
    members,
  }
}

function memberValue({ value, title, isOthers }: Node, type: string | undefined): unknown {
  if (isOthers || value === null) return null
  return type === 'reference' ? { id: value, title } : value
}

function typeOf({ measure, path, formula }: PlannedMeasure): MeasureType {
  if (measure.show?.startsWith('share') || measure.show === 'change') return 'percent'
  if (formula) return measure.format === 'percent' || measure.format === 'money' ? measure.format : 'decimal'
  if (!path || measure.fn === 'countDistinct') return 'integer'
  const { type } = path.field
  if (type === 'integer' || type === 'rating')
    return measure.fn === 'avg' || measure.fn === 'median' ? 'decimal' : 'integer'
  return type === 'money' || type === 'percent' || type === 'date' || type === 'datetime' ? type : 'decimal'
}

function answeredMeasure(
  plan: ReportPlan,
  item: PlannedMeasure,
  { amounts, faults, apart }: Pick<Reckoned, 'amounts' | 'faults'> & { readonly apart: readonly string[] },
): AnsweredMeasure {
  const { measure, path } = item
  const type = typeOf(item)
  const fault = faults.get(measure.as)
  const decimals = measure.decimals ?? (type === 'money' ? amounts?.decimals : undefined)
  const object = plan.sources[item.source]?.object.name ?? plan.object.name
  return {
    as: measure.as,
    label: measure.label ?? path?.field.label ?? countLabel(measure.as),
    type,
    ...(object === plan.object.name ? {} : { object }),
    ...(type === 'money' ? { currency: amounts?.currency ?? null } : {}),
    ...(decimals === undefined ? {} : { decimals }),
    ...(isNought(measure) ? { zero: true as const } : {}),
    ...(measure.show === 'previous' ? { earlier: true as const } : {}),
    ...(fault ? { fault } : {}),
    ...(apart.length > 0 ? { apart } : {}),
  }
}

const isNought = ({ fn, show = 'value' }: PlannedMeasure['measure']) =>
  (fn === 'count' || fn === 'countDistinct' || fn === 'sum') && (show === 'value' || show === 'previous')

const countLabel = (name: string): LocalizedText => ({ en: name, 'zh-CN': name })

function answeredCell(
  cell: Cell,
  measures: readonly AnsweredMeasure[],
  plan: ReportPlan,
  amounts: Amounts | undefined,
): Pick<CellAnswer, 'values' | 'colors'> | undefined {
  if (cell.shown.every(value => value === null || value === undefined)) return undefined
  const values = measures.map((measure, index) => {
    const item = plan.measures[index]!
    return answeredValue(cell.shown[index] ?? null, measure, item, amounts)
  })
  if (cell.colors.length === 0) return { values }
  const colors = measures.map((_, index) => cell.colors[index] ?? null)
  return colors.some(color => color !== null) ? { values, colors } : { values }
}
