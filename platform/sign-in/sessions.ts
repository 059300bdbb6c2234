/** Sessions in the database: an administrator sees and ends them, and only the hash of the cookie is kept. */
import sql from 'sql-template-tag'
import type { Queryable } from '../database/database.ts'
import { newId } from '../new-id.ts'
import { hashToken, newToken } from './tokens.ts'

/** A session as people see it. */
export interface SessionView {
  readonly id: string
  readonly userId: string
  readonly createdAt: string
  readonly seenAt: string
  readonly expiresAt: string
  readonly ip: string
  readonly agent: string
}

/** From where somebody acts. */
export interface Client {
  readonly ip: string
  readonly agent: string
}

/** Days without a request after which a session ends, and days after which it ends in any case. */
export const sessionDays = { idle: 7, whole: 30 } as const

const columns = sql`id, user_id as "userId", created_at as "createdAt", seen_at as "seenAt", expires_at as "expiresAt", ip, agent`

/** Opens a session; the token is for the cookie and is never seen again. */
export async function openSession(
  db: Queryable,
  userId: string,
  { ip, agent }: Client,
): Promise<{ id: string; token: string }> {
  const id = newId()
  const token = newToken()
  await db.query(sql`insert into platform.session (id, token_hash, user_id, expires_at, ip, agent)
    values (${id}, ${hashToken(token)}, ${userId}, now() + make_interval(days => ${sessionDays.idle}), ${ip}, ${agent})`)
  return { id, token }
}

/** The live session of a token; notes (at most once a minute) that it was seen. */
export async function findSession(db: Queryable, token: string): Promise<{ id: string; userId: string } | undefined> {
  const hash = hashToken(token)
  const [row] = await db.query<{ id: string; userId: string; stale: boolean }>({
    text: `select id, user_id as "userId", seen_at < now() - interval '1 minute' as stale
      from platform.session where token_hash = $1 and expires_at > now()`,
    values: [hash],
    prepared: true,
  })
  if (!row) return undefined
  if (row.stale) {
    await db.query(sql`update platform.session set seen_at = now(), expires_at = least(
      now() + make_interval(days => ${sessionDays.idle}), created_at + make_interval(days => ${sessionDays.whole})) where id = ${row.id}`)
  }
  return { id: row.id, userId: row.userId }
}

/** Live sessions, latest first: of one user, or of all. */
export function listSessions(db: Queryable, userId?: string): Promise<SessionView[]> {
  return db.query(sql`select ${columns} from platform.session where expires_at > now()
    and (${userId ?? null}::uuid is null or user_id = ${userId ?? null}::uuid) order by seen_at desc limit 1000`)
}

/** Ends one session; answers whose it was. `ofUser` limits it to one's own. */
export async function endSession(db: Queryable, id: string, ofUser?: string): Promise<string | undefined> {
  const [row] = await db.query<{ userId: string }>(sql`delete from platform.session where id = ${id}
    and (${ofUser ?? null}::uuid is null or user_id = ${ofUser ?? null}::uuid) returning user_id as "userId"`)
  return row?.userId
}

/** Ends all sessions of a user. */
export async function endSessions(db: Queryable, userId: string): Promise<void> {
  await db.query(sql`delete from platform.session where user_id = ${userId}`)
}

/** Removes expired sessions; run it now and then. */
export async function sweepSessions(db: Queryable): Promise<void> {
  await db.query(sql`delete from platform.session where expires_at <= now()`)
}
