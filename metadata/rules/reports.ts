/** A report can be reckoned: groups and measures fit their fields, names of measures lead to measures, comparisons have a date. */
import type { ReportDefinition, ReportGroup, ReportMeasure } from '../definitions.ts'
import type { FieldType } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

export const reports: Rule = function* (context) {
  for (const report of context.symbols.all('report')) {
    yield* checkGroups(report, context)
    for (const [index, measure] of report.measures.entries()) {
      yield* checkSource(report, measure, `/measures/${index}`, context)
      yield* checkComparison(report, measure, `/measures/${index}`)
    }
    yield* checkDates(report, context)
    if (report.measures.length === 0 || report.measures.length > mostMeasures) {
      const count = report.measures.length
      yield error(
        report,
        'report/unfit-size',
        '/measures',
        `A report has 1 to ${mostMeasures} measures, not ${count}.`,
        `报表须有 1 至 ${mostMeasures} 个统计值，而非 ${count} 个。`,
      )
    }
  }
}

/** How much one report may ask for. */
export const mostGroups = 4
export const mostMeasures = 30

const ungrouped = new Set<FieldType>(['longText', 'multiChoice', 'file', 'anyReference', 'money', 'children'])
const dates = new Set<FieldType>(['date', 'datetime'])

function* checkGroups(report: ReportDefinition, { pathAt }: RuleContext): Iterable<Finding> {
  for (const axis of ['rows', 'columns'] as const) {
    const groups = report[axis] ?? []
    if (groups.length > mostGroups) {
      yield error(
        report,
        'report/unfit-size',
        `/${axis}`,
        `At most ${mostGroups} groups stand in ${axis}.`,
        `行或列最多各有 ${mostGroups} 个分组。`,
      )
    }
    for (const [index, group] of groups.entries()) {
      const pointer = `/${axis}/${index}`
      const type = pathAt(report, `${pointer}/field`)?.end?.type
      if (type && ungrouped.has(type)) {
        yield error(
          report,
          'report/unfit-group',
          `${pointer}/field`,
          `Records cannot be grouped by ${group.field}.`,
          `不能按 ${group.field} 分组。`,
        )
      }
      if (type && group.by && !dates.has(type)) {
        const texts = [`${group.field} is no date.`, `${group.field} 不是日期。`] as const
        yield error(report, 'report/not-date', `${pointer}/by`, ...texts)
      }
      if (group.emptyPeriods === 'show' && !group.by) {
        const texts = [`${group.field} has no periods.`, `${group.field} 没有期间。`] as const
        yield error(report, 'report/not-date', `${pointer}/emptyPeriods`, ...texts)
      }
      yield* checkNames(report, group, pointer)
    }
  }
}

function* checkNames(report: ReportDefinition, group: ReportGroup, pointer: string): Iterable<Finding> {
  const names = report.measures.map(measure => measure.as)
  for (const property of ['sortBy', 'topBy'] as const) {
    const name = group[property]
    if (name === undefined || names.includes(name)) continue
    const texts = [`There is no measure ${name}.`, `没有统计值 ${name}。`] as const
    yield error(report, 'report/unknown-measure', `${pointer}/${property}`, ...texts, names)
  }
  const by = group.topBy ?? names[0]
  const ranked = report.measures.find(measure => measure.as === by)
  if (group.top !== undefined && ranked?.formula !== undefined) {
    yield error(
      report,
      'report/unfit-top',
      `${pointer}/top`,
      `The largest are found by a measure of records, not by the formula ${ranked.as}.`,
      `排名须依据对记录的统计值，而非公式 ${ranked.as}。`,
    )
  }
}

const numbers = new Set<FieldType>(['integer', 'decimal', 'money', 'percent', 'rating'])
const ordered = new Set<FieldType>([...numbers, ...dates])
const fitting: Readonly<Record<Exclude<NonNullable<ReportMeasure['fn']>, 'count' | 'countDistinct'>, Set<FieldType>>> =
  { sum: numbers, avg: numbers, median: numbers, min: ordered, max: ordered }
const uncounted = new Set<FieldType>(['children', 'file', 'multiChoice', 'money'])

function* checkSource(
  report: ReportDefinition,
  { as, fn, formula, source, ...own }: ReportMeasure,
  pointer: string,
  { pathAt }: RuleContext,
): Iterable<Finding> {
  const [field, at] = source ? [source.field, `${pointer}/source/field`] : [own.field, `${pointer}/field`]
  if ((fn === undefined) === (formula === undefined)) {
    yield error(
      report,
      'report/not-one-source',
      pointer,
      `${as} has either a function or a formula.`,
      `${as} 须且只能有函数或公式之一。`,
    )
    return
  }
  const type = pathAt(report, at)?.end?.type
  if (fn === undefined || fn === 'count') {
    if (field === undefined || (fn === 'count' && !source && (type === undefined || type === 'children'))) return
    yield error(report, 'report/unfit-measure', at, `${as} takes no field.`, `${as} 不使用字段。`)
    return
  }
  if (field === undefined) {
    yield error(report, 'report/no-field', pointer, `${fn} needs a field.`, `${fn} 需要字段。`)
    return
  }
  if (!type || (fn === 'countDistinct' ? !uncounted.has(type) : fitting[fn].has(type))) return
  yield error(report, 'report/unfit-measure', at, `${field} has no ${fn}.`, `${field} 不能计算 ${fn}。`)
}

const comparing: readonly ReportMeasure['show'][] = ['previous', 'difference', 'change']

/** A comparison needs days to go back from, and records to be reckoned anew. */
function* checkComparison(report: ReportDefinition, measure: ReportMeasure, pointer: string): Iterable<Finding> {
  if (!comparing.includes(measure.show)) return
  const isDated =
    report.period !== undefined || [...(report.rows ?? []), ...(report.columns ?? [])].some(item => item.by)
  if (isDated && measure.formula === undefined) return
  yield error(
    report,
    'report/nothing-to-compare',
    `${pointer}/show`,
    isDated
      ? `${measure.as} is a formula; compare the measures that it is made of.`
      : `${measure.as} is compared with earlier days: group by a date, or give the report a period.`,
    isDated
      ? `${measure.as} 是公式，请比较构成它的统计值。`
      : `${measure.as} 要与更早的日期比较：请按日期分组，或设置报表期间。`,
  )
}

function* checkDates(report: ReportDefinition, { pathAt }: RuleContext): Iterable<Finding> {
  for (const pointer of ['/period/field', '/rateDate']) {
    const use = pathAt(report, pointer)?.end
    if (!use || dates.has(use.type)) continue
    yield error(report, 'report/not-date', pointer, `${use.name} is no date.`, `${use.name} 不是日期。`)
  }
}
