/**
 * The changes of a record, from the audit, as one JSON cell: latest first, with the titles of the records and files
 * that the values speak of, as far as the actor may see them.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { quote } from '../query/identifiers.ts'
import type { World } from '../query/path.ts'
import { type NextAlias, openScope } from '../query/scope.ts'
import { systemObject } from '../query/system-object.ts'
import { literal, referencedTitleSql, titleSql } from '../query/title-sql.ts'

/** A moment with all its digits, comparable as text. */
export function momentSql(value: Sql): Sql {
  return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** One row of the audit, as it is kept. */
export interface AuditRow {
  readonly id: string
  /** With microseconds. */
  readonly at: string
  readonly actorId: string | null
  readonly actor: string | null
  readonly source: Readonly<Record<string, unknown>>
  /** Id of the workflow in which it was done. */
  readonly workflow: string | null
  /** What the person is called whose doing it follows. */
  readonly person: string | null
  readonly revision: number | null
  readonly action: string
  readonly objectId: string
  readonly recordId: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** Rows, and what the ids in their values are called. */
export interface AuditPart {
  readonly rows: readonly AuditRow[]
  readonly titles: Readonly<Record<string, string>>
}

/** Entries for which a condition on the alias `a` holds, latest first; values of these objects get titles. */
export function auditSql(
  world: World,
  wish: {
    readonly where: Sql
    readonly after?: readonly (string | null)[] | undefined
    readonly limit: number
    readonly objects: readonly CatalogObject[]
    /** The changed records themselves get titles, too. */
    readonly records?: boolean
  },
  next: NextAlias,
): Sql {
  const beyond = wish.after ? sql` and (a.at, a.id) < (${wish.after[0]}::timestamptz, ${wish.after[1]}::uuid)` : empty
  const chosen = sql`select a.* from ${raw(quote(`${world.ed}_log`))}.audit a where ${wish.where}${beyond}
    order by a.at desc, a.id desc limit ${raw(String(wish.limit))}`
  const user = systemObject(world, systemObjects.user)
  const actor = referencedTitleSql(openScope(world, user, next), raw('e.actor_id'))
  const person = referencedTitleSql(
    openScope(world, user, next),
    raw(`coalesce(e.source #>> '{cause,person}', e.source ->> 'starter')::uuid`),
  )
  const workflow = sql`(select i.workflow_id from ${raw(quote(`${world.ed}_log`))}.workflow_instance i
    where i.id = coalesce(e.source #>> '{cause,instance}', e.source ->> 'instance')::uuid)`
  const row = sql`json_build_object('id', e.id, 'at', ${momentSql(raw('e.at'))}, 'actorId', e.actor_id, 'actor', ${actor},
    'source', e.source, 'workflow', ${workflow}, 'person', ${person}, 'revision', e.revision, 'action', e.action, 'objectId', e.object_id, 'recordId', e.record_id,
    'before', e.before, 'after', e.after)`
  const records = wish.records ? wish.objects.flatMap(object => recordBranch(world, object, next) ?? []) : []
  const titles = [...titleBranches(world, wish.objects, next), ...records]
  return sql`(with e as materialized (${chosen})${titles.length > 0 ? sql`, ids as materialized (${idsSql})` : empty}
    select json_build_object('rows', (select coalesce(json_agg(${row} order by e.at desc, e.id desc), '[]'::json) from e),
      'titles', ${titles.length > 0 ? sql`(select json_object_agg(n.id, n.title) from (${join(titles, ' union all ')}) n)` : raw('null')}))`
}

/** Every id that stands in a value, with the field that it stands in. */
const idsSql = raw(`
  select distinct f.key, (v #>> '{}')::uuid as id
  from e cross join lateral (
    select * from jsonb_each(e.before) union all select * from jsonb_each(e.after)) f
  cross join lateral jsonb_path_query(f.value, 'strict $.** ? (@.type() == "string")') v
  where case when length(v #>> '{}') = 36 then v #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' else false end`)

/** One sub-select for each object that values may lead to, and one for files. */
function titleBranches(world: World, objects: readonly CatalogObject[], next: NextAlias): Sql[] {
  const byTarget = new Map<string, string[]>()
  const files: string[] = []
  for (const object of objects) {
    for (const field of shownFields(world, object)) {
      if (field.type === 'file') files.push(field.id)
      if (field.type !== 'reference' && field.type !== 'anyReference') continue
      for (const target of field.targets) byTarget.set(target, [...(byTarget.get(target) ?? []), field.id])
    }
  }
  const branches = [...byTarget].flatMap(([id, fieldIds]) => {
    const target = world.catalog.objectsById.get(id)
    const scope = target && openScope(world, target, next)
    if (!scope || world.rights.scope(scope.object, 'read') === 'none') return []
    const title = titleSql(scope, scope.object, [])
    const visible = andPredicate(accessPredicate(world, scope.object, 'read', scope.alias, next))
    return [
      sql`select ${raw(scope.alias)}.id, ${title} as title ${scope.from()} where ${raw(scope.alias)}.id in (select i.id from ids i where i.key in (${list(fieldIds)}))${visible}`,
    ]
  })
  if (files.length === 0) return branches
  return [
    ...branches,
    sql`select f.id, f.name as title from platform.file f where f.id in (select i.id from ids i where i.key in (${list(files)}))`,
  ]
}

/** The changed records of one object. */
function recordBranch(world: World, object: CatalogObject, next: NextAlias): Sql | undefined {
  if (world.rights.scope(object, 'read') === 'none') return undefined
  const scope = openScope(world, object, next)
  const visible = andPredicate(accessPredicate(world, object, 'read', scope.alias, next))
  return sql`select ${raw(scope.alias)}.id, ${titleSql(scope, object, [])} as title ${scope.from()} where ${raw(scope.alias)}.id in (select e.record_id from e where e.object_id = ${raw(literal(object.id))})${visible}`
}

/** The fields whose changes the actor may see. */
export function shownFields({ rights }: World, object: CatalogObject): CatalogField[] {
  return [...object.fields.values()].filter(field => field.columns && rights.field(object, field) !== 'hidden')
}

/** System fields such as owner occur in every object. */
function list(texts: readonly string[]): Sql {
  return raw([...new Set(texts)].map(literal).join(', '))
}
