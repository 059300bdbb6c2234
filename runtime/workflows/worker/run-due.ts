/**
 * Does everything that is due now: queued events, timers, calls to the outside, messages, schedules. Any number of nodes
 * may do so at once: whoever has locked an instance deals with it, the others pass it by. What is due is said by the
 * clock of the database.
 */
import type { Log } from '#platform/log.ts'

import type { System } from '../../system.ts'
import { logOf } from '../instance-row.ts'
import { startScheduled } from '../starting/start-scheduled.ts'
import { triggersOf } from '../starting/triggers.ts'
import { deliverEvent } from './deliver-event.ts'
import { deliverMessage } from './deliver-message.ts'
import { fireTimer } from './fire-timer.ts'
import { leaseCalls, makeCall } from './make-call.ts'
import { startQueued } from './start-queued.ts'

const batch = 50
/** Instances that are dealt with side by side. */
const sideBySide = 4

/** One round; answers how many things were done. */
export async function runDue(system: System, log: Pick<Log, 'error'>): Promise<number> {
  const schema = logOf(system).text
  const names = [...triggersOf(system.catalogs.current()).messages.keys()]
  const rows = await system.db.query<Due>({
    text: `(select 'event' as kind, min(id)::text as id, instance, null as wait from ${schema}.workflow_event
        where due <= now() group by instance order by min(id) limit ${batch})
      union all (select 'timer', null, instance, wait from ${schema}.workflow_wait
        where due <= now() and kind = 'timer' order by due limit ${batch})
      union all (select 'start', id::text, null, null from ${schema}.workflow_start order by id limit ${batch})
      union all (select 'message', id::text, null, null from ${schema}.workflow_message m
        where expires_at > now() and (name = any($1::text[]) or exists (select from ${schema}.workflow_wait w
          where w.name = m.name and w.key = m.key and w.kind = 'message')) order by m.id limit ${batch})`,
    values: [names],
    prepared: true,
  })
  const calls = await leaseCalls(system)
  const work = [
    ...rows.map(row => () => doOne(system, row, log)),
    ...calls.map(call => () => makeCall(system, call)),
    () => startScheduled(system),
  ]
  let done = 0
  const next = async (): Promise<void> => {
    for (let act = work.shift(); act; act = work.shift()) {
      try {
        if (await act()) done++
      } catch (error) {
        log.error({ err: error }, 'A workflow could not go on')
      }
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, next))
  return done
}

interface Due {
  readonly kind: 'event' | 'timer' | 'start' | 'message'
  readonly id: string
  readonly instance: string
  readonly wait: string
}

function doOne(system: System, { kind, id, instance, wait }: Due, log: Pick<Log, 'error'>): Promise<boolean> {
  switch (kind) {
    case 'event':
      return deliverEvent(system, instance, log)
    case 'timer':
      return fireTimer(system, instance, wait, log)
    case 'start':
      return startQueued(system, id)
    case 'message':
      return deliverMessage(system, id)
  }
}
