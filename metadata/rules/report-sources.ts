/**
 * Measures are split by the groups of their report: those of other objects say what goes with which group, those of
 * children go along with groups of the same children, and every group splits one of them at least.
 */
import type { ReportDefinition, ReportGroup, ReportMeasure, ReportSource } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { type FieldUse, fieldUse } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

export const reportSources: Rule = function* (context) {
  for (const report of context.symbols.all('report')) {
    const groups = groupsOf(report)
    for (const [index, measure] of report.measures.entries()) {
      if (measure.source) yield* checkSource(report, measure, measure.source, `/measures/${index}`, context)
    }
    for (const { group, pointer } of groups) {
      const names = report.measures.flatMap((measure, at) => (isSplit(context, report, at, pointer) ? measure.as : []))
      if (names.length === 0 && report.measures.some(measure => measure.formula === undefined)) {
        yield error(
          report,
          'report/unsplit-group',
          pointer,
          `No measure is split by ${group.field}: take one of the same children.`,
          `没有统计值按 ${group.field} 拆分，请添加同一子记录的统计值。`,
        )
        continue
      }
      const by = group.topBy ?? report.measures[0]?.as
      const ranked = report.measures.find(measure => measure.as === by)
      if (group.top === undefined || !ranked || ranked.formula !== undefined || names.includes(ranked.as)) continue
      yield error(
        report,
        'report/unfit-top',
        `${pointer}/top`,
        `${ranked.as} is not split by ${group.field}, so that it finds no largest.`,
        `${ranked.as} 不按 ${group.field} 拆分，无法用于排名。`,
        names,
      )
    }
  }
}

interface Placed {
  readonly group: ReportGroup
  readonly pointer: string
}

function groupsOf(report: ReportDefinition): Placed[] {
  return (['rows', 'columns'] as const).flatMap(axis =>
    (report[axis] ?? []).map((group, index) => ({ group, pointer: `/${axis}/${index}` })),
  )
}

/** Whether the records that the measure reckons have a value of the group each. */
function isSplit(context: RuleContext, report: ReportDefinition, at: number, pointer: string): boolean {
  const measure = report.measures[at] as ReportMeasure
  const group = groupsOf(report).find(item => item.pointer === pointer)?.group
  if (measure.formula !== undefined || !group) return false
  if (measure.source) return measure.source.groups?.some(item => item.group === group.id) === true
  const [own, needed] = [
    chainAt(context, report, `/measures/${at}/field`),
    chainAt(context, report, `${pointer}/field`),
  ]
  return needed.every((step, index) => own[index]?.definition === step.definition)
}

/** The children fields that a path begins with. */
function chainAt({ pathAt }: RuleContext, report: ReportDefinition, pointer: string): readonly FieldUse[] {
  const steps = pathAt(report, pointer)?.steps ?? []
  const end = steps.findIndex(step => step.type !== 'children')
  return end < 0 ? steps : steps.slice(0, end)
}

const dates: readonly FieldUse['type'][] = ['date', 'datetime']

function* checkSource(
  report: ReportDefinition,
  measure: ReportMeasure,
  source: ReportSource,
  pointer: string,
  context: RuleContext,
): Iterable<Finding> {
  for (const property of ['field', 'filter', 'formula'] as const) {
    if (measure[property] === undefined) continue
    yield error(
      report,
      'report/unfit-source',
      `${pointer}/${property}`,
      `What ${measure.as} reckons of another object stands in its source.`,
      `${measure.as} 统计另一业务对象，其设置应写在来源中。`,
    )
  }
  const groups = groupsOf(report)
  for (const [index, { group: id, field }] of (source.groups ?? []).entries()) {
    const at = `${pointer}/source/groups/${index}`
    const placed = groups.find(item => item.group.id === id)
    if (!placed) {
      const ids = groups.map(item => item.group.id)
      const texts = [`There is no group ${id}.`, `没有分组 ${id}。`] as const
      const near = didYouMean(id, ids)
      yield error(report, 'report/unknown-group', `${at}/group`, ...texts, near.length > 0 ? near : ids)
      continue
    }
    const [own, other] = [
      context.pathAt(report, `${placed.pointer}/field`)?.end,
      context.pathAt(report, `${at}/field`)?.end,
    ]
    if (!own || !other || fits(own, other, placed.group.by)) continue
    yield error(
      report,
      'report/unfit-group',
      `${at}/field`,
      `${field} has no values that ${placed.group.field} has, too.`,
      `${field} 与 ${placed.group.field} 没有相同的取值。`,
    )
  }
  yield* checkCommon(report, source, pointer, context)
  yield* checkPaths(report, source, pointer, context)
  const day = context.pathAt(report, `${pointer}/source/period`)?.end
  if (day && !dates.includes(day.type)) {
    const texts = [`${day.name} is no date.`, `${day.name} 不是日期。`] as const
    yield error(report, 'report/not-date', `${pointer}/source/period`, ...texts)
  }
  yield* checkComparison(report, measure, source, pointer)
}

/** The report has a field of that name, too, with values of the same kind. */
function* checkCommon(
  report: ReportDefinition,
  source: ReportSource,
  pointer: string,
  { symbols, pathAt }: RuleContext,
): Iterable<Finding> {
  const object = symbols.definition('object', report.object)
  for (const [index, name] of (source.common ?? []).entries()) {
    const at = `${pointer}/source/common/${index}`
    const own = object && fieldUse(symbols, object, name)
    const other = pathAt(report, at)?.end
    if (!object || !other || (own && fits(own, other))) continue
    yield error(
      report,
      'report/unfit-group',
      at,
      `${object.name} has no field ${name} with the same values.`,
      `${object.name} 没有取值相同的字段 ${name}。`,
    )
  }
}

/** What goes with a field of the report has the same values; a reference to its record leads there. */
function* checkPaths(
  report: ReportDefinition,
  source: ReportSource,
  pointer: string,
  { pathAt }: RuleContext,
): Iterable<Finding> {
  const way = pathAt(report, `${pointer}/source/record`)?.end
  if (way && !(way.type === 'reference' && way.targets[0]?.name === report.object)) {
    yield error(
      report,
      'report/unfit-source',
      `${pointer}/source/record`,
      `${source.record} does not lead to a ${report.object}.`,
      `${source.record} 没有指向 ${report.object}。`,
    )
  }
  for (const [index, { own, field }] of (source.paths ?? []).entries()) {
    const at = `${pointer}/source/paths/${index}`
    const [left, right] = [pathAt(report, `${at}/own`)?.end, pathAt(report, `${at}/field`)?.end]
    if (!left || !right || isAlike(left, right)) continue
    yield error(
      report,
      'report/unfit-group',
      `${at}/field`,
      `${field} has no values that ${own} has, too.`,
      `${field} 与 ${own} 没有相同的取值。`,
    )
  }
}

/** The two are filtered by the same values: days and moments are both days. */
function isAlike(own: FieldUse, other: FieldUse): boolean {
  return fits(own, other) || (dates.includes(own.type) && dates.includes(other.type))
}

/** Values of the two are the same things. */
function fits(own: FieldUse, other: FieldUse, by?: ReportGroup['by']): boolean {
  if (by !== undefined) return dates.includes(other.type)
  if (own.type !== 'reference') return own.type === other.type
  return other.type === 'reference' && own.targets[0] === other.targets[0]
}

/** What is compared with earlier days needs a day of its own. */
function* checkComparison(
  report: ReportDefinition,
  { as, show }: ReportMeasure,
  source: ReportSource,
  pointer: string,
): Iterable<Finding> {
  if (show !== 'previous' && show !== 'difference' && show !== 'change') return
  const groups = groupsOf(report).map(item => item.group)
  const dated = [...(report.columns ?? []), ...(report.rows ?? [])].findLast(group => group.by)
  const field = report.period?.field ?? dated?.field
  const isShared = groups.some(
    group => group.by && group.field === field && source.groups?.some(item => item.group === group.id),
  )
  if (field === undefined || isShared || (report.period && source.period !== undefined)) return
  yield error(
    report,
    'report/nothing-to-compare',
    `${pointer}/show`,
    `${as} is compared with earlier days: say in its source which date goes with the dates of the report.`,
    `${as} 要与更早的日期比较：请在来源中指明与报表日期对应的日期字段。`,
  )
}
