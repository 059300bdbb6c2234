/** What is read of a record: SQL expressions, and how their cells become the JSON value of api.md. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject, FieldType } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { unknownField } from '../problems.ts'
import { column, quote } from './identifiers.ts'
import { findField, type Path, planPath, type World } from './path.ts'
import { openScope, type Scope } from './scope.ts'
import { anyTitleSql, literal, titleSql } from './title-sql.ts'
import { currencySql, hasValue, valueSql } from './value-sql.ts'

/** One value of an answer. */
export interface Selection {
  readonly key: string
  readonly cells: readonly Cell[]
  /** From the cells, in their order, to JSON. */
  readonly read: (cells: readonly unknown[], at: number) => unknown
}

interface Cell {
  readonly sql: Sql
  /** How it is written inside JSON made by the database, where it differs. */
  readonly json?: Sql
}

/** The fields of a request: names, paths, and `lines.name` for children. Every field that may be seen when none is named. */
export interface FieldPlan {
  readonly paths: readonly Path[]
  readonly children: readonly ChildPlan[]
}

export interface ChildPlan {
  readonly field: CatalogField
  readonly child: CatalogObject
  readonly via: CatalogField
  readonly fields: FieldPlan
  /** No more of them are read. */
  readonly most?: number
}

/** The plan with at most so many children of each record. */
export function limitChildren(plan: FieldPlan, most: number): FieldPlan {
  const children = plan.children.map(child => ({ ...child, most, fields: limitChildren(child.fields, most) }))
  return { ...plan, children }
}

/** Checks the names; throws `field/unknown`. */
export function planFields(
  world: World,
  object: CatalogObject,
  names: readonly string[],
  pointer = '/fields',
  depth = 0,
): FieldPlan {
  const wanted = names.length > 0 ? names : defaultFields(world, object)
  const paths = new Map<string, Path>()
  const children = new Map<string, string[]>()
  for (const name of wanted) {
    if (name === 'id' || name === 'rev') continue
    const [first = '', ...rest] = name.split('.')
    const field = findField(world, object, first, pointer)
    if (field.type !== 'children') paths.set(name, planShown(world, object, name, pointer))
    else children.set(first, [...(children.get(first) ?? []), ...(rest.length > 0 ? [rest.join('.')] : [])])
  }
  return {
    paths: [...paths.values()],
    children: [...children].flatMap(([name, inner]) => planChildren(world, object, name, inner, pointer, depth) ?? []),
  }
}

/** Children are shown of the record itself, not of one that it refers to. */
function planShown(world: World, object: CatalogObject, name: string, pointer: string): Path {
  const path = planPath(world, object, name, pointer)
  if (hasValue(path.field)) return path
  throw unknownField(`"${name}" cannot be shown.`, {
    errors: [{ pointer, code: 'field/unknown', message: `"${name}" is a list of another record` }],
  })
}

function planChildren(
  world: World,
  object: CatalogObject,
  name: string,
  names: readonly string[],
  pointer: string,
  depth: number,
): ChildPlan | undefined {
  const field = findField(world, object, name, pointer)
  const child = world.catalog.objectsById.get(field.targets[0] ?? '')
  if (field.definition?.type !== 'children' || !child || depth >= 3) return undefined
  const via = child.fields.get(field.definition.via)
  if (!via) return undefined
  return { field, child, via, fields: planFields(world, child, names, pointer, depth + 1) }
}

/** Own fields and system fields that have a column and are not hidden. */
function defaultFields(world: World, object: CatalogObject): string[] {
  return [...object.fields.values()]
    .filter(field => hasValue(field) && world.rights.field(object, field) !== 'hidden')
    .map(field => field.name)
}

/** The selections of a plan within a level, `id` and `rev` first. */
export function selectFields(scope: Scope, plan: FieldPlan): Selection[] {
  return [
    { key: 'id', cells: [{ sql: column(scope.alias, 'id') }], read: (cells, at) => cells[at] },
    { key: 'rev', cells: [{ sql: column(scope.alias, 'rev') }], read: (cells, at) => cells[at] },
    ...plan.paths.map(path => selectPath(scope, path)),
    ...plan.children.map(child => selectChildren(scope, child)),
  ]
}

/** The selection of one path. */
export function selectPath(scope: Scope, path: Path): Selection {
  const alias = scope.reach(path.steps)
  const { field } = path
  const value = valueSql(scope, path)
  const endsInTitle = path.name.endsWith('.title') && field.name !== 'title'
  if (field.type === 'reference') {
    const target = scope.world.catalog.objectsById.get(field.targets[0] ?? '')
    const title = target ? titleSql(scope, target, [...path.steps, { field, target }]) : sql`null::text`
    if (endsInTitle) return { key: path.name, cells: [{ sql: title }], read: (cells, at) => cells[at] }
    return {
      key: path.name,
      cells: [{ sql: value }, { sql: title }],
      read: (cells, at) => (cells[at] === null ? null : { id: cells[at], title: cells[at + 1] }),
    }
  }
  if (field.type === 'anyReference') {
    const title = anyTitleSql(scope, field, alias, object => openScope(scope.world, object, scope.next))
    if (endsInTitle) return { key: path.name, cells: [{ sql: title }], read: (cells, at) => cells[at] }
    const { catalog } = scope.world
    return {
      key: path.name,
      cells: [{ sql: value }, { sql: column(alias, field.columns?.object ?? 'id') }, { sql: title }],
      read: (cells, at) =>
        cells[at] === null
          ? null
          : {
              object: catalog.objectsById.get(String(cells[at + 1]))?.name ?? null,
              id: cells[at],
              title: cells[at + 2],
            },
    }
  }
  if (field.type === 'money') {
    return {
      key: path.name,
      cells: [{ sql: value, json: sql`${value}::text` }, { sql: currencySql(scope, path) }],
      read: (cells, at) => (cells[at] === null ? null : { amount: cells[at], currency: cells[at + 1] }),
    }
  }
  if (field.type === 'file') return selectFile(path, field, value)
  return { key: path.name, cells: [{ sql: value, ...jsonOf(field.type, value) }], read: (cells, at) => cells[at] }
}

/** Name, type and size come from the platform's files. */
function selectFile(path: Path, field: CatalogField, value: Sql): Selection {
  const many = field.definition?.type === 'file' && field.definition.many === true
  const file = sql`json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size)`
  const found = many
    ? sql`(select json_agg(${file} order by array_position(${value}, f.id)) from platform.file f where f.id = any(${value}))`
    : sql`(select ${file} from platform.file f where f.id = ${value})`
  const asked = sql`case when ${value} is not null then ${found} end`
  return { key: path.name, cells: [{ sql: asked }], read: (cells, at) => cells[at] ?? (many ? [] : null) }
}

/** Numbers stay exact and moments stay ISO 8601 when the database writes the JSON. */
export function jsonOf(type: FieldType, value: Sql): { json?: Sql } {
  switch (type) {
    case 'decimal':
    case 'percent':
      return { json: sql`${value}::text` }
    case 'datetime':
      return { json: sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` }
    default:
      return {}
  }
}

/** The children of each record as one JSON cell, in the order in which they were made. */
function selectChildren(scope: Scope, plan: ChildPlan): Selection {
  const inner = openScope(scope.world, plan.child, scope.next)
  const selections = selectFields(inner, plan.fields)
  const cells = selections.flatMap(selection => selection.cells.map(cell => cell.json ?? cell.sql))
  const visible = andPredicate(accessPredicate(scope.world, plan.child, 'read', inner.alias, scope.next))
  const back = sql`${column(inner.alias, plan.via.columns?.value ?? 'id')} = ${column(scope.alias, 'id')}`
  const ofThis = plan.via.columns?.object
    ? sql`${back} and ${column(inner.alias, plan.via.columns.object)} = ${raw(literal(scope.object.id))}`
    : back
  const id = raw(`${inner.alias}.${quote('id')}`)
  const found = sql`${inner.from()} where ${ofThis} and ${raw(inner.alias)}.deleted_at is null${visible}`
  const rows =
    plan.most === undefined
      ? sql`(select coalesce(json_agg(json_build_array(${join(cells)}) order by ${id}), '[]'::json) ${found})`
      : sql`(select coalesce(json_agg(few.line order by few.id), '[]'::json) from (select json_build_array(${join(cells)}) as line, ${id} as id ${found} order by ${id} limit ${raw(String(plan.most))}) few)`
  return {
    key: plan.field.name,
    cells: [{ sql: rows }],
    read: (found, at) => (found[at] as unknown[][]).map(row => readRecord(selections, row, 0)),
  }
}

/** One record from a row whose selections begin at `from`. */
export function readRecord(
  selections: readonly Selection[],
  row: readonly unknown[],
  from: number,
): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  let at = from
  for (const selection of selections) {
    record[selection.key] = selection.read(row, at)
    at += selection.cells.length
  }
  return record
}
