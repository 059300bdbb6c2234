/**
 * Access as one SQL condition per object and right, over values of the actor that are bound when the statement runs.
 * It goes inside every query; nothing is filtered afterwards.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import type { Catalog, CatalogObject } from '#metadata/catalog.ts'

import { column, table } from '../query/identifiers.ts'
import { actorValue } from '../query/late-values.ts'
import { inSightStates } from './in-sight-states.ts'
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
  if (!field?.columns) return false
  const parentRight: Right = right === 'read' || right === 'export' ? right : 'update'
  const parents = field.targets.flatMap(id => world.catalog.objectsById.get(id) ?? [])
  const id = column(alias, field.columns.value)
  if (!field.columns.object) return parents[0] ? existing(world, parents[0], parentRight, id, next) : false
  // One sub-select for each object whose records may be seen at all; those of which all may be seen need none.
  const kind = column(alias, field.columns.object)
  const open: CatalogObject[] = []
  const parts: Sql[] = []
  for (const parent of parents) {
    const predicate = existing(world, parent, parentRight, id, next)
    if (predicate === true) open.push(parent)
    else if (predicate !== false) parts.push(sql`(${kind} = ${parent.id} and ${predicate})`)
  }
  if (open.length > 0) parts.unshift(sql`${kind} = any(${open.map(parent => parent.id)}::text[])`)
  const seen = parts.length > 0 ? sql`(${join(parts, ' or ')})` : false
  return inSightStates(world.rights, object, parents, alias, seen)
}

/** That the record of `parent` with this id is one to which the actor has the right. */
function existing(world: World, parent: CatalogObject, right: Right, id: Sql, next: NextAlias): Predicate {
  const inner = next()
  const predicate = accessPredicate(world, parent, right, inner, next)
  if (typeof predicate === 'boolean') return predicate
  return sql`exists (select 1 from ${table(world.ed, parent)} ${raw(inner)} where ${raw(inner)}.id = ${id} and ${predicate})`
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
