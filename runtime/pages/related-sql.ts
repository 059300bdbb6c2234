/** A related list of a page as one JSON cell: children of the record, or a query that is asked about it. */
import type { Sql } from 'sql-template-tag'
import sql from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { QueryDefinition, RelatedList } from '#metadata/definitions.ts'

import { aggregateSelect } from '../aggregate/aggregate-sql.ts'
import { checkParameters, fillParameters } from '../queries/parameters.ts'
import { isGrouped, planGrouped, selectedFields, sortedFields } from '../queries/query-request.ts'
import type { Condition } from '../query/condition.ts'
import type { World } from '../query/path.ts'
import type { NextAlias } from '../query/scope.ts'
import { planFields, readRecord } from '../query/selection.ts'
import { encodeCursor, planSort, sortKeys } from '../query/sort.ts'
import { isVisiblePath, planTrusted, trustedConditions } from '../query/trusted.ts'
import { jsonList } from './json-list.ts'

/** What the page answers of it. */
export interface RelatedAnswer {
  readonly records?: readonly Record<string, unknown>[]
  readonly rows?: readonly Record<string, unknown>[]
  readonly after?: string
}

export interface RelatedCell {
  readonly id: string
  readonly sql: Sql
  readonly read: (cell: unknown) => RelatedAnswer
}

const usualLimit = 10

/** The cell; undefined when the actor may not see any such record. */
export function relatedCell(
  world: World,
  object: CatalogObject,
  related: RelatedList,
  key: string,
  next: NextAlias,
): RelatedCell | undefined {
  if (related.children) return childrenCell(world, object, related, related.children, key, next)
  const query = related.query ? world.catalog.symbols.definition('query', related.query) : undefined
  return query && queryCell(world, related, query, next)
}

function childrenCell(
  world: World,
  object: CatalogObject,
  related: RelatedList,
  name: string,
  key: string,
  next: NextAlias,
): RelatedCell | undefined {
  const field = object.fields.get(name)
  const child = field && world.catalog.objectsById.get(field.targets[0] ?? '')
  const via = field?.definition?.type === 'children' ? child?.fields.get(field.definition.via) : undefined
  if (!field || !child || !via) return undefined
  if (world.rights.field(object, field) === 'hidden' || world.rights.scope(child, 'read') === 'none') return undefined
  const ofRecord: Condition = {
    kind: 'compare',
    path: { name: via.name, steps: [], object: child, field: via },
    operator: '=',
    operand: { kind: 'record' },
  }
  const seen = (path: string) => isVisiblePath(world, child, path)
  const where = [ofRecord, ...trustedConditions(world, child, `${key}/${related.id}`, related.filter)]
  const sort = (related.sort ?? [])
    .filter(item => seen(item.field))
    .map(item => `${item.descending ? '-' : ''}${item.field}`)
  return recordsCell(world, child, related, { fields: (related.columns ?? []).filter(seen), sort, where }, next)
}

function queryCell(
  world: World,
  related: RelatedList,
  query: QueryDefinition,
  next: NextAlias,
): RelatedCell | undefined {
  const object = world.catalog.objects.get(query.object)
  if (!object || world.rights.scope(object, 'read') === 'none') return undefined
  const filter = query.filter && fillParameters(query.filter, checkParameters(query, {}), query.parameters)
  const where = filter ? [planTrusted(world, object, filter)] : []
  const limit = related.limit ?? query.limit ?? usualLimit
  if (!isGrouped(query)) {
    const fields = selectedFields(world, object, query)
    return recordsCell(
      world,
      object,
      { ...related, limit },
      { fields, sort: sortedFields(world, object, query), where },
      next,
    )
  }
  if (!(query.groups ?? []).every(group => isVisiblePath(world, object, group.field))) return undefined
  const { json, selections } = aggregateSelect(
    world,
    planGrouped(world, object, query, where, limit),
    next,
    'converted',
  )
  return {
    id: related.id,
    sql: sql`(select coalesce(json_agg(r.c), '[]'::json) from (${json}) r)`,
    read: cell => ({ rows: (cell as unknown[][]).slice(0, limit).map(row => readRecord(selections, row, 0)) }),
  }
}

function recordsCell(
  world: World,
  object: CatalogObject,
  related: RelatedList,
  { fields, sort, where }: { fields: readonly string[]; sort: readonly string[]; where: readonly Condition[] },
  next: NextAlias,
): RelatedCell {
  const limit = related.limit ?? usualLimit
  const items = planSort(world, object, sort)
  const list = jsonList(
    world,
    { object, fields: planFields(world, object, fields), where, order: scope => sortKeys(scope, items), limit },
    next,
  )
  return {
    id: related.id,
    sql: list.sql,
    read: cell => {
      const rows = list.read(cell)
      const last = rows[limit - 1]
      return {
        records: rows.slice(0, limit).map(row => row.record),
        ...(rows.length > limit && last ? { after: encodeCursor(last.position) } : {}),
      }
    },
  }
}
