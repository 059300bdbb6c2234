/**
 * Records of a running system as samples of a template: the newest of each chosen object with their lines and what they
 * cannot do without, so that no reference leads nowhere. Personal values are masked; files and deleted records stay.
 */
import { randomBytes } from 'node:crypto'

import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'
import type { Template } from '#runtime/installation/read-template.ts'

import { createMask } from '../preview/mask/create-mask.ts'
import { toSampleValue } from './sample-value.ts'

/** One record by field names, as the files of a template have it. */
export type SampleLine = Readonly<Record<string, unknown>>

/** What lies in the folder `records` of a template. */
export interface SampleRecords {
  readonly manifest: { readonly asOf: string; readonly order: readonly string[] }
  /** By the name of the object. */
  readonly lines: Readonly<Record<string, readonly SampleLine[]>>
}

export interface SampleWish {
  readonly ed: string
  /** Of the head. */
  readonly catalog: Catalog
  readonly objects: readonly CatalogObject[]
  /** Records of each at most; lines and what is required come besides. */
  readonly limit: number
  /** In whose names they are written. */
  readonly template: Template
  /** Asked of every object that records are taken of; throws where that is not allowed. */
  readonly assertMayTake: (object: CatalogObject) => void
  readonly maySee: (object: CatalogObject, field: CatalogField) => boolean
}

interface Lead {
  readonly field: string
  readonly object: string
  readonly id: string
  readonly required: boolean
}
interface Found {
  readonly line: Record<string, unknown>
  readonly leads: readonly Lead[]
}

/** Reads them; `db` is one snapshot. */
export async function readSampleRecords(db: Queryable, wish: SampleWish, now = new Date()): Promise<SampleRecords> {
  const found = await collect(db, wish)
  dropUnknown(found)
  const filled = [...wish.catalog.objects.values()].filter(object => (found.get(object.id)?.size ?? 0) > 0)
  const names = createNames(wish)
  const order = referencedFirst(filled).filter(object => names.object(object) !== undefined)
  const lines = order.map(object => {
    const rows = [...(found.get(object.id)?.values() ?? [])]
    return [names.object(object) as string, rows.map(row => names.rename(object, row.line))] as const
  })
  return {
    manifest: { asOf: now.toISOString().slice(0, 10), order: lines.map(([name]) => name) },
    lines: Object.fromEntries(lines),
  }
}

/** The names that objects and fields have in the template; those of the system are the same everywhere. */
function createNames({ catalog, template }: SampleWish) {
  const definitions = new Map(template.definitions.map(item => [item.id, item]))
  const builtIn = new Set<string>(Object.values(systemObjects))
  const objectName = (object: CatalogObject | undefined): string | undefined => {
    if (!object) return undefined
    return definitions.get(object.id)?.name ?? (builtIn.has(object.id) ? object.name : undefined)
  }
  const fieldName = (object: CatalogObject, name: string): string => {
    const field = object.fields.get(name)
    const definition = definitions.get(object.id)
    const own = definition?.kind === 'object' ? definition.fields.find(item => item.id === field?.id) : undefined
    return own?.name ?? name
  }
  const renameValue = (value: unknown): unknown => {
    const { object, id } = (value ?? {}) as { object?: string; id?: string }
    return object && id ? { object: objectName(catalog.objects.get(object)) ?? object, id } : value
  }
  return {
    object: objectName,
    rename: (object: CatalogObject, line: SampleLine): SampleLine =>
      Object.fromEntries(Object.entries(line).map(([name, value]) => [fieldName(object, name), renameValue(value)])),
  }
}

type Collected = Map<string, Map<string, Found>>

/** The chosen records and, until nothing new turns up, their lines and what leads from them. */
async function collect(db: Queryable, wish: SampleWish): Promise<Collected> {
  const { ed, catalog, objects, limit } = wish
  const found: Collected = new Map()
  const wanted = new Set(objects.map(object => object.id))
  for (const object of objects) for (const line of object.embedded) wanted.add(line.targets[0] ?? '')
  const key = randomBytes(32)
  const waiting: { object: CatalogObject; ids: readonly string[] }[] = []
  for (const object of objects) waiting.push({ object, ids: await readNewest(db, ed, object, limit) })

  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { object } = next
    const known = found.get(object.id) ?? new Map<string, Found>()
    const ids = next.ids.filter(id => !known.has(id))
    if (ids.length === 0) continue
    found.set(object.id, known)
    wish.assertMayTake(object)
    const rows = await readRows(db, wish, object, ids, key)
    for (const [id, row] of rows) known.set(id, row)
    const leads = Map.groupBy(
      [...rows.values()].flatMap(row => row.leads).filter(lead => lead.required || wanted.has(lead.object)),
      lead => lead.object,
    )
    for (const [id, list] of leads) {
      const target = catalog.objectsById.get(id)
      if (target) waiting.push({ object: target, ids: [...new Set(list.map(lead => lead.id))] })
    }
    for (const field of object.embedded) {
      const line = catalog.objectsById.get(field.targets[0] ?? '')
      if (line) waiting.push({ object: line, ids: await readLines(db, ed, field, line, [...rows.keys()]) })
    }
  }
  return found
}

async function readNewest(db: Queryable, ed: string, object: CatalogObject, limit: number): Promise<string[]> {
  const text = `select id from ${quoteIn(ed, object.table)} where deleted_at is null order by id desc limit $1`
  return (await db.query<{ id: string }>({ text, values: [limit] })).map(row => row.id)
}

async function readLines(
  db: Queryable,
  ed: string,
  field: CatalogField,
  line: CatalogObject,
  ids: readonly string[],
): Promise<string[]> {
  const via = field.definition?.type === 'children' ? line.fields.get(field.definition.via)?.columns?.value : undefined
  if (!via) return []
  const text = `select id from ${quoteIn(ed, line.table)} where ${quoteName(via)} = any($1::uuid[]) and deleted_at is null`
  return (await db.query<{ id: string }>({ text, values: [ids] })).map(row => row.id)
}

async function readRows(
  db: Queryable,
  { ed, catalog, maySee }: SampleWish,
  object: CatalogObject,
  ids: readonly string[],
  key: Buffer,
): Promise<Map<string, Found>> {
  const fields = [...object.fields.values()].filter(
    field => field.columns && field.type !== 'file' && field.name !== 'rev' && maySee(object, field),
  )
  const masks = fields.map(field => (field.definition?.personal ? createMask(field, object.id, key) : undefined))
  const columns = fields.flatMap(({ columns }) => [columns?.value, columns?.currency ?? columns?.object])
  const selected = columns.map(column => (column ? `${quoteName(column)}::text` : 'null'))
  const rows = await db.arrays({
    text: `select ${selected.join(', ')} from ${quoteIn(ed, object.table)} t
      where id = any($1::uuid[]) and deleted_at is null${withoutAdministrator(object)} order by id`,
    values: [ids],
  })
  return new Map(
    (rows as (string | null)[][]).map(row => {
      const line: Record<string, unknown> = {}
      const leads: Lead[] = []
      fields.forEach((field, index) => {
        const raw = row[index * 2] ?? null
        const beside = row[index * 2 + 1] ?? null
        const text = raw !== null && masks[index] ? masks[index](raw) : raw
        if (text === null) return
        const target = field.columns?.object ? beside : field.type === 'reference' ? field.targets[0] : undefined
        if (target) leads.push({ field: field.name, object: target, id: text, required: field.required })
        line[field.name] = toSampleValue(field, text, field.columns?.object ? nameOf(catalog, beside) : beside)
      })
      return [String(line.id), { line, leads }]
    }),
  )
}

/** Every system makes its own first administrator. */
function withoutAdministrator(object: CatalogObject): string {
  const login = object.id === systemObjects.user ? object.fields.get('login')?.columns?.value : undefined
  return login ? ` and ${quoteName(login)} is distinct from 'admin'` : ''
}

function nameOf(catalog: Catalog, id: string | null): string | null {
  return catalog.objectsById.get(id ?? '')?.name ?? null
}

/** A reference to what is not among the samples goes; a record that cannot do without it goes with it. */
function dropUnknown(found: Collected): void {
  for (let isSteady = false; !isSteady; ) {
    isSteady = true
    for (const records of found.values()) {
      for (const [id, { line, leads }] of records) {
        const gone = leads.filter(lead => line[lead.field] !== undefined && !found.get(lead.object)?.has(lead.id))
        for (const lead of gone) delete line[lead.field]
        if (!gone.some(lead => lead.required)) continue
        records.delete(id)
        isSteady = false
      }
    }
  }
}

/** Objects after those that they refer to; where references go in a circle, as they come. */
function referencedFirst(objects: readonly CatalogObject[]): CatalogObject[] {
  const ordered = new Set<CatalogObject>()
  const seen = new Set<CatalogObject>()
  const visit = (object: CatalogObject): void => {
    if (seen.has(object)) return
    seen.add(object)
    const targets = [...object.fields.values()].filter(field => field.columns).flatMap(field => field.targets)
    for (const target of objects) if (targets.includes(target.id)) visit(target)
    ordered.add(object)
  }
  for (const object of objects) visit(object)
  return [...ordered]
}
