/**
 * Whose records a measure reckons, and where these have what the report groups and chooses by: the records of the
 * report themselves, their children (each once, whatever its parent has besides), or those of another object.
 */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ReportDefinition, ReportGroup, ReportSource } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import type { Context } from '../context.ts'
import { noRight } from '../problems.ts'
import { planCondition } from '../query/condition.ts'
import { findObject, type Path, planPath, type World } from '../query/path.ts'
import { reachedConditions, rebaseCondition, rebasePath } from '../query/rebase.ts'
import { planTrusted } from '../query/trusted.ts'
import type { PlannedGroup, PlannedSource, ReportAsked } from './planned-report.ts'
import { pathWithin, planReportPath, type ReportPath } from './report-path.ts'
import type { Days } from './report-period.ts'
import { invalidReport } from './report-problems.ts'
import { isWaived, sharedFields, sharedRules } from './shared-rules.ts'

/** What sources are planned from. */
export interface SourceGround {
  readonly context: Context
  /** In which names of a stored report's filters and dates are known. */
  readonly hidden: World
  readonly object: CatalogObject
  readonly report: ReportDefinition
  readonly asked: ReportAsked
  readonly groups: readonly PlannedGroup[]
  readonly days: Days | undefined
}

/** The records of the report, or of the children at the end of a path. */
export function ownSource(ground: SourceGround, behind: ReportPath): PlannedSource {
  const { context, hidden, object, report, asked, days } = ground
  const { ups } = behind
  if (asked.right === 'export' && context.rights.scope(behind.object, 'export') === 'none') {
    throw noRight(`You may not export "${behind.object.name}".`)
  }
  const where = [...asked.conditions, ...(report.filter ? [planCondition(hidden, object, report.filter)] : [])]
  const groups = ground.groups.map(({ path, chain }) => pathWithin(path, chain, behind))
  const moved = ground.groups.findLastIndex(item => item.isMoved)
  return {
    object: behind.object,
    ups,
    groups,
    filters: asked.filters,
    apart: [],
    isTimeless: false,
    where: [...reachedConditions(ups), ...where.map(condition => rebaseCondition(condition, ups))],
    time: report.period
      ? rebasePath(planDate(hidden, object, report.period.field, '/period/field'), ups)
      : groups[moved],
    days,
    rateDate: report.rateDate ? rebasePath(planDate(hidden, object, report.rateDate, '/rateDate'), ups) : undefined,
  }
}

/** The records of another object. */
export function otherSource(ground: SourceGround, source: ReportSource, pointer: string): PlannedSource {
  const { context, hidden, report, asked, days } = ground
  const object = findObject(context, source.object)
  if (context.rights.scope(object, 'read') === 'none') throw noRight(`You may not read "${object.name}".`)
  if (context.rights.scope(object, asked.right) === 'none') throw noRight(`You may not export "${object.name}".`)
  const ids = ground.groups.map(item => item.group.id)
  const shared = new Map(
    (source.groups ?? []).map(({ group, field }, index) => {
      const at = `${pointer}/groups/${index}`
      const found = ground.groups.find(item => item.group.id === group)
      if (!found) {
        const near = didYouMean(group, ids)
        const didMean = near.length > 0 ? near : ids
        throw invalidReport(`${at}/group`, `There is no group "${group}".`, { didYouMean: didMean })
      }
      const path = planPath(context, object, field, `${at}/field`)
      if (fits(found.path, path, found.group.by)) return [group, path] as const
      throw invalidReport(`${at}/field`, `"${field}" has no values that "${found.group.field}" has, too.`)
    }),
  )
  for (const [index, name] of (source.common ?? []).entries()) {
    const at = `${pointer}/common/${index}`
    const path = planPath(context, object, name, at)
    if (fits(planPath(hidden, ground.object, name, at), path)) continue
    throw invalidReport(at, `"${name}" does not have the same values in both.`)
  }
  planPaths(ground, object, source, pointer)
  const groups = ground.groups.map(item => shared.get(item.group.id))
  const told = sharedFields(ground.groups, source)
  const { shared: common, apart } = sharedRules(asked.filters, told)
  // What the definition says of itself need not be noted where it says so; what whoever asks has added always is.
  const added = new Set(sharedRules(asked.added, told).apart)
  const filters = [...(source.filter ? [source.filter] : []), ...(common ? [common] : [])]
  const moved = ground.groups.findLastIndex((item, index) => item.isMoved && groups[index] !== undefined)
  const time =
    source.period === undefined ? groups[moved] : planDate(hidden, object, source.period, `${pointer}/period`)
  return {
    object,
    ups: undefined,
    groups,
    filters,
    apart: apart.filter(node => added.has(node) || !isWaived(node, source)),
    isTimeless: days !== undefined && !time && !isWaived({ field: report.period?.field ?? '' }, source),
    where: [
      ...(source.filter ? [planCondition(hidden, object, source.filter, `${pointer}/filter`)] : []),
      ...(common ? [planTrusted(context, object, common)] : []),
    ],
    time,
    days: time && days,
    rateDate: report.rateDate === undefined ? undefined : time,
  }
}

/** Checks what goes with the fields of the report; throws `report/invalid` or `field/unknown` with the position. */
function planPaths(
  { context, hidden, object: own }: SourceGround,
  object: CatalogObject,
  { record, paths = [] }: ReportSource,
  pointer: string,
): void {
  if (record !== undefined) {
    const { field } = planPath(context, object, record, `${pointer}/record`)
    if (field.type !== 'reference' || field.targets[0] !== own.id)
      throw invalidReport(`${pointer}/record`, `"${record}" does not lead to a "${own.name}".`)
  }
  for (const [index, { own: name, field }] of paths.entries()) {
    const at = `${pointer}/paths/${index}`
    const path = planPath(hidden, own, name, `${at}/own`)
    if (field === undefined) continue
    const other = planPath(context, object, field, `${at}/field`)
    if (fits(path, other) || (isDate(path) && isDate(other))) continue
    throw invalidReport(`${at}/field`, `"${field}" has no values that "${name}" has, too.`)
  }
}

/** The path behind the children that a measure names; those of no children where it names none. */
export function placeOf({ context, object }: SourceGround, field: string | undefined, pointer: string): ReportPath {
  return field === undefined
    ? { chain: [], ups: [], object, rest: undefined }
    : planReportPath(context, object, field, `${pointer}/field`)
}

const isDate = ({ field }: Path) => field.type === 'date' || field.type === 'datetime'

function planDate(world: World, object: CatalogObject, name: string, pointer: string): Path {
  const path = planPath(world, object, name, pointer)
  if (isDate(path)) return path
  throw invalidReport(pointer, `"${name}" is not a date.`)
}

/** Values of the two are the same things. */
function fits(own: Path, other: Path, by?: ReportGroup['by']): boolean {
  if (by !== undefined) return isDate(other)
  if (own.field.type !== other.field.type) return false
  return own.field.type !== 'reference' || own.field.targets[0] === other.field.targets[0]
}
