/**
 * Signals between nodes over LISTEN/NOTIFY, on a direct connection of their own. They are a speed-up, not a truth: the
 * connection may be lost for a while, so after every reconnect each handler is called to look for itself.
 */
import pg from 'pg'
import sql from 'sql-template-tag'
import { type Log, silentLog } from '../log.ts'
import type { Queryable } from './database.ts'

/** Called with the payload of a signal, or with undefined when signals may have been missed. */
export type SignalHandler = (payload: string | undefined) => void

/** Subscriptions of this process. */
export interface Signals {
  /** Resolves once listening; the function it gives ends the subscription. */
  on(channel: string, handler: SignalHandler): Promise<() => void>
  close(): Promise<void>
}

/** Where to listen: a direct connection, not a pooler. */
export interface SignalsOptions {
  readonly directUrl: string
  readonly log?: Log
}

/** Sends a signal when the transaction commits. NOTIFY takes a global lock at commit: not for every business change. */
export async function notify(tx: Queryable, channel: string, payload = ''): Promise<void> {
  await tx.query(sql`select pg_notify(${channel}, ${payload})`)
}

/** Subscriptions over one connection, which is opened with the first of them. */
export function createSignals({ directUrl, log = silentLog }: SignalsOptions): Signals {
  const handlers = new Map<string, Set<SignalHandler>>()
  let client: pg.Client | undefined
  let connecting: Promise<void> | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: directUrl, application_name: 'fulcrum-signals', keepAlive: true })
    fresh.on('notification', ({ channel, payload }) => call(channel, payload ?? ''))
    fresh.on('error', () => undefined)
    fresh.on('end', () => {
      if (client === fresh) {
        client = undefined
        reconnect(0)
      }
    })
    try {
      await fresh.connect()
      for (const channel of handlers.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await fresh.end().catch(() => undefined)
      throw error
    }
    client = fresh
  }

  function ensureConnected(): Promise<void> {
    if (client) return Promise.resolve()
    connecting ??= connect().finally(() => {
      connecting = undefined
    })
    return connecting
  }

  function reconnect(attempt: number): void {
    if (closed) return
    timer = setTimeout(
      () => {
        ensureConnected().then(
          () => {
            log.info('Listening for signals again')
            for (const channel of handlers.keys()) call(channel, undefined)
          },
          error => {
            log.warn({ err: error }, 'Cannot listen for signals yet')
            reconnect(attempt + 1)
          },
        )
      },
      Math.min(5000, 50 * 2 ** attempt) * (0.5 + Math.random() / 2),
    )
    timer.unref()
  }

  function call(channel: string, payload: string | undefined): void {
    for (const handler of handlers.get(channel) ?? []) {
      try {
        handler(payload)
      } catch (error) {
        log.error({ err: error }, `A handler of the signal ${channel} failed`)
      }
    }
  }

  return {
    async on(channel, handler) {
      const others = handlers.get(channel)
      if (others) others.add(handler)
      else handlers.set(channel, new Set([handler]))
      await ensureConnected()
      if (!others) await client?.query(`listen ${pg.escapeIdentifier(channel)}`)
      return () => void handlers.get(channel)?.delete(handler)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      const last = client
      client = undefined
      await last?.end()
    },
  }
}
