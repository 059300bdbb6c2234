/** A question for groups and measures, checked against the catalog: pure data that a printer turns into one statement. */
import type { CatalogObject, FieldType } from '#metadata/catalog.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import { invalidAggregate, noRight } from '../problems.ts'
import { type Condition, planCondition } from '../query/condition.ts'
import { findObject, type Path, planPath, type World } from '../query/path.ts'
import { toSearchQuery } from '../query/search-sql.ts'
import type { Matching } from '../records/where-sql.ts'

export const grains = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Grain = (typeof grains)[number]
export const measureFunctions = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'] as const
export type MeasureFunction = (typeof measureFunctions)[number]

/** What the caller asked for, in the caller's words. */
export interface AggregateRequest {
  readonly object: string
  readonly groups?: readonly { readonly field: string; readonly by?: Grain }[]
  readonly measures: readonly { readonly fn: MeasureFunction; readonly field?: string; readonly as: string }[]
  readonly filter?: unknown
  readonly search?: string
  /** `-total,stage`: names of measures and fields of groups. */
  readonly sort?: readonly string[]
  readonly limit?: number
}

export interface Group {
  /** The field as the caller wrote it; the key in each row. */
  readonly key: string
  readonly path: Path
  readonly by: Grain | undefined
}

/** What is reckoned over one field, or the records themselves. */
export type Measure =
  | { readonly key: string; readonly fn: 'count' }
  | { readonly key: string; readonly fn: Exclude<MeasureFunction, 'count'>; readonly path: Path }

export interface AggregatePlan {
  readonly object: CatalogObject
  readonly groups: readonly Group[]
  readonly measures: readonly Measure[]
  readonly matching: Matching
  /** By index into the groups, then the measures. */
  readonly sort: readonly { readonly at: number; readonly descending: boolean }[]
  readonly limit: number
}

const mostGroups = 8
const mostMeasures = 30
const mostRows = 1000

/** Resolves names; throws `aggregate/invalid` or `field/unknown` with positions. `trusted` conditions are planned already. */
export function planAggregate(
  world: World,
  request: AggregateRequest,
  trusted: readonly Condition[] = [],
): AggregatePlan {
  const object = findObject(world, request.object)
  if (world.rights.scope(object, 'read') === 'none') throw noRight(`You may not read "${object.name}".`)
  const groups = (request.groups ?? []).map((group, index) => planGroup(world, object, group, `/groups/${index}`))
  const measures = request.measures.map((item, index) => planMeasure(world, object, item, `/measures/${index}`))
  if (groups.length > mostGroups) throw invalid('/groups', `At most ${mostGroups} groups can be asked for.`)
  if (measures.length > mostMeasures) throw invalid('/measures', `At most ${mostMeasures} measures can be asked for.`)
  if (groups.length + measures.length === 0) throw invalid('/measures', 'There is nothing to reckon.')
  const keys = [...groups, ...measures].map(item => item.key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw invalid('/measures', `"${twice}" is asked for twice.`)
  const filter = request.filter ?? undefined
  return {
    object,
    groups,
    measures,
    matching: {
      where: [...trusted, ...(filter === undefined ? [] : [planCondition(world, object, filter)])],
      search: request.search?.trim() ? toSearchQuery(request.search) : undefined,
      deleted: false,
      right: 'read',
    },
    sort: planSort(request.sort ?? [], keys, groups.length),
    limit: Math.min(request.limit ?? mostRows, mostRows),
  }
}

function planGroup(
  world: World,
  object: CatalogObject,
  { field, by }: { field: string; by?: Grain },
  pointer: string,
): Group {
  const path = planPath(world, object, field, `${pointer}/field`)
  const { type } = path.field
  if (ungroupable.has(type)) throw invalid(`${pointer}/field`, `Records cannot be grouped by "${field}".`)
  if (by && type !== 'date' && type !== 'datetime') throw invalid(`${pointer}/by`, `"${field}" is not a date.`)
  return { key: field, path, by }
}

const ungroupable: ReadonlySet<FieldType> = new Set(['children', 'multiChoice', 'file', 'anyReference', 'money'])

/** Checks one measure. */
export function planMeasure(
  world: World,
  object: CatalogObject,
  { fn, field, as }: { fn: MeasureFunction; field?: string; as: string },
  pointer: string,
): Measure {
  if (fn === 'count') {
    if (field !== undefined) throw invalid(`${pointer}/field`, 'Records are counted, not a field.')
    return { key: as, fn }
  }
  if (field === undefined) throw invalid(`${pointer}/field`, `"${fn}" needs a field.`)
  const path = planPath(world, object, field, `${pointer}/field`)
  if (!measurable[fn].has(path.field.type)) throw invalid(`${pointer}/field`, `"${fn}" does not fit "${field}".`)
  return { key: as, fn, path }
}

const numbers: readonly FieldType[] = ['integer', 'decimal', 'percent', 'money', 'rating']
const ordered: readonly FieldType[] = [...numbers, 'date', 'datetime', 'text', 'autoNumber', 'email', 'phone', 'url']
const measurable: Readonly<Record<Exclude<MeasureFunction, 'count'>, ReadonlySet<FieldType>>> = {
  sum: new Set(numbers),
  avg: new Set(numbers),
  min: new Set(ordered),
  max: new Set(ordered),
  countDistinct: new Set([
    ...ordered.filter(type => type !== 'money'),
    'longText',
    'boolean',
    'choice',
    'reference',
    'anyReference',
    'id',
  ]),
}

/** What was asked for, then the groups in their order, so that the order is total. */
function planSort(names: readonly string[], keys: readonly string[], groupCount: number): AggregatePlan['sort'] {
  const wanted = names.map((name, index) => {
    const key = name.replace(/^[-+]/, '')
    const at = keys.indexOf(key)
    if (at < 0) {
      throw invalidAggregate(`"${key}" is neither a group nor a measure of the question.`, {
        errors: [{ pointer: `/sort/${index}`, code: 'aggregate/invalid', message: `No "${key}"` }],
        didYouMean: didYouMean(key, keys),
      })
    }
    return { at, descending: name.startsWith('-') }
  })
  const rest = Array.from({ length: groupCount }, (_, at) => ({ at, descending: false }))
  return [...wanted, ...rest.filter(({ at }) => !wanted.some(item => item.at === at))]
}

function invalid(pointer: string, message: string) {
  return invalidAggregate(`${message} (at ${pointer})`, {
    errors: [{ pointer, code: 'aggregate/invalid', message }],
  })
}
