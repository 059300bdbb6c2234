/**
 * The 360° page of a record as one statement of one row: the record with its lines, what the actor may do with it, its
 * related lists and its timeline. It is printed for one screen; whether that is the right one is known from the row.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { ActionDefinition, ConversionDefinition, FormDefinition } from '#metadata/definitions.ts'

import { accessPredicate, andPredicate, type Predicate } from '../access/predicate.ts'
import { conditionSql } from '../query/condition-sql.ts'
import { column } from '../query/identifiers.ts'
import { recordPlace } from '../query/late-values.ts'
import { planPath, type World } from '../query/path.ts'
import { createAliases, openScope, type Scope } from '../query/scope.ts'
import { planFields, readRecord, selectFields, selectPath } from '../query/selection.ts'
import { isVisiblePath, trustedConditions } from '../query/trusted.ts'
import type { Screen } from './choose-screens.ts'
import { type RelatedAnswer, relatedCell } from './related-sql.ts'
import { mergeTimeline, type TimelinePage, timelineCells } from './timeline-sql.ts'

export interface RecordPage {
  readonly page: string | null
  readonly form: string | null
  readonly record: Record<string, unknown>
  readonly related: Readonly<Record<string, RelatedAnswer>>
  readonly timeline?: TimelinePage
  readonly actions: readonly string[]
  readonly conversions: readonly string[]
  readonly rights: { readonly update: boolean; readonly delete: boolean }
}

export interface PageStatement {
  readonly text: string
  readonly values: readonly unknown[]
  /** From a row: the revision, then the cells. */
  readonly recordType: (row: readonly unknown[]) => unknown
  readonly read: (row: readonly unknown[]) => RecordPage
}

/** The statement for the records of an object that have a screen; the id is `$record`. */
export function pageStatement(world: World, object: CatalogObject, { page, form }: Screen): PageStatement {
  const next = createAliases()
  const scope = openScope(world, object, next)
  const row = new Row()

  const selections = selectFields(scope, planFields(world, object, shownNames(world, object, form)))
  const readFields = row.add(selections.flatMap(item => item.cells.map(cell => cell.sql)))
  const header = (page?.header ?? [])
    .filter(path => isVisiblePath(world, object, path))
    .map(path => selectPath(scope, planPath(world, object, path, '/header')))
  const readHeader = row.add(header.flatMap(item => item.cells.map(cell => cell.sql)))
  const readType = row.add([object.fields.has('record_type') ? column(scope.alias, 'record_type') : raw('null::text')])
  const mayUpdate = row.add([isTrue(accessPredicate(world, object, 'update', scope.alias, next))])
  const mayDelete = row.add([isTrue(accessPredicate(world, object, 'delete', scope.alias, next))])
  const actions = offered(scope, actionsOf(world, object, page), row)
  const conversions = offered(scope, conversionsOf(world, object, page), row)
  const related = (page?.related ?? []).flatMap(item => {
    const cell = relatedCell(world, object, item, page?.id ?? '', next)
    return cell ? [{ ...cell, cell: row.add([cell.sql]) }] : []
  })
  const timeline = page?.timeline
    ? timelineCells(world, object, page.timeline, undefined, next).map(cell => ({ ...cell, cell: row.add([cell.sql]) }))
    : undefined

  const visible = andPredicate(accessPredicate(world, object, 'read', scope.alias, next))
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (select ${row.columns()} ${scope.from()} where ${raw(scope.alias)}.id = ${recordPlace}::uuid and ${raw(scope.alias)}.deleted_at is null${visible}) t on true`

  return {
    text: statement.text,
    values: statement.values,
    recordType: cells => readType(cells)[0],
    read(cells) {
      const rights = { update: mayUpdate(cells)[0] === true, delete: mayDelete(cells)[0] === true }
      const isOffered = (item: Offered) => item.when(cells)[0] === true && (rights.update || !item.updates)
      return {
        page: page?.name ?? null,
        form: form?.name ?? null,
        record: {
          ...readRecord(selections, readFields(cells), 0),
          ...(page?.header ? { header: readRecord(header, readHeader(cells), 0) } : {}),
        },
        related: Object.fromEntries(related.map(item => [item.id, item.read(item.cell(cells)[0])])),
        ...(timeline ? { timeline: mergeTimeline(timeline.map(item => item.read(item.cell(cells)[0]))) } : {}),
        actions: actions.filter(isOffered).map(item => item.name),
        conversions: conversions.filter(isOffered).map(item => item.name),
        rights,
      }
    },
  }
}

/** The cells of the row, as they are collected. */
class Row {
  readonly #cells: Sql[] = []

  /** Adds cells; answers what finds them in a row that begins with the revision. */
  add(cells: readonly Sql[]): (row: readonly unknown[]) => readonly unknown[] {
    const from = this.#cells.length + 1
    this.#cells.push(...cells)
    return row => row.slice(from, from + cells.length)
  }

  columns(): Sql {
    return join(this.#cells.map((cell, index) => sql`${cell} as ${raw(`c${index}`)}`))
  }
}

/** The fields of a form (all where there is none) with the columns of its grids, and what every screen shows of a record. */
function shownNames(world: World, object: CatalogObject, form: FormDefinition | undefined): string[] {
  const items = form?.tabs.flatMap(tab => tab.sections.flatMap(section => section.items))
  const ofForm = items?.flatMap(item =>
    item.columns?.length ? item.columns.map(grid => `${item.field}.${grid.field}`) : [item.field],
  )
  const all = [...object.fields.values()]
  const embedded = new Set(object.embedded)
  const ofTitle = object.title.flatMap(part => ('path' in part ? [part.path.split('.')[0] ?? ''] : []))
  const names = [
    ...(ofForm ?? all.filter(field => field.columns || embedded.has(field)).map(field => field.name)),
    ...ofTitle,
    ...all.filter(field => field.system).map(field => field.name),
  ]
  return [...new Set(names)].filter(name => isShown(world, object, name))
}

function isShown(world: World, object: CatalogObject, name: string): boolean {
  const [first = '', ...rest] = name.split('.')
  const field = object.fields.get(first)
  if (!field || world.rights.field(object, field) === 'hidden') return false
  if (field.type !== 'children') return isVisiblePath(world, object, name)
  const child = world.catalog.objectsById.get(field.targets[0] ?? '')
  if (!child || world.rights.scope(child, 'read') === 'none') return false
  return rest.length === 0 || isShown(world, child, rest.join('.'))
}

/** An action or conversion that a page may offer. */
interface Offered {
  readonly name: string
  /** Whether it changes the record itself. */
  readonly updates: boolean
  readonly when: (row: readonly unknown[]) => readonly unknown[]
}

function offered(
  scope: Scope,
  definitions: readonly (ActionDefinition | ConversionDefinition)[],
  row: Row,
): readonly Offered[] {
  return definitions.map(definition => {
    const formula = definition.kind === 'action' ? definition.condition : undefined
    const conditions = trustedConditions(scope.world, scope.object, definition.id, definition.when, formula)
    return {
      name: definition.name,
      updates: definition.kind === 'action' && definition.does === 'update',
      when: row.add([sql`(${conditionSql(scope, { kind: 'every', of: conditions })}) is true`]),
    }
  })
}

/** Those that the page lists, in its order; all of the object's where there is no page. */
function actionsOf({ catalog, rights }: World, object: CatalogObject, page: Screen['page']): ActionDefinition[] {
  const all = catalog.symbols.all('action')
  const chosen = page ? (page.actions ?? []).flatMap(name => all.find(item => item.name === name) ?? []) : all
  return chosen.filter(
    item => item.object === object.name && rights.may('actions', item.name) && rights.isFor(item.roles),
  )
}

function conversionsOf(
  { catalog, rights }: World,
  object: CatalogObject,
  page: Screen['page'],
): ConversionDefinition[] {
  return catalog.symbols
    .all('conversion')
    .filter(item => item.object === object.name && rights.may('conversions', item.name) && rights.isFor(item.roles))
    .filter(item => !page || page.conversions?.includes(item.name) === true)
}

function isTrue(predicate: Predicate): Sql {
  return typeof predicate === 'boolean' ? raw(String(predicate)) : sql`(${predicate}) is true`
}
