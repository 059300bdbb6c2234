/**
 * Puts the sample records of a template into a system whose tables are new. Their dates are shifted by the days between
 * the day they were written for and today, so that a demonstration is never out of date.
 */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/database.ts'

import { fieldKinds } from '../fields/field-kinds.ts'
import { createLoadedNumbers, type LoadedNumbers } from '../numbering/number-loaded.ts'
import { quote, table } from '../query/identifiers.ts'

interface Manifest {
  /** YYYY-MM-DD: the day that the dates were written for. */
  readonly asOf: string
  /** Names of objects, referenced ones first. */
  readonly order: readonly string[]
  /** `object.field` of dates that move by whole months instead: the first of a month stays one. */
  readonly months?: readonly string[]
}

type Line = Readonly<Record<string, unknown>>

interface StoredCell {
  readonly column: string
  readonly sqlType: string
  readonly from: (line: Line) => unknown
}

const batchSize = 1000
const day = 86_400_000

/** Loads `<folder>/*.ndjson` in the order of its manifest, within a transaction; answers how many records it wrote. */
export async function loadRecords(
  tx: Queryable,
  catalog: Catalog,
  ed: string,
  folder: string,
  now = new Date(),
): Promise<number> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest
  const written = new Date(`${manifest.asOf}T00:00:00Z`)
  const shift = sampleShift(manifest.asOf, now)
  const months = (now.getUTCFullYear() - written.getUTCFullYear()) * 12 + now.getUTCMonth() - written.getUTCMonth()
  const byMonth = new Set(manifest.months)
  await tx.script('set constraints all deferred')
  const numbers = createLoadedNumbers(catalog)
  let count = 0
  for (const name of manifest.order) {
    const object = catalog.objects.get(name)
    if (!object) throw new Error(`The sample records name the unknown object ${name}`)
    const cells = cellsOf(object, { catalog, shift, months, byMonth, numbers })
    let batch: Line[] = []
    for await (const text of createInterface({ input: createReadStream(path.join(folder, `${name}.ndjson`)) })) {
      if (text.trim() === '') continue
      batch.push(JSON.parse(text) as Line)
      if (batch.length < batchSize) continue
      count += await insert(tx, object, ed, cells, batch)
      batch = []
    }
    if (batch.length > 0) count += await insert(tx, object, ed, cells, batch)
  }
  await numbers.save(tx, ed)
  return count
}

/** Milliseconds that dates are moved by which were written for a day (YYYY-MM-DD): whole days. */
export function sampleShift(asOf: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(`${asOf}T00:00:00Z`)) / day) * day
}

async function insert(
  tx: Queryable,
  object: CatalogObject,
  ed: string,
  cells: readonly StoredCell[],
  lines: readonly Line[],
): Promise<number> {
  const rows = JSON.stringify(lines.map(line => cells.map(cell => cell.from(line) ?? null)))
  const columns = join(cells.map(cell => raw(quote(cell.column))))
  const statement = sql`insert into ${table(ed, object)} (${columns}) select ${join(cells.map(fromJson))} from json_array_elements(${rows}::json) v`
  await tx.query({ text: statement.text, values: statement.values })
  return lines.length
}

function fromJson(cell: StoredCell, index: number): Sql {
  const at = raw(String(index))
  if (!cell.sqlType.endsWith('[]')) return sql`(v->>${at})::${raw(cell.sqlType)}`
  return sql`case when json_typeof(v->${at}) = 'array' then array(select json_array_elements_text(v->${at}))::${raw(cell.sqlType)} end`
}

interface Loading {
  readonly catalog: Catalog
  /** Milliseconds that dates are moved by. */
  readonly shift: number
  readonly months: number
  readonly byMonth: ReadonlySet<string>
  readonly numbers: LoadedNumbers
}

function cellsOf(object: CatalogObject, loading: Loading): StoredCell[] {
  return [...object.fields.values()].filter(field => field.columns).flatMap(field => fieldCells(object, field, loading))
}

function fieldCells(object: CatalogObject, field: CatalogField, loading: Loading): StoredCell[] {
  const { catalog, shift, numbers } = loading
  const column = field.columns?.value as string
  if (field.type === 'date' && loading.byMonth.has(`${object.name}.${field.name}`)) {
    const moved = (line: Line) => line[field.name] && moveByMonths(String(line[field.name]), loading.months)
    return [{ column, sqlType: fieldKinds[field.type].sqlType(field), from: moved }]
  }
  const value: StoredCell = {
    column,
    sqlType: fieldKinds[field.type].sqlType(field),
    from: line => (field.name === 'rev' ? 1 : shiftValue(field, plain(line[field.name]), shift)),
  }
  const current = (line: Line) => line[field.name] as { currency?: string; object?: string } | undefined
  if (field.columns?.currency) {
    return [value, { column: field.columns.currency, sqlType: 'text', from: line => current(line)?.currency }]
  }
  if (field.columns?.object) {
    const objectId = (line: Line) => catalog.objects.get(current(line)?.object ?? '')?.id
    return [value, { column: field.columns.object, sqlType: 'text', from: objectId }]
  }
  if (field.type === 'autoNumber') {
    const day = (line: Line) => new Date(Date.parse(String(line.created_at)) + shift).toISOString().slice(0, 10)
    const next = (line: Line) => numbers.next(object, field, day(line), line.record_type as string | undefined)
    return [{ ...value, from: line => line[field.name] ?? next(line) }]
  }
  if (field.name === 'created_at' || field.name === 'updated_at') {
    const moment = (line: Line) =>
      shiftValue(field, line[field.name] ?? line.created_at, shift) ?? new Date().toISOString()
    return [{ ...value, from: moment }]
  }
  return [value]
}

/** Money's amount, a reference's id, anything else as it is. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const { amount, id } = value as { amount?: string; id?: string }
  return amount ?? id
}

/** The same day so many months on, or the last one of a shorter month. */
function moveByMonths(date: string, months: number): string {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last))).toISOString().slice(0, 10)
}

function shiftValue(field: CatalogField, value: unknown, shift: number): unknown {
  if (typeof value !== 'string' || (field.type !== 'date' && field.type !== 'datetime')) return value
  const moved = new Date(Date.parse(value) + shift).toISOString()
  return field.type === 'date' ? moved.slice(0, 10) : moved
}
