/** The answer of a report as JSON: both axes in their order, the cells that are not empty, and how they are to be read. */
import type { LocalizedText, ReportChart, ReportDefinition } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import { decimalText, isDecimal } from '../feel/decimal.ts'
import type { FeelValue } from '../feel/values.ts'
import { memberLabel } from './member-label.ts'
import type { Cell, Node, Pivot } from './pivot.ts'
import type { PlannedMeasure, ReportPlan } from './planned-report.ts'
import type { Faults } from './reckon-cells.ts'
import type { Days } from './report-period.ts'
import { withPlaces } from './value-places.ts'

/** A value of the groups of an axis, or a total: fewer values than groups. */
export interface Member {
  readonly values: readonly unknown[]
  readonly labels: readonly string[]
  /** Its last value stands for all that are not among the top. */
  readonly others?: true
  readonly total?: true
}

export interface Axis {
  readonly groups: readonly {
    readonly field: string
    readonly label: LocalizedText
    readonly type: string
    readonly by?: string
  }[]
  readonly members: readonly Member[]
}

export type MeasureType = 'integer' | 'decimal' | 'percent' | 'money' | 'date' | 'datetime'

export interface AnsweredMeasure {
  readonly as: string
  readonly label: LocalizedText
  readonly type: MeasureType
  /** Whose records it reckons, where these are not those of the report. */
  readonly object?: string
  readonly currency?: string | null
  readonly decimals?: number
  /** As many decimals as all of its values are written with; of percents in percent. */
  readonly places?: number
  /** It shows what it is compared with: its records are drilled to with `before`. */
  readonly earlier?: true
  /** Where it has no value it is nought: counts and sums. */
  readonly zero?: true
  /** What went wrong in its formula in some cell, which is empty therefore. */
  readonly fault?: LocalizedText
  /** Filters of the report that do not hold for what it reckons, in the language of whoever asks. */
  readonly apart?: readonly string[]
}

/** How amounts of several currencies came together. */
export interface MoneyNote {
  readonly currency: string | null
  readonly converted: boolean
  /** Of converted amounts: the rates of today, or of a date of each record. */
  readonly rates?: string
  /** Currencies that no rate is known of; sums with them are empty. */
  readonly unrated?: readonly string[]
}

export interface ReportAnswer {
  readonly name: string
  readonly label: LocalizedText
  readonly object: string
  readonly period?: Days
  readonly rows: Axis
  readonly columns: Axis
  readonly measures: readonly AnsweredMeasure[]
  /** `row` and `column` are places in the members; values in the order of the measures. */
  readonly cells: readonly CellAnswer[]
  /** How it is to be drawn, of the measures that are shown. */
  readonly chart?: ReportChart
  readonly money?: MoneyNote
  /** The file is of fewer records: not all that is seen may be exported. */
  readonly exportsLess?: true
  /** The statement's time in the database. */
  readonly milliseconds: number
}

interface CellAnswer {
  readonly row: number
  readonly column: number
  readonly values: readonly unknown[]
  readonly colors?: readonly (string | null)[]
}

/** What is known of the amounts. */
export interface Amounts extends MoneyNote {
  readonly decimals: number
}

/** What an answer is put together from. */
export interface Reckoned {
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
  const colors = measures.map((_, index) => cell.colors[index] ?? null)
  return colors.some(color => color !== null) ? { values, colors } : { values }
}

/** What is read is rounded as people and SQL do, away from zero; expressions reckon half to even. */
const halfUp = 4

/** Whole numbers as numbers, others as texts: nothing is lost on the way. */
function answeredValue(
  value: FeelValue,
  { type, decimals }: AnsweredMeasure,
  item: PlannedMeasure,
  amounts: Amounts | undefined,
): unknown {
  if (!isDecimal(value)) return value
  const { measure } = item
  const isExact = isExactly(item, type)
  if (type === 'integer' && isExact)
    return value.abs().lessThan(Number.MAX_SAFE_INTEGER) ? value.toNumber() : decimalText(value)
  // An amount of one currency that was only added up is exact; its own decimals may be more than those of the base.
  const isKept = type === 'money' && isExact && !amounts?.converted && measure.decimals === undefined
  if (type === 'money' && decimals !== undefined) {
    return isKept && value.decimalPlaces() > decimals ? decimalText(value) : value.toFixed(decimals, halfUp)
  }
  if (decimals !== undefined) return value.toFixed(decimals, halfUp)
  return isExact ? decimalText(value) : decimalText(value.toDecimalPlaces(6, halfUp))
}

/** It was only added up, or found: nothing was divided. */
function isExactly({ measure, formula }: PlannedMeasure, type: MeasureType): boolean {
  return !formula && (measure.show ?? 'value') !== 'change' && type !== 'percent' && measure.fn !== 'avg'
}
