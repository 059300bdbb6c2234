/** Logins and password hashes. Changing one ends what was open under the old one. */
import sql from 'sql-template-tag'
import type { Queryable } from '../database/database.ts'
import { sqlStateOf } from '../database/database-problems.ts'
import { assertGoodPassword, hashPassword } from './passwords.ts'
import { loginTaken } from './sign-in-problems.ts'

/** How one user signs in; `passwordHash` is null until an invitation is taken. */
export interface Credential {
  readonly userId: string
  readonly login: string
  readonly passwordHash: string | null
  readonly mustChange: boolean
}

/** What is said when a user gets a login. */
export interface NewCredential {
  readonly userId: string
  readonly login: string
  /** Without one, the user needs an invitation. */
  readonly password?: string | undefined
  readonly mustChange?: boolean
}

/** The form in which logins are compared: case and width do not matter. */
export function normalizeLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

/** The credential of a login, if any. */
export async function findByLogin(db: Queryable, login: string): Promise<Credential | undefined> {
  const [row] = await db.query<Credential>(sql`select user_id as "userId", login, password_hash as "passwordHash",
    must_change as "mustChange" from platform.credential where login = ${normalizeLogin(login)}`)
  return row
}

/** The credential of a user, if any. */
export async function findByUser(db: Queryable, userId: string): Promise<Credential | undefined> {
  const [row] = await db.query<Credential>(sql`select user_id as "userId", login, password_hash as "passwordHash",
    must_change as "mustChange" from platform.credential where user_id = ${userId}`)
  return row
}

/** Gives a user a login, or changes it; a password that is not said stays. Throws `user/login-taken`, `password/weak`. */
export async function saveCredential(
  db: Queryable,
  { userId, login, password, mustChange = false }: NewCredential,
): Promise<void> {
  if (password !== undefined) assertGoodPassword(password, login)
  const hash = password === undefined ? null : await hashPassword(password)
  try {
    await db.query(sql`insert into platform.credential as c (user_id, login, password_hash, must_change)
      values (${userId}, ${normalizeLogin(login)}, ${hash}, ${mustChange})
      on conflict (user_id) do update set login = excluded.login,
        password_hash = coalesce(excluded.password_hash, c.password_hash),
        must_change = case when excluded.password_hash is null then c.must_change else excluded.must_change end,
        changed_at = now()`)
  } catch (error) {
    if (sqlStateOf(error) === '23505') throw loginTaken(`The login ${login} is taken.`, {}, { cause: error })
    throw error
  }
}

/** Sets a password that its user chose. */
export async function setPassword(db: Queryable, { userId, login }: Credential, password: string): Promise<void> {
  await saveCredential(db, { userId, login, password, mustChange: false })
}

/** Takes a user's login away, with all that was open under it. */
export async function removeCredential(db: Queryable, userId: string): Promise<void> {
  for (const table of ['credential', 'session', 'api_key', 'sign_in_link']) {
    await db.query({ text: `delete from platform.${table} where user_id = $1`, values: [userId] })
  }
}
