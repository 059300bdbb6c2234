/**
 * Copies records and everything they refer to, until nothing that is referred to is missing. What is read comes from
 * one snapshot; what is written is masked before it leaves this process.
 */
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { SampledObject } from './sampled-object.ts'

export interface Copying {
  /** Production, within one snapshot. */
  readonly from: Queryable
  readonly fromEd: string
  /** The preview, within one transaction whose constraints wait for its end. */
  readonly to: Queryable
  readonly toEd: string
  readonly objects: ReadonlyMap<string, SampledObject>
  readonly onProgress: (done: number, total: number) => Promise<void>
}

type Row = readonly (string | null)[]

const batchSize = 500

/** Copies; answers how many records. */
export async function copyRecords(copying: Copying, chosen: ReadonlyMap<string, readonly string[]>): Promise<number> {
  const queue = createQueue()
  for (const [objectId, ids] of chosen) queue.add(objectId, ids)
  for (let next = queue.take(); next; next = queue.take()) {
    const object = copying.objects.get(next.objectId)
    if (!object) continue
    const rows = await readRows(copying, object, next.ids)
    await writeRows(copying, object, rows)
    for (const { at, target } of object.leads) {
      for (const row of rows) {
        const id = row[at]
        const objectId = typeof target === 'string' ? target : row[target.at]
        if (id && objectId && copying.objects.has(objectId)) queue.add(objectId, [id])
      }
    }
    for (const { id, column } of object.lines) queue.add(id, await readLines(copying, id, column, next.ids))
    await copying.onProgress(queue.taken(), queue.total())
  }
  return queue.taken()
}

function createQueue() {
  const seen = new Map<string, Set<string>>()
  const waiting = new Map<string, string[]>()
  let total = 0
  let taken = 0
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
      taken += ids.length
      return { objectId, ids }
    },
    taken: () => taken,
    total: () => total,
  }
}

/** Deleted ones too, where others refer to them. */
async function readRows({ from, fromEd }: Copying, object: SampledObject, ids: readonly string[]): Promise<Row[]> {
  const columns = object.columns.map(column => `${quoteName(column.from)}::text`).join(', ')
  const text = `select ${columns} from ${quoteIn(fromEd, object.fromTable)} where id = any($1::uuid[])`
  return (await from.arrays({ text, values: [ids] })) as Row[]
}

async function readLines({ from, fromEd, objects }: Copying, id: string, column: string, ids: readonly string[]) {
  const lines = objects.get(id)
  if (!lines) return []
  const rows = await from.query<{ id: string }>({
    text: `select id from ${quoteIn(fromEd, lines.fromTable)} where ${quoteName(column)} = any($1::uuid[]) and deleted_at is null`,
    values: [ids],
  })
  return rows.map(row => row.id)
}

async function writeRows({ to, toEd }: Copying, object: SampledObject, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = object.columns.map(column => quoteName(column.to)).join(', ')
  const places = object.columns.map((_, index) => `$${index + 1}::text[]`).join(', ')
  const aliases = object.columns.map((_, index) => `c${index}`).join(', ')
  const values = object.columns.map((column, index) => `c${index}::${column.sqlType}`).join(', ')
  await to.query({
    text: `insert into ${quoteIn(toEd, object.toTable)} (${names}) select ${values} from unnest(${places}) as u(${aliases})`,
    values: object.columns.map(({ mask }, index) =>
      rows.map(row => {
        const value = row[index] ?? null
        return value === null || !mask ? value : mask(value)
      }),
    ),
  })
}
