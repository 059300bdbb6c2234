/**
 * What lies parked in the database: columns and tables that no field and no object of the head uses, with what they last
 * were. Told from the storage map and the revisions.
 */
import sql from 'sql-template-tag'

import type { Definition, FieldDefinition, LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { readHead, readStorage } from '#metadata/revisions.ts'
import { familyOf } from '#metadata/storage/generation.ts'
import { quoteName } from '#metadata/storage/quote.ts'
import type { StorageRow } from '#metadata/storage/storage-map.ts'
import { storageType } from '#metadata/storage/storage-type.ts'
import type { Queryable } from '#platform/database/database.ts'
import type { System } from '#runtime/system.ts'
import { usualLimits, withProbe } from '../impact/probe.ts'

export interface Parked {
  /** `object`: the whole table; `field`: one field; `former-type`: values of a live field from before it changed its type. */
  readonly kind: 'object' | 'field' | 'former-type'
  /** As it last was. */
  readonly object: ObjectDefinition
  readonly field?: FieldDefinition
  /** Storage family of the values, such as `text`. */
  readonly type?: string
  /** Physical names. */
  readonly table: string
  readonly columns: readonly string[]
  /** The revision from which on it was parked. */
  readonly since: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly label: LocalizedText
}

/** A parked thing with the number of records that have a value; undefined where that could not be counted in time. */
export interface CountedParked extends Parked {
  readonly rows: number | undefined
  readonly counted: 'exactly' | 'atLeast' | 'estimated'
}

/** Everything parked, objects first, then by name. */
export async function listParked(db: Queryable): Promise<Parked[]> {
  const head = await readHead(db)
  const rows = await readStorage(db)
  const parked = rows.filter(row => row.state === 'parked')
  const whole = new Set(parked.filter(row => row.fieldId === '').map(row => row.objectId))
  const lives = await readLives(db, [...new Set(parked.map(row => row.objectId))], head)
  const found: Parked[] = []
  for (const objectId of whole) {
    const last = lives.get(objectId)?.findLast(life => life.object)
    const table = parked.find(row => row.objectId === objectId && row.fieldId === '')?.table
    if (!last?.object || table === undefined) continue
    const { object, to } = last
    found.push({
      kind: 'object',
      object,
      table,
      columns: [],
      ...sinceOf(lives.get(objectId) ?? [], to),
      label: object.label,
    })
  }
  const ofFields = parked.filter(row => row.fieldId !== '' && !row.fieldId.startsWith('@') && !whole.has(row.objectId))
  for (const columns of Map.groupBy(ofFields, row => `${row.objectId}\n${row.fieldId}\n${row.type}`).values()) {
    const item = toParkedField(columns, lives.get(columns[0]?.objectId ?? '') ?? [])
    if (item) found.push(item)
  }
  const key = ({ object, field }: Parked) => `${object.name}\n${field?.name ?? ''}`
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The same with the records counted. */
export function countParked(
  { db, ed }: Pick<System, 'db' | 'ed'>,
  parked: readonly Parked[],
): Promise<CountedParked[]> {
  return withProbe(db, ed, usualLimits, async probe => {
    const counted: CountedParked[] = []
    for (const item of parked) {
      const [column] = item.columns
      const condition = column === undefined ? 'true' : `t.${quoteName(column)} is not null`
      const { rows, counted: how } = await probe.count(item.table, condition)
      counted.push({ ...item, rows, counted: how })
    }
    return counted
  })
}

/** A stretch of revisions in which an object did not change. */
interface Life {
  readonly from: number
  readonly to: number
  readonly at: string
  readonly object: ObjectDefinition | undefined
}

async function readLives(db: Queryable, ids: readonly string[], head: number): Promise<Map<string, Life[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: string; number: number; at: string; hash: string | null }>(sql`
    select i.id, r.number, r.created_at as at, r.content ->> i.id as hash
    from bm.revision r cross join unnest(${[...ids]}::text[]) i(id) where r.number <= ${head} order by i.id, r.number`)
  const hashes = [...new Set(rows.flatMap(row => row.hash ?? []))]
  const blobs = await db.query<{ hash: string; content: Definition }>(
    sql`select hash, content from bm.blob where hash = any(${hashes})`,
  )
  const objects = new Map(blobs.flatMap(({ hash, content }) => (content.kind === 'object' ? [[hash, content]] : [])))
  const lives = new Map<string, Life[]>()
  for (const [id, own] of Map.groupBy(rows, row => row.id)) {
    const stretches: Life[] = []
    for (const { number, at, hash } of own) {
      const object = hash === null ? undefined : objects.get(hash)
      const last = stretches.at(-1)
      if (last && last.object === object) stretches[stretches.length - 1] = { ...last, to: number }
      else stretches.push({ from: number, to: number, at, object })
    }
    lives.set(id, stretches)
  }
  return lives
}

function toParkedField(columns: readonly StorageRow[], lives: readonly Life[]): Parked | undefined {
  const [row] = columns
  if (!row) return undefined
  const fieldIn = (life: Life) => life.object?.fields.find(field => field.id === row.fieldId)
  const last = lives.findLast(life => {
    const field = fieldIn(life)
    return field !== undefined && storageType(field) === familyOf(row.type)
  })
  const field = last && fieldIn(last)
  const now = lives.at(-1)
  if (!last?.object || !field || !now?.object) return undefined
  const current = fieldIn(now)
  const values = columns.toSorted((a, b) => a.part.length - b.part.length).map(item => item.column)
  return {
    kind: current ? 'former-type' : 'field',
    object: now.object,
    field: current ?? field,
    type: row.type,
    table: row.table,
    columns: values,
    ...sinceOf(lives, last.to),
    label: (current ?? field).label,
  }
}

function sinceOf(lives: readonly Life[], lastSeen: number): Pick<Parked, 'since' | 'at'> {
  const next = lives.find(life => life.from > lastSeen)
  return { since: lastSeen + 1, at: next?.at ?? lives.at(-1)?.at ?? '' }
}
