/** The order of a list, and the position in it from which the next page begins (keyset). */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import { invalidCursor, invalidSort } from '../problems.ts'
import { column } from './identifiers.ts'
import { type Path, planPath, type World } from './path.ts'
import type { Scope } from './scope.ts'
import { titleSql } from './title-sql.ts'
import { valueSql } from './value-sql.ts'

export interface SortItem {
  readonly path: Path
  readonly descending: boolean
}

/** Checks `-amount,name`; throws `sort/invalid` or `field/unknown`. */
export function planSort(world: World, object: CatalogObject, names: readonly string[], pointer = '/sort'): SortItem[] {
  if (names.length > 8) throw invalidSort('At most 8 fields can be sorted by.')
  return names.map((name, index) => {
    const descending = name.startsWith('-')
    const path = planPath(world, object, name.replace(/^[-+]/, ''), `${pointer}/${index}`)
    if (unsortable.has(path.field.type)) throw invalidSort(`Records cannot be sorted by "${path.name}".`)
    return { path, descending }
  })
}

const unsortable = new Set(['children', 'multiChoice', 'file', 'anyReference'])

/** One expression of an order. */
export interface SortKey {
  readonly sql: Sql
  readonly cast: string
  readonly descending: boolean
  readonly nullable: boolean
}

/** The expressions that a list is ordered by, the id last so that the order is total. */
export function sortKeys(scope: Scope, items: readonly SortItem[]): SortKey[] {
  const keys = items.map(item => sortKey(scope, item))
  const last = items.at(-1)
  return [
    ...keys,
    { sql: column(scope.alias, 'id'), cast: 'uuid', descending: last?.descending ?? true, nullable: false },
  ]
}

const sortCasts: Readonly<Record<string, string>> = {
  id: 'uuid',
  integer: 'bigint',
  rating: 'bigint',
  decimal: 'numeric',
  percent: 'numeric',
  money: 'numeric',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz',
  choice: 'int',
}

function sortKey(scope: Scope, { path, descending }: SortItem): SortKey {
  const { field } = path
  const value = valueSql(scope, path)
  const nullable =
    path.steps.length > 0 || !(field.system && ['id', 'created_at', 'updated_at', 'rev'].includes(field.name))
  const cast = sortCasts[field.type] ?? 'text'
  if (field.type === 'reference') {
    const target = scope.world.catalog.objectsById.get(field.targets[0] ?? '')
    if (target)
      return {
        sql: titleSql(scope, target, [...path.steps, { field, target }]),
        cast: 'text',
        descending,
        nullable: true,
      }
  }
  if (field.type === 'choice') {
    const codes = field.choices.map(choice => choice.code)
    return { sql: sql`array_position(${codes}::text[], ${value})`, cast, descending, nullable: true }
  }
  return { sql: value, cast, descending, nullable }
}

/** `a desc nulls last, b, id`. Empty values always come last. */
export function orderBy(keys: readonly SortKey[]): Sql {
  return join(
    keys.map(key => sql`${key.sql}${raw(key.descending ? (key.nullable ? ' desc nulls last' : ' desc') : '')}`),
  )
}

/** The condition that a row comes after the position. */
export function afterPosition(keys: readonly SortKey[], position: readonly (string | null)[]): Sql {
  if (position.length !== keys.length)
    throw invalidCursor('The list is sorted otherwise than when the position was taken.')
  const branches = keys.map((key, index) => {
    const before = keys
      .slice(0, index)
      .map((item, at) => sql`${item.sql} is not distinct from ${position[at]}${raw(`::${item.cast}`)}`)
    return sql`(${join([...before, beyond(key, position[index] ?? null)], ' and ')})`
  })
  return sql`(${join(branches, ' or ')})`
}

function beyond(key: SortKey, value: string | null): Sql {
  if (value === null) return raw('false')
  const further = sql`${key.sql} ${raw(key.descending ? '<' : '>')} ${value}${raw(`::${key.cast}`)}`
  return key.nullable ? sql`(${further} or ${key.sql} is null)` : further
}

/** A position as an opaque text. */
export function encodeCursor(position: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** The position that `encodeCursor` made; throws `cursor/invalid`. */
export function decodeCursor(cursor: string): (string | null)[] {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(position) && position.every(item => item === null || typeof item === 'string')) return position
  } catch {
    // answered below
  }
  throw invalidCursor('The position was not made by this list.')
}
