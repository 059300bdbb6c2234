/**
 * Back-off against guessing, per login and client and, more patiently, per login. An attempt is counted before the
 * password is looked at, so that parallel guesses gain nothing; known and unknown logins are counted alike.
 */
import sql from 'sql-template-tag'
import type { Queryable } from '../database/database.ts'
import { normalizeLogin } from './credentials.ts'
import { signInTooMany } from './sign-in-problems.ts'

interface Limit {
  readonly key: string
  /** Attempts that cost nothing. */
  readonly free: number
  /** The longest wait, in seconds. */
  readonly longest: number
}

function limitsOf(login: string, ip: string): Limit[] {
  const name = normalizeLogin(login)
  return [
    { key: `${name} ${ip}`, free: 5, longest: 900 },
    { key: name, free: 50, longest: 60 },
  ]
}

/** Counts an attempt; throws `sign-in/too-many` while the login is blocked. Waits double from one second. */
export async function countAttempt(db: Queryable, login: string, ip: string): Promise<void> {
  for (const { key, free, longest } of limitsOf(login, ip)) {
    const counted = await db.query(sql`insert into platform.sign_in_attempt as a (key, count) values (${key}, 1)
      on conflict (key) do update set last_at = now(),
        count = case when a.last_at < now() - interval '1 hour' then 1 else a.count + 1 end,
        blocked_until = case when a.last_at >= now() - interval '1 hour' and a.count + 1 >= ${free}::int
          then now() + least(${longest}::int, power(2, least(a.count + 1 - ${free}::int, 20))) * interval '1 second' end
      where a.blocked_until is null or a.blocked_until <= now()
      returning key`)
    if (counted.length > 0) continue
    const [row] = await db.query<{
      wait: number
    }>(sql`select greatest(1, ceil(extract(epoch from blocked_until - now())))::int as wait
      from platform.sign_in_attempt where key = ${key}`)
    throw signInTooMany('Wait a moment before the next attempt.', { retryAfter: row?.wait ?? 1 })
  }
}

/** After a success the count starts anew. */
export async function forgetAttempts(db: Queryable, login: string, ip: string): Promise<void> {
  const keys = limitsOf(login, ip).map(limit => limit.key)
  await db.query(sql`delete from platform.sign_in_attempt where key = any(${keys})`)
}

/** Removes counts that no longer matter; run it now and then. */
export async function sweepAttempts(db: Queryable): Promise<void> {
  await db.query(sql`delete from platform.sign_in_attempt where last_at < now() - interval '1 day'`)
}
