/** What stands below the columns of a list, over all its records, as one JSON cell beside its rows. */
import sql, { type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import type { World } from '../query/path.ts'
import type { NextAlias } from '../query/scope.ts'
import type { Selection } from '../query/selection.ts'
import type { Matching } from '../records/where-sql.ts'
import type { Measure } from './aggregate-plan.ts'
import { aggregateSelect } from './aggregate-sql.ts'

/** A scalar sub-select, and how its JSON array is read. */
export function totalsSql(
  world: World,
  plan: { readonly object: CatalogObject; readonly matching: Matching; readonly totals: readonly Measure[] },
  next: NextAlias,
): { sql: Sql; selections: readonly Selection[] } {
  const { object, matching, totals } = plan
  const { json, selections } = aggregateSelect(
    world,
    { object, groups: [], measures: totals, matching, sort: [], limit: 1 },
    next,
    'converted',
  )
  return { sql: sql`(${json})`, selections }
}
