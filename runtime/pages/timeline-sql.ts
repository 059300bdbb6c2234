/**
 * What happened around a record: the records of a page's timeline sources and its changes, as JSON cells. Each source is
 * read from the same position on, latest first; what is answered is put together from all of them.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { Timeline, TimelineSource } from '#metadata/definitions.ts'

import { type AuditPart, auditSql, momentSql } from '../history/changes-sql.ts'
import { type HistoryEntry, toHistoryEntry, toMilliseconds } from '../history/history-entry.ts'
import { column } from '../query/identifiers.ts'
import { actorTimeZone, recordPlace } from '../query/late-values.ts'
import type { World } from '../query/path.ts'
import type { NextAlias, Scope } from '../query/scope.ts'
import { planFields } from '../query/selection.ts'
import { encodeCursor, type SortKey } from '../query/sort.ts'
import { literal, titleSql } from '../query/title-sql.ts'
import { isVisiblePath } from '../query/trusted.ts'
import { jsonList } from './json-list.ts'

export interface TimelineEntry {
  readonly kind: 'record' | 'change'
  readonly at: string
  readonly by: unknown
  readonly object?: string
  readonly id: string
  readonly title?: string | null
  readonly values?: Readonly<Record<string, unknown>>
  readonly action?: string
  readonly changes?: HistoryEntry['changes']
  readonly within?: HistoryEntry['within']
}

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[]
  readonly after?: string
}

/** One cell of the statement, and the entries that it holds, each with its place. */
export interface TimelineCell {
  readonly sql: Sql
  readonly read: (cell: unknown) => readonly Placed[]
}

interface Placed {
  /** With microseconds, comparable as text. */
  readonly at: string
  readonly id: string
  /** undefined for what the actor may not see. */
  readonly entry: TimelineEntry | undefined
}

export const timelineSize = 20

/** The cells of a timeline, from a position on. */
export function timelineCells(
  world: World,
  object: CatalogObject,
  timeline: Timeline,
  after: readonly (string | null)[] | undefined,
  next: NextAlias,
): TimelineCell[] {
  const sources = timeline.sources.flatMap(source => sourceCell(world, source, after, next) ?? [])
  const changes = timeline.changes === true && object.definition.history !== 'none'
  return changes ? [...sources, changesCell(world, object, after, next)] : sources
}

/** The latest entries of all cells, and where to go on. */
export function mergeTimeline(cells: readonly (readonly Placed[])[]): TimelinePage {
  const all = cells.flat().sort((a, b) => compare(b.at, a.at) || compare(b.id, a.id))
  const shown = all.slice(0, timelineSize)
  const last = shown.at(-1)
  return {
    entries: shown.flatMap(item => item.entry ?? []),
    ...(all.length > timelineSize && last ? { after: encodeCursor([last.at, last.id]) } : {}),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sourceCell(
  world: World,
  source: TimelineSource,
  after: readonly (string | null)[] | undefined,
  next: NextAlias,
): TimelineCell | undefined {
  const object = world.catalog.objects.get(source.object)
  const through = object?.fields.get(source.through)
  const at = object?.fields.get(source.at)
  if (!object || !through || !at || world.rights.scope(object, 'read') === 'none') return undefined
  const isSeen = world.rights.field(object, at) !== 'hidden' && world.rights.field(object, through) !== 'hidden'
  if (!isSeen) return undefined
  const show = ['created_by', ...(source.show ?? [])].filter(path => isVisiblePath(world, object, path))
  const fields = planFields(world, object, show)
  const list = jsonList(
    world,
    {
      object,
      fields,
      where: [
        {
          kind: 'compare',
          path: { name: through.name, steps: [], object, field: through },
          operator: '=',
          operand: { kind: 'record' },
        },
      ],
      order: scope => [
        momentKey(scope, at),
        { sql: column(scope.alias, 'id'), cast: 'uuid', descending: true, nullable: false },
      ],
      position: key => (key.cast === 'timestamptz' ? momentSql(key.sql) : sql`${key.sql}::text`),
      limit: timelineSize,
      after,
      more: scope => [
        { key: ':title', cells: [{ sql: titleSql(scope, object, []) }], read: (cells, index) => cells[index] },
      ],
    },
    next,
  )
  return {
    sql: list.sql,
    read: cell =>
      list.read(cell).map(({ record, position }) => {
        const { id, rev: _, created_by: by, ':title': title, ...values } = record
        const [moment = '', key = ''] = position as [string, string]
        const entry: TimelineEntry = {
          kind: 'record',
          at: toMilliseconds(moment),
          by,
          object: object.name,
          id: String(id),
          title: title as string | null,
          values: source.show?.includes('created_by') ? { ...values, created_by: by } : values,
        }
        return { at: moment, id: key, entry }
      }),
  }
}

/** When it happened; what has no moment of its own happened when it was made. A day begins where the actor is. */
function momentKey(
  scope: Scope,
  at: { readonly type: string; readonly required: boolean; readonly columns?: { readonly value: string } | undefined },
): SortKey {
  const value = column(scope.alias, at.columns?.value ?? 'created_at')
  const moment = at.type === 'date' ? sql`(${value}::timestamp at time zone ${actorTimeZone})` : value
  const whole = at.required ? moment : sql`coalesce(${moment}, ${column(scope.alias, 'created_at')})`
  return { sql: whole, cast: 'timestamptz', descending: true, nullable: false }
}

function changesCell(
  world: World,
  object: CatalogObject,
  after: readonly (string | null)[] | undefined,
  next: NextAlias,
): TimelineCell {
  const where = sql`a.record_id = ${recordPlace}::uuid and a.object_id = ${raw(literal(object.id))}`
  return {
    sql: auditSql(world, { where, after, limit: timelineSize + 1, objects: [object] }, next),
    read: cell => {
      const { rows, titles } = cell as AuditPart
      return rows.map(row => {
        const found = toHistoryEntry(world, object, row, titles)
        const entry: TimelineEntry | undefined = found && {
          kind: 'change',
          at: found.at,
          by: found.by,
          id: found.id,
          action: found.action,
          changes: found.action === 'created' ? [] : found.changes,
          ...(found.within ? { within: found.within } : {}),
        }
        return { at: row.at, id: row.id, entry }
      })
    },
  }
}
