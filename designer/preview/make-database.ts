/**
 * Makes and drops the database of a preview with its role. The role owns that database and nothing else: before anything
 * is put in, it is tried whether production would let it read or write.
 */
import sql from 'sql-template-tag'

import { quoteName, quoteText } from '#metadata/storage/quote.ts'
import type { Database, Queryable } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import type { PreviewPlace } from './preview-place.ts'
import { impossiblePreview } from './preview-problems.ts'

const mostConnections = 20

/** Makes them anew; problem `preview/not-possible` says what to grant. */
export async function makeDatabase(db: Database, place: PreviewPlace): Promise<void> {
  try {
    await dropDatabase(db, place.name)
    await makeRole(db, place)
    await db.script(
      `create database ${quoteName(place.name)} owner ${quoteName(place.name)} template template0 ${await localeOf(db)}`,
    )
    await db.script(`comment on database ${quoteName(place.name)} is ${quoteText(place.mark)}`)
    await db.script(`revoke all on database ${quoteName(place.name)} from public`)
    await assertOutside(db, place.name)
  } catch (error) {
    await dropDatabase(db, place.name).catch(() => undefined)
    throw explain(error)
  }
}

/** Drops the database, whoever is connected, and the role; what is not there is no fault. */
export async function dropDatabase(db: Queryable, name: string): Promise<void> {
  await db.script(`drop database if exists ${quoteName(name)} with (force)`)
  const [role] = await db.query(sql`select from pg_roles where rolname = ${name}`)
  if (role) await db.script(`drop role if exists ${quoteName(name)}`)
}

/** Lets this process in, whatever password another one has set. */
export async function renewPassword(db: Queryable, { name, password }: PreviewPlace): Promise<void> {
  await db.script(`alter role ${quoteName(name)} password ${quoteText(password)}`)
}

async function makeRole(db: Queryable, { name, password, mark }: PreviewPlace): Promise<void> {
  const role = quoteName(name)
  await db.script(
    `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit
      connection limit ${mostConnections} password ${quoteText(password)}`,
  )
  await db.script(`comment on role ${role} is ${quoteText(mark)}`)
  // What a preview loses in a crash is made again.
  await db.script(`alter role ${role} set statement_timeout = '60s'; alter role ${role} set synchronous_commit = off`)
  const [row] = await db.query<{ super: boolean }>(
    sql`select rolsuper as super from pg_roles where rolname = current_user`,
  )
  // Who is not a superuser can only give a database to a role that he may act as.
  if (!row?.super) await db.script(`grant ${role} to current_user`)
}

/** Sorting and search behave as in production. */
async function localeOf(db: Queryable): Promise<string> {
  const [row] = await db.query<{ provider: string; locale: string | null; collate: string; ctype: string }>(sql`
    select datlocprovider as provider, coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as locale,
      datcollate as collate, datctype as ctype
    from pg_database d where datname = current_database()`)
  if (!row) return ''
  const base = `encoding 'UTF8' lc_collate ${quoteText(row.collate)} lc_ctype ${quoteText(row.ctype)}`
  if (row.provider === 'i') return `${base} locale_provider icu icu_locale ${quoteText(row.locale ?? 'und')}`
  if (row.provider === 'b')
    return `${base} locale_provider builtin builtin_locale ${quoteText(row.locale ?? 'C.UTF-8')}`
  return `${base} locale_provider libc`
}

/** A right that production grants to everybody would be the preview's as well. */
async function assertOutside(db: Queryable, role: string): Promise<void> {
  const rows = await db.query<{ name: string }>(sql`
    select format('schema %I', nspname) as name from pg_namespace
    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
      and has_schema_privilege(${role}, oid, 'usage')
    union all
    select format('table %s', c.oid::regclass) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_any_column_privilege(${role}, c.oid, 'select, insert, update')
    limit 5`)
  if (rows.length === 0) return
  const names = rows.map(row => row.name)
  throw impossiblePreview(
    `This database lets every role use ${names.join(', ')}. Revoke that from PUBLIC, so that previews are kept out of production.`,
    { open: names },
  )
}

function explain(error: unknown): unknown {
  const state = sqlStateOf(error)
  if (state !== '42501') return error
  return impossiblePreview(
    'The database user may not make databases and roles. Let an administrator of PostgreSQL run: alter role <user> createdb createrole.',
    { grant: 'alter role <user> createdb createrole' },
    { cause: error },
  )
}
