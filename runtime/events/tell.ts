/** Tells the open screens of some people that something of theirs has changed; what it is, they ask themselves. */
import sql, { raw } from 'sql-template-tag'

import { quote } from '../query/identifiers.ts'
import type { WriteContext } from '../write.ts'

export type Topic = 'tasks' | 'notifications'

/** Ids; whoever is named in one of them is meant. */
export interface Audience {
  readonly users?: readonly string[]
  readonly roles?: readonly string[]
  readonly teams?: readonly string[]
  /** Those who belong to one of these units themselves. */
  readonly units?: readonly string[]
}

/** In the caller's transaction: nobody hears of what was rolled back. */
export async function tell(context: WriteContext, topic: Topic, audience: Audience): Promise<void> {
  const { users = [], roles = [], teams = [], units = [] } = audience
  if (users.length + roles.length + teams.length + units.length === 0) return
  const { text, values } = sql`insert into ${raw(quote(`${context.ed}_log`))}.event (topic, users, roles, teams, units)
    values (${topic}, ${[...users]}::uuid[], ${[...roles]}::text[], ${[...teams]}::uuid[], ${[...units]}::uuid[])`
  await context.tx.query({ text, values, prepared: true })
}
