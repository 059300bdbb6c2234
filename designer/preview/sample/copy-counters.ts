/** Numbers go on in a preview where production has come to, so that no sampled record is met a second time. */
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import type { Queryable } from '#platform/database/database.ts'

interface Counter {
  readonly key: string
  readonly value: string
}

/** How far counters and sequences have come. */
export interface Counters {
  readonly counters: readonly Counter[]
  readonly sequences: readonly Counter[]
}

/** Reads those of production. */
export async function readCounters(from: Queryable, ed: string): Promise<Counters> {
  const counters = await from.query<Counter>({
    text: `select key, value::text from ${quoteName(`${ed}_log`)}.counter`,
    values: [],
  })
  const sequences = await from.query<Counter>({
    text: `select sequencename as key, coalesce(last_value + increment_by, start_value)::text as value
      from pg_sequences where schemaname = $1`,
    values: [`${ed}_log`],
  })
  return { counters, sequences }
}

/** Makes those of a preview go on from there. */
export async function writeCounters(to: Queryable, ed: string, { counters, sequences }: Counters): Promise<void> {
  await to.query({
    text: `insert into ${quoteName(`${ed}_log`)}.counter (key, value)
      select * from unnest($1::text[], $2::bigint[]) on conflict do nothing`,
    values: [counters.map(row => row.key), counters.map(row => row.value)],
  })
  for (const { key, value } of sequences) {
    await to.script(`create sequence if not exists ${quoteIn(`${ed}_log`, key)} minvalue 0 start with ${BigInt(value)}`)
  }
}
