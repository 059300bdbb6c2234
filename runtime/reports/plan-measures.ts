/** The measures of a report with what they are reckoned from; those of the same records are read together. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ReportGroup, ReportMeasure } from '#metadata/definitions.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { measureScope } from '#metadata/feel/measure-scope.ts'
import type { Expression } from '#metadata/feel/syntax.ts'

import { planMeasure } from '../aggregate/aggregate-plan.ts'
import { planCondition } from '../query/condition.ts'
import { type Path, planPath, type World } from '../query/path.ts'
import { rebaseCondition } from '../query/rebase.ts'
import type { Kept } from './kept-measures.ts'
import type { Part, PlannedMeasure, PlannedSource } from './planned-report.ts'
import { type PeriodInput, type Shift, shiftByPeriod, shiftByYear } from './report-period.ts'
import { invalidReport } from './report-problems.ts'
import { otherSource, ownSource, placeOf, type SourceGround } from './report-source.ts'

export interface MeasureGround extends SourceGround {
  readonly kept: readonly Kept[]
  readonly period: PeriodInput | undefined
  /** Of the group of dates that comparisons go by. */
  readonly by: ReportGroup['by']
}

const comparing: readonly ReportMeasure['show'][] = ['previous', 'difference', 'change']

/** Throws `report/invalid`, `field/unknown`, `filter/invalid` with positions. */
export function planMeasures(ground: MeasureGround): {
  measures: PlannedMeasure[]
  sources: PlannedSource[]
  parts: Part[]
} {
  const sources = new Map<string, PlannedSource>()
  const sourceAt = (key: string, plan: () => PlannedSource) => {
    if (!sources.has(key)) sources.set(key, plan())
    return [...sources.keys()].indexOf(key)
  }
  const parts: Part[] = []
  const partAt = (source: number, shift: Shift | undefined) => {
    const wanted = JSON.stringify([source, shift])
    const found = parts.findIndex(part => JSON.stringify([part.source, part.shift]) === wanted)
    return found < 0 ? parts.push({ source, shift }) - 1 : found
  }
  const measures = ground.kept.map(({ measure, index }): PlannedMeasure => {
    const pointer = `/measures/${index}`
    const isCompared = comparing.includes(measure.show)
    if ((measure.fn === undefined) === (measure.formula === undefined)) {
      throw invalidReport(pointer, `"${measure.as}" has either a function or a formula.`)
    }
    if (isCompared && measure.formula !== undefined) throw invalidReport(pointer, 'A formula is not compared.')
    const expressions = planExpressions(ground, measure, pointer, index)
    if (measure.formula !== undefined) {
      return { measure, source: -1, path: undefined, where: [], ...expressions, now: -1, before: undefined }
    }
    const { source, path, where } = planReckoned(ground, measure, pointer, sourceAt)
    const now = partAt(source, undefined)
    return { measure, source, path, where, ...expressions, now, before: undefined }
  })
  const planned = [...sources.values()]
  if (planned.length === 0) {
    planned.push(ownSource(ground, placeOf(ground, undefined, '')))
    parts.push({ source: 0, shift: undefined })
  }
  const compared = measures.map((item, at) => {
    if (!comparing.includes(item.measure.show)) return item
    const shift = shiftOf(ground, planned[item.source], item.measure, `/measures/${ground.kept[at]?.index}`)
    return { ...item, before: partAt(item.source, shift) }
  })
  return { measures: compared, sources: planned, parts }
}

function shiftOf(
  ground: MeasureGround,
  source: PlannedSource | undefined,
  measure: ReportMeasure,
  pointer: string,
): Shift {
  const { by, period, days, groups } = ground
  const isStepped = groups.some((item, index) => item.isMoved && source?.groups[index] !== undefined)
  if (!source?.time || (!days && !isStepped)) throw invalidReport(pointer, 'There is no date to compare by.')
  return measure.against === 'year' ? shiftByYear(by) : shiftByPeriod(by, period, days)
}

function planExpressions(
  { context, report }: MeasureGround,
  measure: ReportMeasure,
  pointer: string,
  index: number,
): Pick<PlannedMeasure, 'formula' | 'colors'> {
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
  return {
    formula: measure.formula === undefined ? undefined : compile(measure.formula, `${pointer}/formula`, names),
    colors: (measure.colors ?? []).map(({ when, color }, at) => ({
      when: compile(when, `${pointer}/colors/${at}/when`, [...names, measure.as]),
      color,
    })),
  }
}

/** A measure of records: whose, of which field, and which of them. */
function planReckoned(
  ground: MeasureGround,
  measure: ReportMeasure,
  pointer: string,
  sourceAt: (key: string, plan: () => PlannedSource) => number,
): Pick<PlannedMeasure, 'source' | 'path' | 'where'> {
  const { context, hidden, object } = ground
  if (measure.source) {
    if (measure.field !== undefined || measure.filter !== undefined) {
      throw invalidReport(pointer, `What "${measure.as}" reckons of another object stands in its source.`)
    }
    const { field, ...of } = measure.source
    const at = `${pointer}/source`
    const other = () => otherSource(ground, of, at)
    const source = sourceAt(
      JSON.stringify([of.object, of.filter, of.period, of.groups, of.common, of.record, of.paths]),
      other,
    )
    const from = context.catalog.objects.get(of.object)
    return { source, path: from && planField(context, from, measure, field, at), where: [] }
  }
  const place = placeOf(ground, measure.field, pointer)
  const source = sourceAt(place.chain.join('/'), () => ownSource(ground, place))
  if (measure.fn !== 'count' && place.chain.length > 0 && place.rest === undefined) {
    throw invalidReport(`${pointer}/field`, `"${measure.fn}" does not fit "${measure.field}".`)
  }
  const where = measure.filter ? [planCondition(hidden, object, measure.filter, `${pointer}/filter`)] : []
  return {
    source,
    path: planField(context, place.object, measure, place.rest, pointer),
    where: where.map(condition => rebaseCondition(condition, place.ups)),
  }
}

const numbers = new Set(['integer', 'decimal', 'percent', 'money', 'rating'])

/** What is reckoned; undefined for a count. */
function planField(
  world: World,
  object: CatalogObject,
  { fn, as }: ReportMeasure,
  field: string | undefined,
  pointer: string,
): Path | undefined {
  if (fn === 'median' || fn === 'min' || fn === 'max') {
    const path = planPath(world, object, field ?? '', `${pointer}/field`)
    const isDate = path.field.type === 'date' || path.field.type === 'datetime'
    if (numbers.has(path.field.type) || (fn !== 'median' && isDate)) return path
    throw invalidReport(`${pointer}/field`, `"${fn}" does not fit "${field}".`)
  }
  const planned = planMeasure(
    world,
    object,
    { fn: fn ?? 'count', as, ...(field === undefined ? {} : { field }) },
    pointer,
  )
  return planned.fn === 'count' ? undefined : planned.path
}
