/** A report checked against the catalog and the rights of whoever asks: pure data that a printer turns into one statement. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ReportDefinition, ReportGroup } from '#metadata/definitions.ts'
import { mostGroups, mostMeasures } from '#metadata/rules/reports.ts'

import type { Context } from '../context.ts'
import { noRight } from '../problems.ts'
import { findObject, planPath, type World } from '../query/path.ts'
import { todayIn } from '../query/relative-dates.ts'
import { trustedWorld } from '../query/trusted.ts'
import { type Kept, keptMeasures } from './kept-measures.ts'
import { planMeasures } from './plan-measures.ts'
import type { PlannedGroup, ReportAsked, ReportPlan } from './planned-report.ts'
import { isVisibleReportPath, planReportPath } from './report-path.ts'
import { periodDays } from './report-period.ts'
import { invalidReport } from './report-problems.ts'
import { withStateLabels } from './state-labels.ts'

/**
 * Throws `report/invalid`, `field/unknown` or `filter/invalid` with positions; `access/denied` where a group may not be
 * seen. Measures that may not be seen are left out, with what is made from them.
 */
export function planReport(context: Context, report: ReportDefinition, asked: ReportAsked): ReportPlan {
  const object = findObject(context, report.object)
  if (context.rights.scope(object, 'read') === 'none') throw noRight(`You may not read "${object.name}".`)
  if (context.rights.scope(object, asked.right) === 'none') throw noRight(`You may not export "${object.name}".`)
  if (report.measures.length === 0) throw invalidReport('/measures', 'There is nothing to reckon.')
  const kept = keptMeasures(context, object, report, asked)
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
    return all.map((group, index) =>
      planGroup(context, object, { group, axis, index, timeField, kept, asked, filter: report.filter }),
    )
  })
  const stepped = groups.findLastIndex(item => item.isMoved)
  const hidden: World = asked.isStored ? trustedWorld(context) : context
  const { measures, sources, parts } = planMeasures({
    context,
    hidden,
    object,
    report,
    asked,
    kept,
    groups,
    days,
    period,
    by: groups[stepped]?.group.by,
  })
  for (const [index, { group, axis, top }] of groups.entries()) {
    const isSplit = (at: number) => sources[at]?.groups[index] !== undefined
    if (!sources.some((_, at) => isSplit(at))) {
      // What was split by it is hidden, else the rules would have said so.
      if (asked.isStored) throw noRight(`All that the report splits by "${group.field}" is hidden from you.`)
      throw invalidReport(`/${axis}`, `No measure is split by "${group.field}"; take one of the same children.`)
    }
    if (top && !isSplit(measures[top.measure]?.source ?? -1)) {
      throw invalidReport(`/${axis}`, `The measure that finds the largest is not split by "${group.field}".`)
    }
  }
  return {
    object,
    groups,
    rowCount: (report.rows ?? []).length,
    measures,
    sources,
    parts,
    days,
    today: todayIn(context.actor.timeZone, new Date()),
    stepped: stepped < 0 ? undefined : stepped,
    rateDate: report.rateDate,
    totals: report.totals ?? 'all',
    fiscalMonth: asked.fiscalMonth,
    right: asked.right,
  }
}

const ungrouped = new Set(['longText', 'multiChoice', 'file', 'anyReference', 'money', 'children'])

interface GroupPlace {
  readonly group: ReportGroup
  readonly axis: 'rows' | 'columns'
  readonly index: number
  readonly timeField: string | undefined
  readonly kept: readonly Kept[]
  readonly asked: ReportAsked
  readonly filter: ReportDefinition['filter']
}

function planGroup(world: World, object: CatalogObject, place: GroupPlace): PlannedGroup {
  const { group, axis, index, timeField, kept, asked, filter } = place
  const pointer = `/${axis}/${index}`
  if (asked.isStored && !isVisibleReportPath(world, object, group.field)) {
    throw noRight('The report groups by something that you may not see.')
  }
  const behind = planReportPath(world, object, group.field, `${pointer}/field`)
  if (behind.rest === undefined) {
    throw invalidReport(`${pointer}/field`, `Records cannot be grouped by "${group.field}".`)
  }
  const path = withStateLabels(world, planPath(world, behind.object, behind.rest, `${pointer}/field`), filter)
  const { type } = path.field
  if (ungrouped.has(type)) throw invalidReport(`${pointer}/field`, `Records cannot be grouped by "${group.field}".`)
  if (group.by && type !== 'date' && type !== 'datetime') {
    throw invalidReport(`${pointer}/by`, `"${group.field}" is not a date.`)
  }
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
    chain: behind.chain,
    top:
      group.top === undefined
        ? undefined
        : { count: group.top, measure: ranked, isOthers: (group.rest ?? 'others') === 'others' },
    isMoved: group.by !== undefined && group.field === timeField,
  }
}
