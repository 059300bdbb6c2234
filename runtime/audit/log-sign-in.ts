/** Writes what happens around signing in to the audit: who, from where, and whether it was refused; never a secret. */
import sql, { raw } from 'sql-template-tag'
import { newId } from '#platform/new-id.ts'
import type { SignInEvent } from '#platform/sign-in/sign-in-deps.ts'

import { quote } from '../query/identifiers.ts'
import type { System } from '../system.ts'

/** Adds one entry; its action is the event's kind. */
export async function logSignIn({ db, ed }: Pick<System, 'db' | 'ed'>, event: SignInEvent): Promise<void> {
  const source = JSON.stringify({ kind: 'sign-in', ip: event.ip, client: event.agent })
  await db.query(sql`insert into ${raw(quote(`${ed}_log`))}.audit (id, actor_id, source, action, after)
    values (${newId()}, ${event.userId}, ${source}::jsonb, ${event.kind}, ${JSON.stringify(event.detail)}::jsonb)`)
}
