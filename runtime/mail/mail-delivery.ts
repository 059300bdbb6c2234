/**
 * Sends what lies in the outbox of mails, on every node: takes some, sends them, writes what became of each. A mail is
 * sent at least once: a node that dies between sending and writing leaves it to another, under the same Message-ID.
 */
import type { Signals } from '#platform/database/signals.ts'
import type { Log } from '#platform/log.ts'
import { type MailDoor, MailRefused } from '#platform/mail/mail-message.ts'

import { changesChannel } from '../events/changes.ts'
import type { System } from '../system.ts'
import * as rows from './mail-rows.ts'
import { writeMail } from './write-mail.ts'

/** What the delivery needs. */
interface DeliveryDeps {
  readonly system: System
  readonly signals: Pick<Signals, 'on'>
  readonly log: Log
  /** Undefined: mail is off, and what is posted fails at once with a word about it. */
  readonly door: MailDoor | undefined
  /** The address people use; undefined when nobody said. */
  readonly publicUrl: string | undefined
}

export interface MailDelivery {
  /** Sends all that is due now; tests wait for it. */
  deliver(): Promise<void>
  /** Finishes what is being sent and gives the rest back. */
  stop(): Promise<void>
}

const atOnce = 10
/** Milliseconds between two looks when nothing is signalled. */
const pause = 10_000
/** Milliseconds between two looks for files that nobody needs. */
const sweepPause = 3_600_000

/** Begins to deliver. */
export async function createMailDelivery(deps: DeliveryDeps): Promise<MailDelivery> {
  const { system, signals, log } = deps
  let stopped = false
  let running: Promise<void> | undefined
  let again = false
  let swept = Number.NEGATIVE_INFINITY

  async function deliverAll(): Promise<void> {
    if (performance.now() - swept > sweepPause) {
      swept = performance.now()
      await rows.dropFiles(system.db, system.ed)
    }
    for (;;) {
      const taken = await rows.takeMails(system.db, system.ed, atOnce)
      const untouched = [...taken]
      while (!stopped && untouched.length > 0) {
        const mail = untouched.shift()
        if (mail) await deliverOne(deps, mail)
      }
      const ids = untouched.map(mail => mail.id)
      if (ids.length > 0) await rows.giveBack(system.db, system.ed, ids)
      if (stopped || taken.length < atOnce) return
    }
  }

  function deliver(): Promise<void> {
    if (stopped) return Promise.resolve()
    if (running) {
      again = true
      return running
    }
    running = deliverAll()
      .catch((error: unknown) => log.warn({ err: error }, 'Mails could not be delivered'))
      .finally(() => {
        running = undefined
        if (!again) return
        again = false
        void deliver()
      })
    return running
  }

  const ends = await signals.on(changesChannel, () => void deliver())
  const timer = setInterval(() => void deliver(), pause).unref()
  void deliver()
  return {
    deliver,
    async stop() {
      stopped = true
      clearInterval(timer)
      ends()
      await running
      deps.door?.close()
    },
  }
}

async function deliverOne({ system, door, publicUrl, log }: DeliveryDeps, mail: rows.MailRow): Promise<void> {
  const { db, ed } = system
  try {
    if (!door) return await rows.endFailed(db, ed, mail.id, 'Mail is off: SMTP_URL and MAIL_FROM are not set.')
    const written = await writeMail(system, publicUrl, mail)
    if ('refusal' in written) return await rows.endFailed(db, ed, mail.id, written.refusal)
    await door.send(written.message)
    await rows.endSent(db, ed, mail.id, { ...written.message, address: written.message.to.address })
  } catch (error) {
    const { message } = error as Error
    const isFinal = error instanceof MailRefused && error.isFinal
    if (isFinal || !rows.mayTryAgain(mail)) {
      log.warn({ err: error, mail: mail.id }, 'A mail was given up')
      await rows.endFailed(db, ed, mail.id, message)
    } else await rows.putOff(db, ed, mail, message)
  }
}
