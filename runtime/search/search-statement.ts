/**
 * The global search as one statement: from each object the records found by the words, those called so first; of them
 * the best. A common word finds thousands, so only so many of each object are looked at more closely.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import { column } from '../query/identifiers.ts'
import { LateValue } from '../query/late-values.ts'
import type { World } from '../query/path.ts'
import { createAliases, type NextAlias, openScope } from '../query/scope.ts'
import { searchedFields } from '../query/search-sql.ts'
import { literal, titleSql } from '../query/title-sql.ts'
import { whereSql } from '../records/where-sql.ts'

/** What stands for the words until the statement runs. */
export const searchPlaces = {
  /** A tsquery. */
  query: new LateValue(() => null),
  /** The words as typed, in small letters. */
  exact: new LateValue(() => null),
  /** The same as patterns of LIKE. */
  prefix: new LateValue(() => null),
  inside: new LateValue(() => null),
} as const

/** Cells: revision, object id, id, title, texts of the searched fields, rank. */
export interface SearchStatement {
  readonly text: string
  readonly values: readonly unknown[]
}

const mostCandidates = 1000

/** The objects that the global search looks into for somebody with these rights. */
export function searchableObjects(world: World): CatalogObject[] {
  return [...world.catalog.objects.values()].filter(
    object => world.rights.scope(object, 'read') !== 'none' && searchedFields(world, object).visible.length > 0,
  )
}

/** The statement for some objects; at least one. */
export function searchStatement(world: World, objects: readonly CatalogObject[], limit: number): SearchStatement {
  const next = createAliases()
  const branches = objects.map(object => branch(world, object, limit, next))
  const best = sql`select u.* from (${join(branches, ' union all ')}) u order by u.rank, u.updated_at desc, u.id limit ${raw(String(limit))}`
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (${best}) t on true`
  return { text: statement.text, values: statement.values }
}

function branch(world: World, object: CatalogObject, limit: number, next: NextAlias): Sql {
  const found = openScope(world, object, next)
  const where = whereSql(found, { where: [], search: searchPlaces.query, deleted: false, right: 'read' })
  const candidates = sql`select ${raw(found.alias)}.* ${found.from()} where ${where} limit ${raw(String(mostCandidates))}`
  const ranked = next()
  const rank = rankSql(ranked, titleFields(world, object))
  const chosen = sql`select ${raw(ranked)}.*, ${rank} as "search:rank" from (${candidates}) ${raw(ranked)} order by "search:rank", ${raw(ranked)}.updated_at desc limit ${raw(String(limit))}`
  const shown = openScope(world, object, next, sql`(${chosen})`)
  const title = titleSql(shown, object, [])
  const texts = searchedFields(world, object).visible.map(
    field => sql`${column(shown.alias, field.columns?.value ?? 'id')}::text`,
  )
  return sql`(select ${raw(literal(object.id))}::text as object, ${raw(shown.alias)}.id, ${title} as title,
    json_build_array(${join(texts)}) as texts, ${column(shown.alias, 'search:rank')} as rank, ${raw(shown.alias)}.updated_at ${shown.from()})`
}

/** 0 where a part of the title is what was typed, 1 where one begins with it, 2 where one contains it, else 3. */
function rankSql(alias: string, fields: readonly CatalogField[]): Sql {
  if (fields.length === 0) return raw('3')
  const any = (test: (value: Sql) => Sql) =>
    join(
      fields.map(field => test(sql`lower(${column(alias, field.columns?.value ?? 'id')}::text)`)),
      ' or ',
    )
  return sql`case when ${any(value => sql`${value} = ${searchPlaces.exact}::text`)} then 0
    when ${any(value => sql`${value} like ${searchPlaces.prefix}::text`)} then 1
    when ${any(value => sql`${value} like ${searchPlaces.inside}::text`)} then 2 else 3 end`
}

/** The record's own fields that make its title. */
export function titleFields({ rights }: World, object: CatalogObject): CatalogField[] {
  return object.title.flatMap(part => {
    const field = 'path' in part ? object.fields.get(part.path) : undefined
    return field?.columns && rights.field(object, field) !== 'hidden' ? [field] : []
  })
}
