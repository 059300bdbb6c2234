/** Writes a sample into a preview; personal values are masked before they leave this process. */
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Batch } from './read-records.ts'

export interface Writing {
  /** The preview, within one transaction whose constraints wait for its end. */
  readonly to: Queryable
  readonly toEd: string
  readonly onProgress: (done: number, total: number) => Promise<void>
}

/** Writes all batches; answers how many records. */
export async function writeRecords(writing: Writing, batches: readonly Batch[]): Promise<number> {
  const total = batches.reduce((sum, { rows }) => sum + rows.length, 0)
  let done = 0
  for (const batch of batches) {
    await writeRows(writing, batch)
    done += batch.rows.length
    await writing.onProgress(done, total)
  }
  return done
}

async function writeRows({ to, toEd }: Writing, { object, rows }: Batch): Promise<void> {
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
