/**
 * The import that somebody would write by hand: COPY into a table aside, then one INSERT of what is valid and no
 * duplicate, with an audit entry each, in one transaction.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** Imports a CSV of accounts (name, short_name, credit_code, phone, email, city, employees); answers how many were made. */
export async function importAccounts(databaseUrl: string, csv: string, userId: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`begin; create temp table incoming (name text, short_name text, credit_code text, phone text,
      email text, city text, employees text) on commit drop`)
    await pipeline(Readable.from([csv]), client.query(copyFrom('copy incoming from stdin (format csv, header)')))
    await client.query('analyze incoming')
    const { rowCount } = await client.query(
      `with made as (
        insert into ed.account (id, record_type, name, short_name, credit_code, phone, email, city, employees, roles, status,
          owner_id, created_by, updated_by)
        select gen_random_uuid(), 'organization', i.name, i.short_name, i.credit_code, i.phone, i.email, i.city,
          i.employees::bigint, array['customer'], 'prospect', $1, $1, $1
        from incoming i
        where i.name <> '' and length(i.name) <= 200 and i.employees ~ '^[0-9]{1,9}$' and i.email like '%_@_%'
          and not exists (select from ed.account a where a.credit_code = i.credit_code and a.deleted_at is null)
        returning id, name, short_name, credit_code, phone, email, city, employees
      )
      insert into ed_log.audit (id, actor_id, revision, source, object_id, record_id, action, after)
      select gen_random_uuid(), $1, 1, '{"kind":"import"}', 'crm-account', id, 'created', to_jsonb(made) from made`,
      [userId],
    )
    await client.query('commit')
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}
