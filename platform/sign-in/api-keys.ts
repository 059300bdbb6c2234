/** API keys: like a session without an end, for programs; may be narrowed to one role. Shown once, kept as a hash. */
import sql from 'sql-template-tag'
import type { Queryable } from '../database/database.ts'
import { newId } from '../new-id.ts'
import { hashToken, newToken } from './tokens.ts'

/** A key as its owner sees it later. */
export interface ApiKeyView {
  readonly id: string
  readonly name: string
  /** The first characters, to recognise it by. */
  readonly prefix: string
  readonly roleId: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly usedAt: string | null
}

/** What the owner says of a new key. */
export interface NewApiKey {
  readonly name: string
  readonly roleId?: string | undefined
  readonly expiresAt?: string | undefined
}

const columns = sql`id, name, prefix, role_id as "roleId", created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt"`

/** Makes a key; `key` is shown now and never again. */
export async function makeApiKey(
  db: Queryable,
  userId: string,
  wish: NewApiKey,
): Promise<ApiKeyView & { key: string }> {
  const key = `ful_${newToken()}`
  const [row] =
    await db.query<ApiKeyView>(sql`insert into platform.api_key (id, key_hash, prefix, user_id, role_id, name, expires_at)
    values (${newId()}, ${hashToken(key)}, ${key.slice(0, 10)}, ${userId}, ${wish.roleId ?? null}, ${wish.name}, ${wish.expiresAt ?? null})
    returning ${columns}`)
  return { ...row!, key }
}

/** Whom a key stands for; notes (at most once a minute) that it was used. */
export async function findApiKey(
  db: Queryable,
  key: string,
): Promise<{ id: string; userId: string; roleId: string | null } | undefined> {
  const [row] = await db.query<{ id: string; userId: string; roleId: string | null; stale: boolean }>(sql`
    select id, user_id as "userId", role_id as "roleId", coalesce(used_at < now() - interval '1 minute', true) as stale
    from platform.api_key where key_hash = ${hashToken(key)} and (expires_at is null or expires_at > now())`)
  if (row?.stale) await db.query(sql`update platform.api_key set used_at = now() where id = ${row.id}`)
  return row && { id: row.id, userId: row.userId, roleId: row.roleId }
}

/** The keys of a user. */
export function listApiKeys(db: Queryable, userId: string): Promise<ApiKeyView[]> {
  return db.query(sql`select ${columns} from platform.api_key where user_id = ${userId} order by created_at`)
}

/** Removes a key of a user; answers whether there was one. */
export async function removeApiKey(db: Queryable, userId: string, id: string): Promise<boolean> {
  const rows = await db.query(sql`delete from platform.api_key where id = ${id} and user_id = ${userId} returning id`)
  return rows.length > 0
}
