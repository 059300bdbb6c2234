/** A list request, checked against the catalog: pure data that a printer turns into one statement. */
import type { CatalogObject } from '#metadata/catalog.ts'

import type { Right } from '../access/rights.ts'
import { type Measure, type MeasureFunction, planMeasure } from '../aggregate/aggregate-plan.ts'
import { noRight } from '../problems.ts'
import { type Condition, planCondition } from '../query/condition.ts'
import { findObject, type World } from '../query/path.ts'
import { toSearchQuery } from '../query/search-sql.ts'
import { type FieldPlan, planFields } from '../query/selection.ts'
import { decodeCursor, planSort, type SortItem } from '../query/sort.ts'
import { formulaCondition } from '../query/trusted.ts'

export type CountMode = 'none' | 'exact' | 'capped'

/** What the caller asked for, in the caller's words. */
export interface ListRequest {
  readonly object: string
  readonly fields?: readonly string[]
  readonly filter?: unknown
  readonly sort?: readonly string[]
  readonly search?: string
  readonly limit?: number
  readonly offset?: number
  readonly after?: string
  readonly count?: CountMode
  readonly deleted?: boolean
  /** The right that decides which records are listed; `read` unless said. */
  readonly right?: Right
  /** What is reckoned over all records of the list; the key in the answer is the field. */
  readonly totals?: readonly { readonly field: string; readonly fn: MeasureFunction }[]
}

/** What will be read. */
export interface ListPlan {
  readonly object: CatalogObject
  readonly fields: FieldPlan
  readonly where: readonly Condition[]
  /** A tsquery, or undefined when nothing is searched for. */
  readonly search: string | undefined
  readonly sort: readonly SortItem[]
  readonly limit: number
  readonly offset: number
  readonly after: readonly (string | null)[] | undefined
  readonly count: CountMode
  /** Records of the recycle bin instead of live ones. */
  readonly deleted: boolean
  readonly right: Right
  readonly totals: readonly Measure[]
  /** Colors of records, the first whose condition is true. */
  readonly colors: readonly { readonly when: Condition; readonly color: string }[]
}

/** A color and the expression that gives it to a record. */
export interface ListColor {
  readonly when: string
  readonly color: string
}

/** Resolves names; throws problems with positions. `trusted` conditions come from definitions and are already planned. */
export function planList(
  world: World,
  request: ListRequest,
  trusted: readonly Condition[] = [],
  colors: readonly ListColor[] = [],
): ListPlan {
  const object = findObject(world, request.object)
  const right = request.right ?? 'read'
  for (const needed of ['read', right] as const) {
    if (world.rights.scope(object, needed) === 'none') throw noRight(`You may not ${needed} "${object.name}".`)
  }
  return {
    object,
    fields: planFields(world, object, request.fields ?? []),
    where: [
      ...trusted,
      ...(request.filter === undefined || request.filter === null
        ? []
        : [planCondition(world, object, request.filter)]),
    ],
    search: request.search?.trim() ? toSearchQuery(request.search) : undefined,
    // Newest first when nothing is said: ids grow with time, and their index serves it at any size.
    sort: planSort(world, object, request.sort ?? []),
    limit: request.limit ?? 50,
    offset: request.offset ?? 0,
    after: request.after ? decodeCursor(request.after) : undefined,
    count: request.count ?? 'none',
    deleted: request.deleted ?? false,
    right,
    totals: (request.totals ?? []).map(({ field, fn }, index) =>
      planMeasure(world, object, { fn, field, as: field }, `/totals/${index}`),
    ),
    colors: colors.map(({ when, color }) => ({ when: formulaCondition(world, object, when), color })),
  }
}
