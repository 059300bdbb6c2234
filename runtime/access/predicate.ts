/**
 * Access as one SQL condition per object and right, over values of the actor that are bound when the statement runs.
 * It goes inside every query; nothing is filtered afterwards.
 */
import sql, { empty, raw, type Sql } from 'sql-template-tag'

import type { Catalog, CatalogObject } from '#metadata/catalog.ts'

import { column, table } from '../query/identifiers.ts'
import { actorValue } from '../query/late-values.ts'
import type { Right, Rights, Scope } from './rights.ts'

/** Names the aliases that a statement needs, so that nested conditions never clash. */
export type NextAlias = () => string

/** `false` when nothing may be seen, `true` when everything may, else a condition on the alias. */
export type Predicate = boolean | Sql

interface World {
  readonly catalog: Catalog
  readonly ed: string
  readonly rights: Rights
}

/** The condition under which the actor has a right to a record of the object that `alias` stands for. */
export function accessPredicate(
  world: World,
  object: CatalogObject,
  right: Right,
  alias: string,
  next: NextAlias,
): Predicate {
  const scope = world.rights.scope(object, right)
  if (scope === 'none') return false
  const follows = object.definition.access
  if (follows?.mode === 'follows' && follows.through)
    return followed(world, object, follows.through, right, alias, next)
  return scopePredicate(object, scope, alias)
}

/** A child is seen as its parent is; it may be made, changed or deleted where the parent may be changed. */
function followed(
  world: World,
  object: CatalogObject,
  through: string,
  right: Right,
  alias: string,
  next: NextAlias,
): Predicate {
  const field = object.fields.get(through)
  const parent = field && world.catalog.objectsById.get(field.targets[0] ?? '')
  if (!field?.columns || !parent) return false
  const parentRight: Right = right === 'read' || right === 'export' ? right : 'update'
  const inner = next()
  const predicate = accessPredicate(world, parent, parentRight, inner, next)
  if (typeof predicate === 'boolean') return predicate
  return sql`exists (select 1 from ${table(world.ed, parent)} ${raw(inner)} where ${raw(inner)}.id = ${column(alias, field.columns.value)} and ${predicate})`
}

function scopePredicate(object: CatalogObject, scope: Scope, alias: string): Predicate {
  if (scope === 'all') return true
  if (scope === 'none' || object.definition.ownership === 'none') return false
  const owner = column(alias, 'owner_id')
  const unit = column(alias, 'unit_id')
  const byTeam = object.definition.ownership === 'team'
  switch (scope) {
    case 'own':
      return byTeam
        ? sql`${owner} = any(${actorValue('teamIds')}::uuid[])`
        : sql`${owner} = ${actorValue('userId')}::uuid`
    case 'team':
      return byTeam
        ? sql`${owner} = any(${actorValue('teamIds')}::uuid[])`
        : sql`${owner} = any(${actorValue('teamMates')}::uuid[])`
    case 'unit':
      return sql`(${unit} = ${actorValue('unitId')}::uuid or ${ownSql(byTeam, owner)})`
    case 'unitAndBelow':
      return sql`(${unit} = any(${actorValue('unitsBelow')}::uuid[]) or ${ownSql(byTeam, owner)})`
  }
}

function ownSql(byTeam: boolean, owner: Sql): Sql {
  return byTeam ? sql`${owner} = any(${actorValue('teamIds')}::uuid[])` : sql`${owner} = ${actorValue('userId')}::uuid`
}

/** ` and <predicate>`, nothing where all may be seen. */
export function andPredicate(predicate: Predicate): Sql {
  if (predicate === true) return empty
  return predicate === false ? sql` and false` : sql` and ${predicate}`
}
