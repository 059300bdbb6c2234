/** Writes changes to the audit and the outbox, in the transaction that made them, as one statement for any number. */
import { newId } from '#platform/new-id.ts'

import type { Context } from '../context.ts'
import { quote } from '../query/identifiers.ts'
import type { WriteContext } from '../write.ts'
import { type Change, toJournal } from './changes.ts'

/** Adds an audit entry and an event for every change; objects without history have no audit entries. */
export async function logChanges(context: WriteContext, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(change => ({
    a: change.object.definition.history === 'none' ? null : newId(),
    o: change.object.id,
    r: change.id,
    c: change.action,
    b: rawJson(toJournal(change.before, true)),
    n: rawJson(toJournal(change.after, change.action !== 'created')),
    f: change.action === 'updated' ? [...(change.after?.keys() ?? [])].map(field => field.id) : null,
  }))
  const log = quote(`${context.ed}_log`)
  await context.tx.query({
    text: `with input as (
        select * from json_to_recordset($1::json) as x(a uuid, o text, r uuid, c text, b jsonb, n jsonb, f text[])
      ), logged as (
        insert into ${log}.audit (id, actor_id, revision, source, object_id, record_id, action, before, after)
        select a, $2, $3, $4::jsonb, o, r, c, b, n from input where a is not null
      )
      insert into ${log}.outbox (object_id, record_id, action, actor_id, revision, fields)
      select o, r, c, $2, $3, f from input`,
    values: [JSON.stringify(rows), context.actor.userId, context.catalog.revision, sourceOf(context)],
    prepared: true,
  })
}

/** Where changes of this context come from, as JSON text. */
export function sourceOf({ source }: Pick<Context, 'source'>): string {
  return JSON.stringify(source)
}

function rawJson(text: string | null): unknown {
  return text === null ? null : JSON.parse(text)
}
