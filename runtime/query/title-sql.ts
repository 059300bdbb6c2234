/** What a record is called, as an SQL expression: its object's title template with the values of its fields. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { column } from './identifiers.ts'
import type { Step } from './path.ts'
import type { Scope } from './scope.ts'

const deepest = 3

/** The title of the record that `steps` lead to. Fields that the actor may not see are left out of it. */
export function titleSql(scope: Scope, object: CatalogObject, steps: readonly Step[], depth = 0): Sql {
  const parts = object.title.map(part => {
    if ('text' in part) return sql`${raw(literal(part.text))}`
    return sql`coalesce(${partSql(scope, object, part.path, steps, depth)}, '')`
  })
  if (parts.length === 0) return sql`${column(scope.reach(steps), 'id')}::text`
  if (parts.length === 1 && object.title[0] && 'path' in object.title[0]) {
    return partSql(scope, object, object.title[0].path, steps, depth)
  }
  return sql`nullif(btrim(${join(parts, ' || ')}), '')`
}

function partSql(scope: Scope, object: CatalogObject, path: string, steps: readonly Step[], depth: number): Sql {
  let current = object
  let reached = steps
  const names = path.split('.')
  for (const [index, name] of names.entries()) {
    const field = current.fields.get(name)
    if (!field?.columns || scope.world.rights.field(current, field) === 'hidden') return sql`null::text`
    if (index === names.length - 1) return fieldText(scope, current, field, reached, depth)
    const target = scope.world.catalog.objectsById.get(field.targets[0] ?? '')
    if (!target) return sql`null::text`
    reached = [...reached, { field, target }]
    current = target
  }
  return sql`null::text`
}

function fieldText(
  scope: Scope,
  object: CatalogObject,
  field: CatalogField,
  steps: readonly Step[],
  depth: number,
): Sql {
  const alias = scope.reach(steps)
  if (field.type === 'reference') {
    const target = scope.world.catalog.objectsById.get(field.targets[0] ?? '')
    if (!target || target === object || depth >= deepest) return sql`null::text`
    return titleSql(scope, target, [...steps, { field, target }], depth + 1)
  }
  return sql`${column(alias, field.columns?.value ?? 'id')}::text`
}

/** The title of the record that an any-reference leads to: one sub-select for each object it may lead to. */
export function anyTitleSql(
  scope: Scope,
  field: CatalogField,
  alias: string,
  openScope: (object: CatalogObject) => Scope,
): Sql {
  const branches = field.targets.flatMap(id => {
    const target = scope.world.catalog.objectsById.get(id)
    if (!target || !field.columns?.object) return []
    const inner = openScope(target)
    const title = titleSql(inner, target, [])
    const visible = andPredicate(accessPredicate(scope.world, target, 'read', inner.alias, scope.next))
    return [
      sql`when ${raw(literal(id))} then (select ${title} ${inner.from()} where ${raw(inner.alias)}.id = ${column(alias, field.columns.value)}${visible})`,
    ]
  })
  if (branches.length === 0) return sql`null::text`
  return sql`case ${column(alias, field.columns?.object ?? 'id')} ${join(branches, ' ')} end`
}

/** The title of the record whose id is given, as far as the actor may see it, as a scalar sub-select. */
export function referencedTitleSql(level: Scope, id: Sql): Sql {
  const title = titleSql(level, level.object, [])
  const visible = andPredicate(accessPredicate(level.world, level.object, 'read', level.alias, level.next))
  return sql`(select ${title} ${level.from()} where ${raw(level.alias)}.id = ${id}${visible})`
}

/** A text as an SQL literal; for texts of the catalog only. */
export function literal(text: string): string {
  const escaped = text.replaceAll("'", "''")
  return escaped.includes('\\') ? `E'${escaped.replaceAll('\\', '\\\\')}'` : `'${escaped}'`
}
