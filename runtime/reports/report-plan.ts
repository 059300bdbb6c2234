/** A report checked against the catalog and the rights of whoever asks: pure data that a printer turns into one statement. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ReportDefinition, ReportGroup, ReportMeasure } from '#metadata/definitions.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { measureScope } from '#metadata/feel/measure-scope.ts'
import type { Expression } from '#metadata/feel/syntax.ts'
import { mostGroups, mostMeasures } from '#metadata/rules/reports.ts'

import { planMeasure } from '../aggregate/aggregate-plan.ts'
import type { Context } from '../context.ts'
import { noRight } from '../problems.ts'
import { type Condition, planCondition } from '../query/condition.ts'
import { findObject, type Path, planPath, type World } from '../query/path.ts'
import { isVisiblePath, trustedWorld } from '../query/trusted.ts'
import { type Days, type PeriodInput, periodDays, type Shift, shiftByPeriod, shiftByYear } from './report-period.ts'
import { invalidReport } from './report-problems.ts'

export interface PlannedGroup {
  readonly group: ReportGroup
  readonly axis: 'rows' | 'columns'
  readonly path: Path
  /** Only so many, by the measure at this index. */
  readonly top: { readonly count: number; readonly measure: number; readonly isOthers: boolean } | undefined
  /** It groups by the date that comparisons go back on. */
  readonly isMoved: boolean
}

export interface PlannedMeasure {
  readonly measure: ReportMeasure
  /** undefined for a count and for a formula. */
  readonly path: Path | undefined
  readonly where: readonly Condition[]
  readonly formula: Expression | undefined
  readonly colors: readonly { readonly when: Expression; readonly color: string }[]
  /** By index into the shifts. */
  readonly before: number | undefined
}

export interface ReportPlan {
  readonly object: CatalogObject
  /** Rows, then columns. */
  readonly groups: readonly PlannedGroup[]
  readonly rowCount: number
  readonly measures: readonly PlannedMeasure[]
  readonly where: readonly Condition[]
  /** The date that the report is about, with its days where it has a period. */
  readonly time: { readonly path: Path; readonly days: Days | undefined } | undefined
  readonly shifts: readonly Shift[]
  /** The group of dates that comparisons with the period before go by. */
  readonly stepped: number | undefined
  readonly rateDate: Path | undefined
  readonly totals: 'all' | 'grand' | 'none'
  readonly fiscalMonth: number
  readonly right: 'read' | 'export'
}

/** What a report is asked with. */
export interface ReportAsked {
  readonly conditions: readonly Condition[]
  readonly period: PeriodInput | undefined
  readonly fiscalMonth: number
  /** Names in filters and dates are those of an administrator; what is shown is not. */
  readonly isStored: boolean
  /** Needed beside the right to read. */
  readonly right: 'read' | 'export'
}

const comparing: readonly ReportMeasure['show'][] = ['previous', 'difference', 'change']

/**
 * Throws `report/invalid`, `field/unknown` or `filter/invalid` with positions; `access/denied` where a group may not be
 * seen. Measures that may not be seen are left out, with what is made from them.
 */
export function planReport(context: Context, report: ReportDefinition, asked: ReportAsked): ReportPlan {
  const object = findObject(context, report.object)
  if (context.rights.scope(object, 'read') === 'none') throw noRight(`You may not read "${object.name}".`)
  if (context.rights.scope(object, asked.right) === 'none') throw noRight(`You may not export "${object.name}".`)
  const hidden: World = asked.isStored ? trustedWorld(context) : context
  if (report.measures.length === 0) throw invalidReport('/measures', 'There is nothing to reckon.')
  const kept = keptMeasures(context, object, report, asked.isStored)
  if (kept.length === 0) throw noRight('All that the report reckons is hidden from you.')
  if (report.measures.length > mostMeasures) throw invalidReport('/measures', `At most ${mostMeasures} are reckoned.`)
  const dated = [...(report.columns ?? []), ...(report.rows ?? [])]
  const timeField = report.period?.field ?? dated.findLast(group => group.by)?.field
  const period = report.period ? (asked.period ?? report.period.range) : undefined
  if (!report.period && asked.period !== undefined) throw invalidReport('/period', 'The report has no period.')
  const days =
    period === undefined ? undefined : periodDays(period, asked.fiscalMonth, context.actor.timeZone, new Date())
  const groups = (['rows', 'columns'] as const).flatMap(axis => {
    const all = report[axis] ?? []
    if (all.length > mostGroups) throw invalidReport(`/${axis}`, `At most ${mostGroups} groups stand there.`)
    return all.map((group, index) => planGroup(context, object, { group, axis, index, timeField, kept, asked }))
  })
  const stepped = groups.findLastIndex(item => item.isMoved)
  const by = groups[stepped]?.group.by
  const shifts: Shift[] = []
  const shiftOf = (against: ReportMeasure['against'], pointer: string) => {
    if (!timeField) throw invalidReport(pointer, 'There is no date to compare by.')
    const shift = against === 'year' ? shiftByYear(by) : shiftByPeriod(by, period, days)
    const found = shifts.findIndex(item => JSON.stringify(item) === JSON.stringify(shift))
    return found < 0 ? shifts.push(shift) - 1 : found
  }
  const measures = kept.map(({ measure, index }): PlannedMeasure => {
    const pointer = `/measures/${index}`
    const isCompared = comparing.includes(measure.show)
    if (isCompared && measure.formula !== undefined) throw invalidReport(pointer, 'A formula is not compared.')
    return {
      measure,
      ...planSource(context, object, report, measure, pointer, index),
      where: measure.filter ? [planCondition(hidden, object, measure.filter, `${pointer}/filter`)] : [],
      before: isCompared ? shiftOf(measure.against, pointer) : undefined,
    }
  })
  return {
    object,
    groups,
    rowCount: (report.rows ?? []).length,
    measures,
    where: [...asked.conditions, ...(report.filter ? [planCondition(hidden, object, report.filter)] : [])],
    time: timeField
      ? { path: planDate(report.period ? hidden : context, object, timeField, '/period/field'), days }
      : undefined,
    shifts,
    stepped: stepped < 0 ? undefined : stepped,
    rateDate: report.rateDate ? planDate(hidden, object, report.rateDate, '/rateDate') : undefined,
    totals: report.totals ?? 'all',
    fiscalMonth: asked.fiscalMonth,
    right: asked.right,
  }
}

interface Kept {
  readonly measure: ReportMeasure
  readonly index: number
}

/** Without the measures of a stored report that the actor may not see, and without what is reckoned from them. */
function keptMeasures(world: World, object: CatalogObject, report: ReportDefinition, isStored: boolean): Kept[] {
  const names = report.measures.map(measure => measure.as)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalidReport('/measures', `"${twice}" stands there twice.`)
  const all = report.measures.map((measure, index) => ({ measure, index }))
  if (!isStored) return all
  const lost = new Set<string>()
  return all.filter(({ measure, index }) => {
    const isHidden = measure.field !== undefined && !isVisiblePath(world, object, measure.field)
    const reads = [measure.formula, ...(measure.colors ?? []).map(color => color.when)].flatMap(text =>
      text === undefined
        ? []
        : checkExpression(text, measureScope(world.catalog.symbols, names.slice(0, index + 1))).reads,
    )
    if (!isHidden && !reads.some(read => lost.has(read.root))) return true
    lost.add(measure.as)
    return false
  })
}

const ungrouped = new Set(['longText', 'multiChoice', 'file', 'anyReference', 'money', 'children'])

interface GroupPlace {
  readonly group: ReportGroup
  readonly axis: 'rows' | 'columns'
  readonly index: number
  readonly timeField: string | undefined
  readonly kept: readonly Kept[]
  readonly asked: ReportAsked
}

function planGroup(world: World, object: CatalogObject, place: GroupPlace): PlannedGroup {
  const { group, axis, index, timeField, kept, asked } = place
  const pointer = `/${axis}/${index}`
  if (asked.isStored && !isVisiblePath(world, object, group.field)) {
    throw noRight('The report groups by something that you may not see.')
  }
  const path = planPath(world, object, group.field, `${pointer}/field`)
  const { type } = path.field
  if (ungrouped.has(type)) throw invalidReport(`${pointer}/field`, `Records cannot be grouped by "${group.field}".`)
  if (group.by && !isDate(path)) throw invalidReport(`${pointer}/by`, `"${group.field}" is not a date.`)
  const find = (name: string | undefined, property: string) => {
    const found = name === undefined ? 0 : kept.findIndex(item => item.measure.as === name)
    if (found >= 0) return found
    if (asked.isStored) throw noRight('The report is ordered by something that you may not see.')
    throw invalidReport(`${pointer}/${property}`, `There is no measure "${name}".`, {
      didYouMean: kept.map(item => item.measure.as),
    })
  }
  if (group.sortBy !== undefined) find(group.sortBy, 'sortBy')
  const ranked = group.top === undefined ? -1 : find(group.topBy, 'topBy')
  if (ranked >= 0 && kept[ranked]?.measure.formula !== undefined) {
    throw invalidReport(`${pointer}/topBy`, 'The largest are found by a measure of records, not by a formula.')
  }
  return {
    group,
    axis,
    path,
    top:
      group.top === undefined
        ? undefined
        : { count: group.top, measure: ranked, isOthers: (group.rest ?? 'others') === 'others' },
    isMoved: group.by !== undefined && group.field === timeField,
  }
}

const numbers = new Set(['integer', 'decimal', 'percent', 'money', 'rating'])

function planSource(
  context: Context,
  object: CatalogObject,
  report: ReportDefinition,
  measure: ReportMeasure,
  pointer: string,
  index: number,
): Pick<PlannedMeasure, 'path' | 'formula' | 'colors'> {
  const names = report.measures.slice(0, index).map(item => item.as)
  const compile = (text: string, at: string, known: readonly string[]): Expression => {
    const { expression, problems } = checkExpression(text, measureScope(context.catalog.symbols, known))
    const [problem] = problems
    if (expression && !problem) return expression
    throw invalidReport(
      at,
      problem?.en ?? 'It cannot be read.',
      problem?.didYouMean ? { didYouMean: problem.didYouMean } : {},
    )
  }
  const colors = (measure.colors ?? []).map(({ when, color }, at) => ({
    when: compile(when, `${pointer}/colors/${at}/when`, [...names, measure.as]),
    color,
  }))
  if ((measure.fn === undefined) === (measure.formula === undefined)) {
    throw invalidReport(pointer, `"${measure.as}" has either a function or a formula.`)
  }
  const { fn, field } = measure
  if (fn === undefined) {
    return { path: undefined, formula: compile(measure.formula ?? '', `${pointer}/formula`, names), colors }
  }
  if (fn === 'median' || fn === 'min' || fn === 'max') {
    const path = planPath(context, object, field ?? '', `${pointer}/field`)
    const fits = numbers.has(path.field.type) || (fn !== 'median' && isDate(path))
    if (!fits) throw invalidReport(`${pointer}/field`, `"${fn}" does not fit "${field}".`)
    return { path, formula: undefined, colors }
  }
  const planned = planMeasure(
    context,
    object,
    { fn, as: measure.as, ...(field === undefined ? {} : { field }) },
    pointer,
  )
  return { path: planned.fn === 'count' ? undefined : planned.path, formula: undefined, colors }
}

function planDate(world: World, object: CatalogObject, name: string, pointer: string): Path {
  const path = planPath(world, object, name, pointer)
  if (isDate(path)) return path
  throw invalidReport(pointer, `"${name}" is not a date.`)
}

const isDate = ({ field }: Path) => field.type === 'date' || field.type === 'datetime'
