/** Fills the large table with rows whose ids rise with time, as the product's do. */
import type { Database } from '#platform/database/database.ts'
import { large } from './large-application.ts'

const began = 0x019000000000

/** The id of the n-th row, a version 7 UUID. */
export function idOf(n: number): string {
  const time = (began + n).toString(16).padStart(12, '0')
  const tail = n.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`
}

const chunk = 250_000

/** Makes so many rows. */
export async function fillLarge(db: Database, rows: number, say: (text: string) => void): Promise<void> {
  for (let from = 1; from <= rows; from += chunk) {
    const to = Math.min(rows, from + chunk - 1)
    await db.script(`insert into ed.${large} (id, name, code, value_0, value_1, value_2, value_3, value_4)
      select (lpad(to_hex(${began}::bigint + i), 12, '0') || '70008000' || lpad(to_hex(i), 12, '0'))::uuid,
        'Thing ' || i, 'C' || i, 'value ' || i % 1000, i % 1000, i % 7919 / 100.0, date '2020-01-01' + (i % 2000)::int,
        repeat('lorem ipsum ', 5) from generate_series(${from}::bigint, ${to}::bigint) i`)
    if (to % 1_000_000 === 0) say(`${to.toLocaleString('en')} rows made`)
  }
  await db.script(`vacuum analyze ed.${large}`)
}
