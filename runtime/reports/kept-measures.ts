/** The measures of a report that whoever asks may see; those of a report of his own are all looked up by name instead. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ReportDefinition, ReportMeasure } from '#metadata/definitions.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { measureScope } from '#metadata/feel/measure-scope.ts'

import type { World } from '../query/path.ts'
import { isVisiblePath } from '../query/trusted.ts'
import type { ReportAsked } from './planned-report.ts'
import { isVisibleReportPath, planReportPath } from './report-path.ts'
import { invalidReport } from './report-problems.ts'

export interface Kept {
  readonly measure: ReportMeasure
  readonly index: number
}

/** Without the measures of a stored report that the actor may not see, and without what is reckoned from them. */
export function keptMeasures(
  world: World,
  object: CatalogObject,
  report: ReportDefinition,
  { isStored, right }: Pick<ReportAsked, 'isStored' | 'right'>,
): Kept[] {
  const names = report.measures.map(measure => measure.as)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalidReport('/measures', `"${twice}" stands there twice.`)
  const all = report.measures.map((measure, index) => ({ measure, index }))
  if (!isStored) return all
  const lost = new Set<string>()
  return all.filter(({ measure, index }) => {
    const reads = [measure.formula, ...(measure.colors ?? []).map(color => color.when)].flatMap(text =>
      text === undefined
        ? []
        : checkExpression(text, measureScope(world.catalog.symbols, names.slice(0, index + 1))).reads,
    )
    if (isVisible(world, object, measure, right) && !reads.some(read => lost.has(read.root))) return true
    lost.add(measure.as)
    return false
  })
}

/** Whether the actor may see what it is reckoned from and by what it is split. */
function isVisible(
  world: World,
  object: CatalogObject,
  { field, source }: ReportMeasure,
  right: ReportAsked['right'],
): boolean {
  if (!source) {
    if (field === undefined) return true
    if (!isVisibleReportPath(world, object, field)) return false
    return world.rights.scope(planReportPath(world, object, field, '').object, right) !== 'none'
  }
  const other = world.catalog.objects.get(source.object)
  if (!other || world.rights.scope(other, 'read') === 'none' || world.rights.scope(other, right) === 'none')
    return false
  const paths = [
    source.field,
    source.record,
    ...[...(source.groups ?? []), ...(source.paths ?? [])].map(item => item.field),
    ...(source.common ?? []),
  ]
  return paths.every(path => path === undefined || isVisiblePath(world, other, path))
}
