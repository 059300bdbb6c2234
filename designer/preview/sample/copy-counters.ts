/** Numbers go on in a preview where production has come to, so that no sampled record is met a second time. */
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import type { Queryable } from '#platform/database/database.ts'

/** Copies counters and sequences. */
export async function copyCounters(from: Queryable, fromEd: string, to: Queryable, toEd: string): Promise<void> {
  const counters = await from.query<{ key: string; value: unknown }>({
    text: `select key, value::text from ${quoteName(`${fromEd}_log`)}.counter`,
    values: [],
  })
  await to.query({
    text: `insert into ${quoteName(`${toEd}_log`)}.counter (key, value)
      select * from unnest($1::text[], $2::bigint[]) on conflict do nothing`,
    values: [counters.map(row => row.key), counters.map(row => row.value)],
  })
  const sequences = await from.query<{ name: string; value: string }>({
    text: `select sequencename as name, coalesce(last_value + increment_by, start_value)::text as value
      from pg_sequences where schemaname = $1`,
    values: [`${fromEd}_log`],
  })
  for (const { name, value } of sequences) {
    await to.script(
      `create sequence if not exists ${quoteIn(`${toEd}_log`, name)} minvalue 0 start with ${BigInt(value)}`,
    )
  }
}
