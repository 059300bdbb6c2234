/**
 * Reads records and everything they refer to, until nothing that is referred to is missing. They are kept in memory, so
 * that the snapshot which they come from lasts no longer than the reading.
 */
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { SampledObject } from './sampled-object.ts'

export interface Reading {
  /** Production, within one snapshot. */
  readonly from: Queryable
  readonly fromEd: string
  readonly objects: ReadonlyMap<string, SampledObject>
  readonly onProgress: (done: number, total: number) => Promise<void>
}

/** Records of one object, by its columns. */
export interface Batch {
  readonly object: SampledObject
  readonly rows: readonly Row[]
}

export type Row = readonly (string | null)[]

const batchSize = 500

/** Reads them, a few at a time; nothing is done yet as far as progress goes. */
export async function readRecords(reading: Reading, chosen: ReadonlyMap<string, readonly string[]>): Promise<Batch[]> {
  const queue = createQueue()
  const batches: Batch[] = []
  for (const [objectId, ids] of chosen) queue.add(objectId, ids)
  for (let next = queue.take(); next; next = queue.take()) {
    const object = reading.objects.get(next.objectId)
    if (!object) continue
    const rows = await readRows(reading, object, next.ids)
    batches.push({ object, rows })
    for (const { at, target } of object.leads) {
      for (const row of rows) {
        const id = row[at]
        const objectId = typeof target === 'string' ? target : row[target.at]
        if (id && objectId && reading.objects.has(objectId)) queue.add(objectId, [id])
      }
    }
    for (const { id, column } of object.lines) queue.add(id, await readLines(reading, id, column, next.ids))
    await reading.onProgress(0, queue.total())
  }
  return batches
}

function createQueue() {
  const seen = new Map<string, Set<string>>()
  const waiting = new Map<string, string[]>()
  let total = 0
  return {
    add(objectId: string, ids: readonly string[]): void {
      const known = seen.get(objectId) ?? new Set<string>()
      const list = waiting.get(objectId) ?? []
      for (const id of ids) {
        if (known.has(id)) continue
        known.add(id)
        list.push(id)
        total++
      }
      seen.set(objectId, known)
      if (list.length > 0) waiting.set(objectId, list)
    },
    take(): { objectId: string; ids: string[] } | undefined {
      const [entry] = waiting
      if (!entry) return undefined
      const [objectId, list] = entry
      const ids = list.splice(0, batchSize)
      if (list.length === 0) waiting.delete(objectId)
      return { objectId, ids }
    },
    total: () => total,
  }
}

/** Deleted ones too, where others refer to them. */
async function readRows({ from, fromEd }: Reading, object: SampledObject, ids: readonly string[]): Promise<Row[]> {
  const columns = object.columns.map(column => `${quoteName(column.from)}::text`).join(', ')
  const text = `select ${columns} from ${quoteIn(fromEd, object.fromTable)} where id = any($1::uuid[])`
  return (await from.arrays({ text, values: [ids] })) as Row[]
}

async function readLines({ from, fromEd, objects }: Reading, id: string, column: string, ids: readonly string[]) {
  const lines = objects.get(id)
  if (!lines) return []
  const rows = await from.query<{ id: string }>({
    text: `select id from ${quoteIn(fromEd, lines.fromTable)} where ${quoteName(column)} = any($1::uuid[]) and deleted_at is null`,
    values: [ids],
  })
  return rows.map(row => row.id)
}
