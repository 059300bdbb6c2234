/** What expressions see beside the record: who acts, the day, the moment and the business parameters. */
import { Temporal } from 'temporal-polyfill'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import { loadActor } from '../feel/load-actor.ts'
import type { MemberPath } from '../feel/load-record.ts'
import { loadSettings } from '../feel/load-settings.ts'
import type { FeelContext } from '../feel/values.ts'

/** The names; `ofActor` is what is read of whoever acts. */
export async function namesBeside(
  context: Context,
  ofActor: readonly MemberPath[],
  db: Queryable = context.db,
): Promise<FeelContext> {
  const now = Temporal.Now.zonedDateTimeISO(context.actor.timeZone)
  return {
    actor: await loadActor(context, context.actor, ofActor, db),
    setting: await loadSettings(context, db),
    today: now.toPlainDate(),
    now,
  }
}
