/** Gives a message to the instance that waits for it, or starts what begins with it; then it is gone. */
import sql from 'sql-template-tag'

import { isRetryable } from '#platform/database/database-problems.ts'

import type { System } from '../../system.ts'
import { type WriteContext, write } from '../../write.ts'
import type { StoredVariable } from '../engine/types.ts'
import { inSavepoint } from '../in-savepoint.ts'
import { lockInstance, logOf } from '../instance-row.ts'
import { queueEvent } from '../queue-event.ts'
import { runEvent } from '../run-event.ts'
import { keepFailedStart } from '../starting/keep-failed-start.ts'
import { startsByMessage } from '../starting/start-by-name.ts'
import { startInstance } from '../starting/start-instance.ts'
import { workflowCaller } from '../workflow-actor.ts'

/** Whether somebody took it. */
export async function deliverMessage(system: System, id: string): Promise<boolean> {
  const { value } = await write(system, workflowCaller(system), context => passMessage(context, id))
  return value.length > 0
}

/** In the caller's transaction; answers the instances that it went to. */
export async function passMessage(context: WriteContext, id: string): Promise<string[]> {
  const log = logOf(context)
  const [message] = await context.tx.query<Message>(sql`
    select id::text, name, key, variables, depth from ${log}.workflow_message
    where id = ${id}::bigint and expires_at > now() for update skip locked`)
  if (!message) return []
  const taken = (await giveToWaiting(context, message)) ?? (await begin(context, message))
  if (taken.length > 0) await context.tx.query(sql`delete from ${log}.workflow_message where id = ${id}::bigint`)
  return taken
}

interface Message {
  readonly name: string
  readonly key: string
  readonly variables: Readonly<Record<string, StoredVariable>>
  readonly depth: number
}

async function giveToWaiting(context: WriteContext, { name, key, variables }: Message): Promise<string[] | undefined> {
  const waiting = await context.tx.query<{ instance: string; wait: string }>({
    text: `select instance, wait from ${logOf(context).text}.workflow_wait
      where kind = 'message' and name = $1 and key = $2 order by instance limit 5`,
    values: [name, key],
    prepared: true,
  })
  for (const { instance: id, wait } of waiting) {
    const instance = await lockInstance(context, context.tx, id)
    // It may have gone on while its lock was waited for.
    if (!instance?.state?.waits[wait]) continue
    const data = { message: name, ...(key ? { key } : {}) }
    const { node } = instance.state.waits[wait]
    const entry = { kind: 'received', node, data } as const
    const event = { type: 'done', wait, variables } as const
    try {
      if (await inSavepoint(context.tx, () => runEvent(context, instance, event, { entry }))) return [id]
    } catch (error) {
      if (isRetryable(error)) throw error
      // It has its instance: there it is tried again with pauses, and in the end somebody is told.
      await queueEvent(context, id, event)
      return [id]
    }
  }
  return undefined
}

/** One that cannot start is kept as a failed instance; the message has done what it can. */
async function begin(context: WriteContext, { name, variables, depth }: Message): Promise<string[]> {
  const started: string[] = []
  for (const wish of startsByMessage(context, name, variables, depth)) {
    try {
      started.push(await inSavepoint(context.tx, () => startInstance(context, wish)))
    } catch (error) {
      if (isRetryable(error)) throw error
      started.push(await keepFailedStart(context, wish, error))
    }
  }
  return started
}
