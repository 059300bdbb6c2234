/** What is selected of one record for expressions, and how it becomes their record again. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { StoredValue } from '../fields/stored-value.ts'
import { column, quote } from '../query/identifiers.ts'
import type { Step } from '../query/path.ts'
import { openScope, type Scope } from '../query/scope.ts'
import { jsonOf } from '../query/selection.ts'
import { anyTitleSql, literal, titleSql } from '../query/title-sql.ts'
import { currencySql, hasValue, valueSql } from '../query/value-sql.ts'
import { toDecimal } from './decimal.ts'
import { fileObject, toFeel } from './field-value.ts'
import { type FeelValue, recordValue } from './values.ts'

/** Members that are read, and what is read of them. */
export interface Tree extends ReadonlyMap<string, Tree> {}

/** Some cells of a row, and the value that they are. `json` is how a cell is written inside JSON, where that differs. */
export interface Level {
  readonly cells: readonly { readonly sql: Sql; readonly json?: Sql }[]
  readonly read: (row: readonly unknown[], at: number, timeZone: string) => FeelValue
}

const deepest = 5

/** Paths put together at what they have in common. */
export function toTree(paths: readonly (readonly string[])[]): Tree {
  const tree = new Map<string, Map<string, unknown>>()
  for (const path of paths) {
    let at = tree as Map<string, unknown>
    for (const name of path) {
      const next = (at.get(name) as Map<string, unknown> | undefined) ?? new Map<string, unknown>()
      at.set(name, next)
      at = next
    }
  }
  return tree as unknown as Tree
}

/** A record of the object that `steps` lead to; null when it is not there. Names that mean nothing are left out. */
export function planLevel(scope: Scope, object: CatalogObject, steps: readonly Step[], tree: Tree): Level {
  const id: Level = {
    cells: [{ sql: column(scope.reach(steps), 'id') }],
    read: (row, at) => row[at] as string | null,
  }
  const members: [string, Level][] = [['id', id]]
  for (const [name, inner] of tree) {
    const field = object.fields.get(name) ?? object.formerFields.get(name)
    const level = field ? planField(scope, object, steps, field, inner) : planOther(scope, object, steps, name)
    if (level && name !== 'id') members.push([name, level])
  }
  return {
    cells: members.flatMap(([, level]) => level.cells),
    read(row, at, timeZone) {
      if (row[at] === null) return null
      const values: Record<string, FeelValue> = {}
      let next = at
      for (const [name, level] of members) {
        values[name] = level.read(row, next, timeZone)
        next += level.cells.length
      }
      return recordValue(object.id, values)
    },
  }
}

/** What a record is called, where no field has that name. */
function planOther(scope: Scope, object: CatalogObject, steps: readonly Step[], name: string): Level | undefined {
  if (name !== 'title') return undefined
  return { cells: [{ sql: titleSql(scope, object, steps) }], read: (row, at) => (row[at] ?? null) as string | null }
}

function planField(
  scope: Scope,
  object: CatalogObject,
  steps: readonly Step[],
  field: CatalogField,
  inner: Tree,
): Level | undefined {
  if (field.type === 'children') return planChildren(scope, steps, field, inner)
  if (!hasValue(field)) return undefined
  if (field.type === 'reference' && inner.size > 0 && steps.length < deepest) {
    const target = scope.world.catalog.objectsById.get(field.targets[0] ?? '')
    if (target) return planLevel(scope, target, [...steps, { field, target }], inner)
  }
  if (field.type === 'anyReference') return planAnyReference(scope, steps, field, inner)
  const value = valueSql(scope, { steps, object, field })
  if (field.type === 'file') return planFiles(isMany(field) ? value : sql`array[${value}]`)
  if (field.type === 'money') {
    const currency = currencySql(scope, { steps, object, field })
    return {
      cells: [{ sql: value, json: sql`${value}::text` }, { sql: currency }],
      read: (row, at, timeZone) => {
        const amount = row[at] as string | null
        return amount === null ? null : toFeel(field, { amount, currency: row[at + 1] as string }, timeZone)
      },
    }
  }
  const json = field.type === 'integer' ? { json: sql`${value}::text` } : jsonOf(field.type, value)
  return {
    cells: [{ sql: value, ...json }],
    read: (row, at, timeZone) => toFeel(field, row[at] as StoredValue, timeZone),
  }
}

/** The object that it leads to, by name, its id and, where it is asked for, its title. */
function planAnyReference(scope: Scope, steps: readonly Step[], field: CatalogField, inner: Tree): Level {
  const { catalog } = scope.world
  const alias = scope.reach(steps)
  const { value, object = 'id' } = field.columns ?? { value: 'id' }
  const title = anyTitleSql(scope, field, alias, target => openScope(scope.world, target, scope.next))
  return {
    cells: [
      { sql: column(alias, value) },
      { sql: column(alias, object) },
      ...(inner.has('title') ? [{ sql: title }] : []),
    ],
    read(row, at) {
      const [id, target] = [row[at] as string | null, String(row[at + 1])]
      if (id === null) return null
      const name = catalog.objectsById.get(target)?.name ?? null
      return recordValue(target, {
        id,
        object: name,
        ...(inner.has('title') ? { title: (row[at + 2] ?? null) as string | null } : {}),
      })
    },
  }
}

const isMany = (field: CatalogField): boolean => field.definition?.type === 'file' && field.definition.many === true

function planFiles(ids: Sql): Level {
  const files = sql`(select coalesce(json_agg(json_build_array(f.id, f.name, f.type, f.size) order by array_position(${ids}, f.id)), '[]'::json) from platform.file f where f.id = any(${ids}))`
  return {
    cells: [{ sql: files }],
    read: (row, at) =>
      (row[at] as [string, string, string, number][]).map(([id, name, type, size]) =>
        recordValue(fileObject, { id, name, type, size: toDecimal(size) }),
      ),
  }
}

/** The children that are not deleted, in the order in which they were made. */
function planChildren(scope: Scope, steps: readonly Step[], field: CatalogField, inner: Tree): Level | undefined {
  const child = scope.world.catalog.objectsById.get(field.targets[0] ?? '')
  const via = field.definition?.type === 'children' ? child?.fields.get(field.definition.via) : undefined
  const parent = steps.at(-1)?.target ?? scope.object
  if (!child || !via?.columns) return undefined
  const below = openScope(scope.world, child, scope.next)
  const level = planLevel(below, child, [], inner)
  const cells = join(level.cells.map(cell => cell.json ?? cell.sql))
  const back = sql`${column(below.alias, via.columns.value)} = ${column(scope.reach(steps), 'id')}`
  const ofThis = via.columns.object
    ? sql`${back} and ${column(below.alias, via.columns.object)} = ${raw(literal(parent.id))}`
    : back
  const rows = sql`(select coalesce(json_agg(json_build_array(${cells}) order by ${raw(below.alias)}.${raw(quote('id'))}), '[]'::json) ${below.from()} where ${ofThis} and ${raw(below.alias)}.deleted_at is null)`
  return {
    cells: [{ sql: rows }],
    read: (row, at, timeZone) => (row[at] as unknown[][]).map(found => level.read(found, 0, timeZone)),
  }
}
