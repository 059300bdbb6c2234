/** Sign-ins and what belongs to them, in the same journal as changes of records. */
import sql, { raw } from 'sql-template-tag'

import { newId } from '#platform/new-id.ts'
import type { SignInEvent } from '#platform/sign-in/sign-in-deps.ts'

import { quote } from '../query/identifiers.ts'
import type { System } from '../system.ts'

/** Adds one entry; it speaks of no record. */
export async function recordSignIn(system: System, { kind, userId, detail, ip, agent }: SignInEvent): Promise<void> {
  const source = JSON.stringify({ kind: 'form', ip, client: agent })
  await system.db.query(sql`
    insert into ${raw(quote(`${system.ed}_log`))}.audit (id, actor_id, revision, source, action, after)
    values (${newId()}, ${userId}, ${system.catalogs.current().revision}, ${source}::jsonb, ${kind}, ${JSON.stringify(detail)}::jsonb)`)
}
