/** A dashboard can be shown: key figures name measures that have a total, filters fit the fields that they go by, links lead somewhere. */

import type { DashboardDefinition, DashboardFilter, DashboardTile, KpiTile, ReportDefinition } from '../definitions.ts'
import { choicesOf } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import { ranges } from '../kinds/report/ranges.ts'
import { systemObjects } from '../system-fields.ts'
import type { FieldPath, Rule, RuleContext } from './context.ts'

export const dashboards: Rule = function* (context) {
  for (const dashboard of context.symbols.all('dashboard')) yield* checkDashboard(context, dashboard)
}

/** The same of one dashboard, which need not be in the application. */
export function* checkDashboard(context: RuleContext, dashboard: DashboardDefinition): Iterable<Finding> {
  for (const [index, filter] of (dashboard.filters ?? []).entries()) {
    if (filter.type !== 'period' || filter.default === undefined || Object.hasOwn(ranges, filter.default)) continue
    yield error(
      dashboard,
      'dashboard/unfit-default',
      `/filters/${index}/default`,
      `${filter.default} is no range such as this_quarter.`,
      `${filter.default} 不是时间范围，例如 this_quarter。`,
      Object.keys(ranges),
    )
  }
  for (const [index, tile] of dashboard.tiles.entries()) {
    yield* checkTile(context, dashboard, tile, `/tiles/${index}`)
  }
}

function* checkTile(
  context: RuleContext,
  dashboard: DashboardDefinition,
  tile: DashboardTile,
  pointer: string,
): Iterable<Finding> {
  if (tile.type === 'links') yield* checkLinks(dashboard, tile.links, pointer)
  if (tile.type === 'list') yield* checkFollowed(context, dashboard, tile.filters, undefined, pointer)
  if (tile.type !== 'report' && tile.type !== 'kpi') return
  const report = context.symbols.definition('report', tile.report)
  if (!report) return
  yield* checkFollowed(context, dashboard, tile.filters, report, pointer)
  if (tile.period !== undefined && !report.period) yield noPeriod(dashboard, report, `${pointer}/period`)
  yield* checkParameters(context, dashboard, tile, report, pointer)
  if (tile.type === 'kpi') yield* checkKpi(context, dashboard, tile, report, pointer)
}

const noPeriod = (dashboard: DashboardDefinition, report: ReportDefinition, pointer: string) =>
  error(
    dashboard,
    'dashboard/no-period',
    pointer,
    `The report ${report.name} has no period.`,
    `报表 ${report.name} 没有期间。`,
  )

function* checkFollowed(
  context: RuleContext,
  dashboard: DashboardDefinition,
  followed: readonly { readonly filter: string; readonly field?: string }[] = [],
  report: ReportDefinition | undefined,
  pointer: string,
): Iterable<Finding> {
  const known = dashboard.filters ?? []
  for (const [index, { filter: id, field }] of followed.entries()) {
    const at = `${pointer}/filters/${index}`
    const filter = known.find(item => item.id === id)
    if (!filter) {
      const ids = known.map(item => item.id)
      const texts = [`There is no filter ${id}.`, `没有筛选条件 ${id}。`] as const
      yield error(dashboard, 'dashboard/unknown-filter', `${at}/filter`, ...texts, ids)
    } else if (field === undefined) {
      if (filter.type === 'period' && !report?.period && report) yield noPeriod(dashboard, report, at)
      if (filter.type === 'period') continue
      const texts = ['Only a period does without a field.', '只有期间可以不指定字段。'] as const
      yield error(dashboard, 'dashboard/unfit-filter', at, ...texts)
    } else {
      const path = context.pathAt(dashboard, `${at}/field`)
      if (!path?.end || isFit(context, filter, path)) continue
      const texts = [`${field} is none of what the filter chooses.`, `${field} 与筛选条件的类型不符。`] as const
      yield error(dashboard, 'dashboard/unfit-filter', `${at}/field`, ...texts)
    }
  }
}

function isFit({ symbols }: RuleContext, { type }: DashboardFilter, path: FieldPath): boolean {
  const { end } = path
  if (!end) return true
  const leadsTo = (id: string) => end.type === 'reference' && end.targets.some(target => target.id === id)
  switch (type) {
    case 'period':
      return end.type === 'date' || end.type === 'datetime'
    case 'user':
      return leadsTo(systemObjects.user)
    case 'unit':
      return leadsTo(systemObjects.unit)
    case 'choice': {
      const object = path.steps.at(-2)?.targets[0] ?? path.base
      return object !== undefined && choicesOf(end, symbols, object) !== undefined
    }
  }
}

function* checkParameters(
  { symbols }: RuleContext,
  dashboard: DashboardDefinition,
  { parameters = [] }: Pick<KpiTile, 'parameters'>,
  report: ReportDefinition,
  pointer: string,
): Iterable<Finding> {
  const query = report.query === undefined ? undefined : symbols.definition('query', report.query)
  const known = [...(query?.parameters ?? []), ...(report.parameters ?? [])]
  for (const [index, { name }] of parameters.entries()) {
    if (known.some(item => item.name === name)) continue
    const names = known.map(item => item.name)
    const texts = [`${report.name} has no parameter ${name}.`, `${report.name} 没有参数 ${name}。`] as const
    yield error(dashboard, 'dashboard/unknown-parameter', `${pointer}/parameters/${index}/name`, ...texts, names)
  }
  const lacking = known.filter(
    item => item.required && item.default === undefined && !parameters.some(given => given.name === item.name),
  )
  for (const { name } of lacking) {
    const texts = [`${report.name} needs the parameter ${name}.`, `${report.name} 需要参数 ${name}。`] as const
    yield error(dashboard, 'dashboard/no-parameter', pointer, ...texts)
  }
}

function* checkKpi(
  { symbols }: RuleContext,
  dashboard: DashboardDefinition,
  { measure, target, compare }: KpiTile,
  report: ReportDefinition,
  pointer: string,
): Iterable<Finding> {
  yield* checkMeasure(dashboard, report, measure, `${pointer}/measure`)
  if (compare !== undefined && !report.period) yield noPeriod(dashboard, report, `${pointer}/compare`)
  if (!target) return
  const other = target.report === undefined ? report : symbols.definition('report', target.report)
  if ((target.number === undefined) === (target.measure === undefined)) {
    yield error(
      dashboard,
      'dashboard/unfit-target',
      `${pointer}/target`,
      'A target is a number or a measure: exactly one.',
      '目标须且只能是数值或统计值之一。',
    )
  } else if (target.measure !== undefined && other) {
    yield* checkMeasure(dashboard, other, target.measure, `${pointer}/target/measure`)
  }
}

function* checkMeasure(
  dashboard: DashboardDefinition,
  report: ReportDefinition,
  name: string,
  pointer: string,
): Iterable<Finding> {
  const names = report.measures.map(item => item.as)
  if (!names.includes(name)) {
    const texts = [`${report.name} has no measure ${name}.`, `${report.name} 没有统计值 ${name}。`] as const
    yield error(dashboard, 'dashboard/unknown-measure', pointer, ...texts, names)
  } else if (report.totals === 'none' && [...(report.rows ?? []), ...(report.columns ?? [])].length > 0) {
    yield error(
      dashboard,
      'dashboard/no-total',
      pointer,
      `${report.name} shows no totals.`,
      `${report.name} 不显示汇总。`,
    )
  }
}

function* checkLinks(
  dashboard: DashboardDefinition,
  links: Extract<DashboardTile, { type: 'links' }>['links'],
  pointer: string,
): Iterable<Finding> {
  for (const [index, { list, query, report, dashboard: other, link }] of links.entries()) {
    if ([list, query, report, other, link].filter(target => target !== undefined).length === 1) continue
    yield error(
      dashboard,
      'dashboard/not-one-target',
      `${pointer}/links/${index}`,
      'A link opens a list, a query, a report, a dashboard or an address: exactly one.',
      '链接须且只能指向列表、查询、报表、仪表盘或网址之一。',
    )
  }
}
