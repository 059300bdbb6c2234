/** A stored query with its parameters filled in: a list or groups, in the words of the definition. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { QueryDefinition } from '#metadata/definitions.ts'

import { type AggregatePlan, planAggregate } from '../aggregate/aggregate-plan.ts'
import { noRight } from '../problems.ts'
import type { Condition } from '../query/condition.ts'
import type { World } from '../query/path.ts'
import { isVisiblePath } from '../query/trusted.ts'

/** Whether a query answers rows of groups rather than records. */
export function isGrouped(query: QueryDefinition): boolean {
  return (query.groups ?? []).length + (query.measures ?? []).length > 0
}

/** The fields that the actor may see of what a query selects. */
export function selectedFields(world: World, object: CatalogObject, query: QueryDefinition): string[] {
  return (query.select ?? []).filter(path => isVisiblePath(world, object, path))
}

/** How its records are sorted, as far as the actor may see by what. */
export function sortedFields(world: World, object: CatalogObject, query: QueryDefinition): string[] {
  return (query.sort ?? [])
    .filter(item => isVisiblePath(world, object, item.field))
    .map(item => (item.descending ? `-${item.field}` : item.field))
}

/** The groups and measures of a query; measures that the actor may not see are left out, groups are not. */
export function planGrouped(
  world: World,
  object: CatalogObject,
  query: QueryDefinition,
  where: readonly Condition[],
  limit = query.limit,
): AggregatePlan {
  const groups = query.groups ?? []
  if (!groups.every(group => isVisiblePath(world, object, group.field))) {
    throw noRight('The query groups by something that you may not see.')
  }
  const measures = (query.measures ?? []).filter(item => !item.field || isVisiblePath(world, object, item.field))
  const known = new Set([...groups.map(group => group.field), ...measures.map(item => item.as)])
  const sort = (query.sort ?? []).filter(item => known.has(item.field))
  return planAggregate(
    world,
    {
      object: object.name,
      groups: groups.map(({ field, by }) => ({ field, ...(by ? { by } : {}) })),
      measures: measures.map(({ fn, field, as }) => ({ fn, as, ...(field ? { field } : {}) })),
      sort: sort.map(item => (item.descending ? `-${item.field}` : item.field)),
      ...(limit === undefined ? {} : { limit }),
    },
    where,
  )
}
