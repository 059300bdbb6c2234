/** Instances that are to be started after the commit of what asks for them, each in a transaction of its own. */
import sql from 'sql-template-tag'

import type { Queryable } from '#platform/database/database.ts'
import type { WriteContext } from '../../write.ts'
import { logOf } from '../instance-row.ts'
import { wakeAfter } from '../wake.ts'
import type { StartWish } from './start-wish.ts'

/** Writes the wishes down for the worker, and tells it. */
export async function queueStarts(context: WriteContext, wishes: readonly StartWish[]): Promise<void> {
  if (wishes.length === 0) return
  await keepStarts(context.tx, context.ed, wishes)
  wakeAfter(context)
}

/** Writes the wishes down for a worker that looks by itself. */
export async function keepStarts(tx: Queryable, ed: string, wishes: readonly StartWish[]): Promise<void> {
  await tx.query(sql`
    insert into ${logOf({ ed })}.workflow_start (wish, parent, parent_wait)
    select w, (w -> 'parent' ->> 'instance')::uuid, w -> 'parent' ->> 'wait' from jsonb_array_elements(${JSON.stringify(wishes)}::jsonb) w`)
}
