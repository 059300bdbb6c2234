/**
 * Requests that may be repeated: the first answer to an Idempotency-Key is kept in the same transaction as its effect,
 * so a repeat gets that answer, and a repeat at the same moment waits for it.
 */
import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Queryable } from './database/database.ts'
import { problemKind } from './problem.ts'

const mismatch = problemKind('request/idempotency-mismatch', 422, 'This Idempotency-Key was used for another request')
const invalidKey = problemKind('request/idempotency-key', 400, 'The Idempotency-Key is not valid')

/** Which request this is. */
export interface IdempotentRequest {
  readonly key: string
  readonly userId: string
  /** Everything that makes the request what it is: method, address, body. */
  readonly fingerprint: string
}

/** The answer, and whether it is that of an earlier request. */
export interface IdempotentAnswer<T> {
  readonly answer: T
  readonly repeated: boolean
}

/** SQL of the first version. */
export const idempotencyTables = `
create table platform.idempotency (
  user_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotency_age on platform.idempotency (created_at);
`

/** Runs `work` unless this request was answered before. Answers are JSON values; kept for a day. */
export async function runOnce<T>(
  tx: Queryable,
  { key, userId, fingerprint }: IdempotentRequest,
  work: () => Promise<T>,
): Promise<IdempotentAnswer<T>> {
  const print = createHash('sha256').update(fingerprint).digest()
  // Waits for a transaction that is about to insert the same key.
  const [fresh] = await tx.query(sql`insert into platform.idempotency (user_id, key, fingerprint)
    values (${userId}, ${key}, ${print}) on conflict do nothing returning key`)
  if (!fresh) {
    const [first] = await tx.query<{ same: boolean; answer: T }>(sql`select fingerprint = ${print} as same, answer
      from platform.idempotency where user_id = ${userId} and key = ${key}`)
    if (!first?.same) throw mismatch('Use another key for another request.')
    return { answer: first.answer, repeated: true }
  }
  const answer = await work()
  await tx.query(sql`update platform.idempotency set answer = ${JSON.stringify(answer ?? null)}::jsonb
    where user_id = ${userId} and key = ${key}`)
  return { answer, repeated: false }
}

/** The key in a request's headers, if any; throws when it is empty or longer than 200 characters. */
export function readIdempotencyKey(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw invalidKey('An Idempotency-Key has 1 to 200 visible ASCII characters.')
}

/** Forgets answers older than a day; run it now and then. */
export async function sweepIdempotency(db: Queryable): Promise<void> {
  await db.query(sql`delete from platform.idempotency where created_at < now() - interval '1 day'`)
}
