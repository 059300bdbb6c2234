/** Links that let somebody choose a password: an invitation or a reset. One use, one week or one day, kept as a hash. */
import sql from 'sql-template-tag'
import type { Queryable } from '../database/database.ts'
import { hashToken, newToken } from './tokens.ts'

/** Why the link was made. */
export type SignInLinkKind = 'invitation' | 'reset'

/** What a link is good for. */
export interface SignInLink {
  readonly userId: string
  readonly kind: SignInLinkKind
  readonly expiresAt: string
}

const days: Record<SignInLinkKind, number> = { invitation: 7, reset: 1 }

/** Makes a link for a user; earlier ones stop working. */
export async function makeSignInLink(
  db: Queryable,
  userId: string,
  kind: SignInLinkKind,
  createdBy: string,
): Promise<{ token: string; expiresAt: string }> {
  const token = newToken()
  await db.query(sql`delete from platform.sign_in_link where user_id = ${userId} or expires_at <= now()`)
  const [row] = await db.query<{
    expiresAt: string
  }>(sql`insert into platform.sign_in_link (token_hash, user_id, kind, created_by, expires_at)
    values (${hashToken(token)}, ${userId}, ${kind}, ${createdBy}, now() + make_interval(days => ${days[kind]}))
    returning expires_at as "expiresAt"`)
  return { token, expiresAt: row!.expiresAt }
}

/** The link of a token while it is good. */
export async function findSignInLink(db: Queryable, token: string): Promise<SignInLink | undefined> {
  const [row] = await db.query<SignInLink>(sql`select user_id as "userId", kind, expires_at as "expiresAt"
    from platform.sign_in_link where token_hash = ${hashToken(token)} and expires_at > now()`)
  return row
}

/** Uses a link up; undefined when somebody was faster. */
export async function takeSignInLink(db: Queryable, token: string): Promise<SignInLink | undefined> {
  const [row] = await db.query<SignInLink>(sql`delete from platform.sign_in_link
    where token_hash = ${hashToken(token)} and expires_at > now()
    returning user_id as "userId", kind, expires_at as "expiresAt"`)
  return row
}
