/**
 * A report as far as somebody may know it. Whole rows, columns and measures go, never a filter alone: without it the
 * figure would be another.
 */
import type { ReportDefinition, ReportMeasure } from '#metadata/definitions.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { measureScope } from '#metadata/feel/measure-scope.ts'
import type { Reference } from '#metadata/reference.ts'
import { referencesOf } from '#metadata/references.ts'

import type { World } from '../query/path.ts'

/** The report without what is gone or hidden, and JSON pointers of what had to go. */
export interface KnownParts {
  readonly report: ReportDefinition
  readonly lost: readonly string[]
}

const lists = ['rows', 'columns', 'measures', 'parameters'] as const
const singles = ['filter', 'period', 'rateDate', 'query', 'chart'] as const

/** What is left for these rights. */
export function knownParts(world: World, report: ReportDefinition): KnownParts {
  const unknown = referencesOf(report, world.catalog.symbols).filter(reference => !isKnown(world, reference))
  const lost = new Set(unknown.map(({ pointer }) => partOf(pointer)))
  const gone = new Set<string>()
  const groups = (['rows', 'columns'] as const).flatMap(axis =>
    (report[axis] ?? []).filter((_, index) => lost.has(`/${axis}/${index}`)).map(group => group.id),
  )
  for (const [index, measure] of report.measures.entries()) {
    const names = report.measures.slice(0, index + 1).map(item => item.as)
    const isApart = measure.source?.groups?.some(({ group }) => groups.includes(group)) === true
    if (isApart || readsOf(world, measure, names).some(name => gone.has(name))) lost.add(`/measures/${index}`)
    if (lost.has(`/measures/${index}`)) gone.add(measure.as)
  }
  if (lost.size === 0) return { report, lost: [] }
  const left = Object.fromEntries(
    Object.entries(report).flatMap(([key, value]) => {
      if (singles.some(name => name === key) && lost.has(`/${key}`)) return []
      if (!lists.some(name => name === key)) return [[key, value]]
      const kept = (value as readonly object[]).filter((_, index) => !lost.has(`/${key}/${index}`))
      return [[key, key === 'rows' || key === 'columns' ? kept.map(group => unsorted(group, gone)) : kept]]
    }),
  ) as unknown as ReportDefinition
  return { report: left, lost: [...lost].sort() }
}

function isKnown({ catalog, rights }: World, { target, value, object: of }: Reference): boolean {
  if (value.startsWith('?')) return false
  const isRead = (name: string) => {
    const object = catalog.objects.get(name)
    return object !== undefined && rights.scope(object, 'read') !== 'none'
  }
  if (target === 'object') return isRead(value)
  if (target === 'query') return isRead(catalog.symbols.definition('query', value)?.object ?? '')
  if (target !== 'field') return true
  const object = of && catalog.objects.get(of.name)
  if (!object || !isRead(object.name)) return false
  const field = object.fields.get(value) ?? object.formerFields.get(value)
  return field ? rights.field(object, field) !== 'hidden' : value === 'title'
}

/** `/measures/2/filter/rules/0/field` belongs to `/measures/2`. */
function partOf(pointer: string): string {
  const [, first = '', second = ''] = pointer.split('/')
  return lists.some(name => name === first) ? `/${first}/${second}` : `/${first}`
}

function readsOf({ catalog }: World, measure: ReportMeasure, names: readonly string[]): string[] {
  const texts = [measure.formula, ...(measure.colors ?? []).map(color => color.when)]
  return texts.flatMap(text =>
    text === undefined
      ? []
      : checkExpression(text, measureScope(catalog.symbols, names)).reads.map(read => String(read.root)),
  )
}

function unsorted(group: object, gone: ReadonlySet<string>): object {
  const { sortBy, topBy } = group as { sortBy?: string; topBy?: string }
  return Object.fromEntries(
    Object.entries(group).filter(
      ([key]) => !(key === 'sortBy' && gone.has(sortBy ?? '')) && !(key === 'topBy' && gone.has(topBy ?? '')),
    ),
  )
}
