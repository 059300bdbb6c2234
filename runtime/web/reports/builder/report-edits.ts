/** Every edit of the builder as a function from report to report: undo is the value before, and defaults live here. */
import type { LocalizedText, ReportGroup, ReportMeasure, ReportSource } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogField, FieldType } from '../../api/catalog.ts'
import { measureLabel } from './measure-label.ts'

export type Axis = 'rows' | 'columns'

/** A field as it is picked up: where it is and what it is called. */
export interface Picked {
  readonly path: string
  readonly field: CatalogField
}

const ungrouped = new Set<FieldType>(['longText', 'multiChoice', 'file', 'anyReference', 'money', 'children'])
const uncounted = new Set<FieldType>(['children', 'file', 'multiChoice', 'money'])
const numbers = new Set<FieldType>(['integer', 'decimal', 'percent', 'money', 'rating'])

export const isDateField = ({ type }: Pick<CatalogField, 'type'>) => type === 'date' || type === 'datetime'
export const isNumberField = ({ type }: Pick<CatalogField, 'type'>) => numbers.has(type)
export const mayGroup = ({ type }: Pick<CatalogField, 'type'>) => !ungrouped.has(type)
export const mayMeasure = (field: Pick<CatalogField, 'type'>) => functionsFor(field).length > 0

export type MeasureFunction = NonNullable<ReportMeasure['fn']>

/** What can be reckoned of a field, the usual first. */
export function functionsFor({ type }: Pick<CatalogField, 'type'>): MeasureFunction[] {
  if (type === 'percent' || type === 'rating') return ['avg', 'median', 'min', 'max', 'sum', 'countDistinct']
  if (type === 'money') return ['sum', 'avg', 'median', 'min', 'max']
  if (numbers.has(type)) return ['sum', 'avg', 'median', 'min', 'max', 'countDistinct']
  if (isDateField({ type })) return ['max', 'min', 'countDistinct']
  if (type === 'children') return ['count']
  return uncounted.has(type) ? [] : ['countDistinct']
}

/** How many records there are. */
export const countMeasure: ReportMeasure = { as: 'records', label: { en: 'Records', 'zh-CN': '记录数' }, fn: 'count' }

/** What a new report begins with: how many records there are. */
export function newReport(object: string): ReportBody {
  return { object, measures: [countMeasure] }
}

/** The value with other properties; undefined takes one away. */
export function withPatch<T extends object>(value: T, patch: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries({ ...value, ...patch }).filter(([, item]) => item !== undefined)) as T
}

/** The report with other groups on an axis; none take the property away. */
function withGroups(report: ReportBody, axis: Axis, groups: readonly ReportGroup[]): ReportBody {
  return withPatch(report, { [axis]: groups.length > 0 ? [...groups] : undefined })
}

/** Dates come by month, and make the report about this year unless it has a period already. */
export function addGroup(
  report: ReportBody,
  axis: Axis,
  { path, field }: Picked,
  at = Number.POSITIVE_INFINITY,
): ReportBody {
  const isDate = isDateField(field)
  const group: ReportGroup = { id: freeId(report, field.name), field: path, ...(isDate ? { by: 'month' } : {}) }
  const grouped = withGroups(report, axis, (report[axis] ?? []).toSpliced(at, 0, group))
  const withPeriod: ReportBody =
    isDate && !report.period ? { ...grouped, period: { field: path, range: 'this_year' } } : grouped
  return withPeriod.chart ? withPeriod : { ...withPeriod, chart: { type: 'bar' } }
}

/** Puts a group elsewhere, on its own axis or the other. */
export function moveGroup(
  report: ReportBody,
  from: { readonly axis: Axis; readonly index: number },
  to: { readonly axis: Axis; readonly index: number },
): ReportBody {
  const group = report[from.axis]?.[from.index]
  if (!group) return report
  const without = withGroups(report, from.axis, (report[from.axis] ?? []).toSpliced(from.index, 1))
  const at = from.axis === to.axis && to.index > from.index ? to.index - 1 : to.index
  return withGroups(without, to.axis, (without[to.axis] ?? []).toSpliced(at, 0, group))
}

export function setGroup(
  report: ReportBody,
  axis: Axis,
  index: number,
  patch: { readonly [K in keyof ReportGroup]?: ReportGroup[K] | undefined },
): ReportBody {
  return withGroups(
    report,
    axis,
    (report[axis] ?? []).map((group, at) => (at === index ? withPatch(group, patch) : group)),
  )
}

/** Other objects forget what went with it. */
export function removeGroup(report: ReportBody, axis: Axis, index: number): ReportBody {
  const gone = report[axis]?.[index]?.id
  const without = withGroups(report, axis, (report[axis] ?? []).toSpliced(index, 1))
  return withSources(without, source => {
    const groups = source.groups?.filter(({ group }) => group !== gone)
    return withPatch(source, { groups: groups && groups.length > 0 ? groups : undefined })
  })
}

/** The groups of both axes. */
export const groupsOf = ({ rows = [], columns = [] }: Pick<ReportBody, 'rows' | 'columns'>): readonly ReportGroup[] => [
  ...rows,
  ...columns,
]

/** The report with other sources of its measures of other objects. */
export function withSources(report: ReportBody, change: (source: ReportSource) => ReportSource): ReportBody {
  if (!report.measures.some(measure => measure.source)) return report
  const changed = report.measures.map(measure =>
    measure.source ? { ...measure, source: change(measure.source) } : measure,
  )
  return { ...report, measures: changed }
}

/** A measure of another object, at the end: what stands there first is added up, else the records are counted. */
export function addSource(
  report: ReportBody,
  source: ReportSource,
  reckoned: Pick<CatalogField, 'type'> | undefined,
  label: LocalizedText,
): ReportBody {
  const fn = (reckoned && functionsFor(reckoned)[0]) ?? 'count'
  const as = freeName(report.measures, source.object)
  return { ...report, measures: [...report.measures, { as, label, fn, source }] }
}

/** Amounts are added up, shares averaged, of everything else the distinct values are counted. The count that a report begins with gives way. */
export function addMeasure(report: ReportBody, picked: Picked | undefined, at = Number.POSITIVE_INFINITY): ReportBody {
  const [only] = report.measures
  const isUntouched =
    report.measures.length === 1 && only?.as === countMeasure.as && only.fn === 'count' && !only.filter
  const kept = isUntouched && picked ? [] : report.measures
  const measure = picked ? measureOf(kept, picked) : { ...countMeasure, as: freeName(kept, 'records') }
  return { ...report, measures: kept.toSpliced(at, 0, measure) }
}

function measureOf(measures: readonly ReportMeasure[], { path, field }: Picked): ReportMeasure {
  const fn = functionsFor(field)[0] ?? 'countDistinct'
  const label = measureLabel({ fn }, field.label)
  const name = fn === 'sum' || fn === 'count' ? field.name : `${field.name}_${fn === 'countDistinct' ? 'count' : fn}`
  return { as: freeName(measures, name), ...(label ? { label } : {}), fn, field: path }
}

/** A comparison of a measure stands right after it. */
export function addComparison(
  report: ReportBody,
  index: number,
  show: 'previous' | 'difference' | 'change',
  against: 'period' | 'year',
  name: LocalizedText,
): ReportBody {
  const measure = report.measures[index]
  if (!measure) return report
  const label = measureLabel({ fn: measure.fn, show, against }, name)
  const as = freeName(report.measures, `${measure.as}_${show === 'previous' ? 'before' : show}`)
  const { colors: _, ...kept } = measure
  const compared: ReportMeasure = { ...kept, as, ...(label ? { label } : {}), show, against }
  return { ...report, measures: report.measures.toSpliced(index + 1, 0, compared) }
}

/** A measure made from those before it; what it says is written by whoever made it. */
export function addFormula(report: ReportBody, label: LocalizedText): ReportBody {
  const [first] = report.measures
  const measure: ReportMeasure = {
    as: freeName(report.measures, 'formula'),
    label,
    formula: first?.as ?? '0',
    format: 'number',
  }
  return { ...report, measures: [...report.measures, measure] }
}

export function setMeasure(
  report: ReportBody,
  index: number,
  patch: { readonly [K in keyof ReportMeasure]?: ReportMeasure[K] | undefined },
): ReportBody {
  return { ...report, measures: report.measures.map((item, at) => (at === index ? withPatch(item, patch) : item)) }
}

/** What is ordered or drawn by the measure forgets it; a report keeps something to reckon. */
export function removeMeasure(report: ReportBody, index: number): ReportBody {
  const gone = report.measures[index]?.as
  const left = report.measures.toSpliced(index, 1)
  const forget = (group: ReportGroup) =>
    withPatch(group, {
      ...(group.sortBy === gone ? { sortBy: undefined, order: undefined } : {}),
      ...(group.topBy === gone ? { topBy: undefined } : {}),
    })
  const { chart } = report
  const drawn = chart?.measures?.filter(name => name !== gone)
  return withPatch(report, {
    measures: left.length > 0 ? left : [countMeasure],
    rows: report.rows?.map(forget),
    columns: report.columns?.map(forget),
    chart:
      chart &&
      withPatch(chart, {
        measures: drawn && drawn.length > 0 ? drawn : undefined,
        ...(chart.target === gone ? { target: undefined } : {}),
      }),
  })
}

export function moveMeasure(report: ReportBody, from: number, to: number): ReportBody {
  const measure = report.measures[from]
  if (!measure) return report
  const at = to > from ? to - 1 : to
  return { ...report, measures: report.measures.toSpliced(from, 1).toSpliced(at, 0, measure) }
}

const typed = new Set(['label', 'formula', 'filter', 'decimals', 'top', 'colors'])

/** Where two reports differ, if only in something that is typed: successive ones are one step. */
export function typedPlace(before: ReportBody, after: ReportBody): string | undefined {
  const [key, ...more] = changedKeys(before, after)
  if (key === 'filter' && more.length === 0) return key
  if (more.length > 0 || (key !== 'rows' && key !== 'columns' && key !== 'measures')) return undefined
  const [was, is] = [before[key] ?? [], after[key] ?? []]
  const places = is.flatMap((item, index) => changedKeys(was[index] ?? {}, item).map(name => [index, name] as const))
  const [place] = places
  if (was.length !== is.length || places.length !== 1 || !place || !typed.has(place[1])) return undefined
  return `${key}/${place[0]}/${place[1]}`
}

function changedKeys(before: object, after: object): string[] {
  const [was, is] = [before, after] as Readonly<Record<string, unknown>>[]
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter(key => JSON.stringify(was?.[key]) !== JSON.stringify(is?.[key]))
}

/** Whether there is a date that comparisons go back on. */
export function isDated(report: ReportBody): boolean {
  return report.period !== undefined || groupsOf(report).some(group => group.by)
}

/** Whether a measure has days of its own that comparisons go back on. */
export function isComparable(report: ReportBody, { formula, source }: ReportMeasure): boolean {
  if (formula !== undefined || !isDated(report)) return false
  if (!source || (report.period && source.period !== undefined)) return true
  const dated = [...(report.columns ?? []), ...(report.rows ?? [])].findLast(group => group.by)
  const field = report.period?.field ?? dated?.field
  return groupsOf(report).some(
    group => group.by && group.field === field && source.groups?.some(item => item.group === group.id),
  )
}

/** A name that no other measure has; formulas call it by that. */
function freeName(measures: readonly ReportMeasure[], wish: string): string {
  const taken = new Set(measures.map(measure => measure.as))
  const name = wish.slice(0, 50)
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`
  return free
}

function freeId(report: ReportBody, wish: string): string {
  const taken = new Set(groupsOf(report).map(group => group.id))
  const plain = wish
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '')
    .slice(0, 50)
  const id = /^[a-z0-9][a-z0-9_-]{2,}$/.test(plain) ? plain : `group-${plain}`.replace(/-$/, '')
  let free = id
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`
  return free
}
