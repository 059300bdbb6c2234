/**
 * Looks once for everybody who listens on this node: after a signal, or by itself now and then, it reads what was
 * committed and hands it to each. While nobody listens it asks nothing. Who may hear what is not decided here.
 */
import { headChannel } from '#metadata/gate.ts'
import type { Signals } from '#platform/database/signals.ts'
import type { Log } from '#platform/log.ts'

import type { System } from '../system.ts'
import { changesChannel } from './changes.ts'
import { createFloor } from './floor.ts'
import { type Changes, type Position, readChanges } from './read-changes.ts'

/** What is handed on. */
export type Heard =
  | { readonly kind: 'changes'; readonly changes: Pick<Changes, 'records' | 'told'>; readonly position: Position }
  | { readonly kind: 'promotion'; readonly revision: number; readonly position: Position }
  /** More has happened than can be told: look at everything again. */
  | { readonly kind: 'refresh'; readonly position: Position }

export type Listener = (heard: Heard) => void

export interface EventFeed {
  /** Calls the listener with all that is committed from now on; answers where now is, and what ends it. */
  listen(listener: Listener): Promise<{ readonly position: Position; readonly stop: () => void }>
  /** What was committed since a position that somebody brings along. */
  since(position: Position): Promise<Heard>
  close(): void
}

interface FeedDeps {
  readonly system: System
  readonly signals: Pick<Signals, 'on'>
  readonly log: Log
}

/** Milliseconds between two looks at least, and at most while nothing is signalled. */
const shortest = 200
const longest = 10_000

/** A feed over the committed changes of one system. */
export async function createEventFeed({ system, signals, log }: FeedDeps): Promise<EventFeed> {
  const { db, ed } = system
  const listeners = new Set<Listener>()
  const outbox = createFloor(0)
  const events = createFloor(0)
  let starting: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let lookedAt = 0
  let closed = false

  const position = (): Position => ({ outbox: outbox.value(), event: events.value() })
  const hand = (heard: Heard) => {
    for (const listener of listeners) listener(heard)
  }

  async function start(): Promise<void> {
    const { at } = await readChanges(db, ed, undefined)
    outbox.reset(at.outbox)
    events.reset(at.event)
  }

  async function look(): Promise<void> {
    const changes = await readChanges(db, ed, position())
    if (changes.tooMany) {
      outbox.reset(changes.at.outbox)
      events.reset(changes.at.event)
      return hand({ kind: 'refresh', position: position() })
    }
    const records = changes.records.filter(item => outbox.isNew(item.number))
    const told = changes.told.filter(item => events.isNew(item.number))
    outbox.rise()
    events.rise()
    if (records.length + told.length > 0) hand({ kind: 'changes', changes: { records, told }, position: position() })
  }

  function lookSoon(): void {
    if (closed || listeners.size === 0) return
    if (looking) {
      void looking.then(lookSoon)
      return
    }
    clearTimeout(timer)
    timer = setTimeout(run, Math.max(0, shortest - (Date.now() - lookedAt))).unref()
  }

  function run(): void {
    lookedAt = Date.now()
    looking = look()
      .catch((error: unknown) => log.warn({ err: error }, 'Events could not be read'))
      .finally(() => {
        looking = undefined
        if (closed || listeners.size === 0) return
        clearTimeout(timer)
        timer = setTimeout(run, longest).unref()
      })
  }

  const ends = [
    await signals.on(changesChannel, lookSoon),
    await signals.on(headChannel, payload => {
      const revision = Number(payload)
      if (payload !== undefined && revision > 0) hand({ kind: 'promotion', revision, position: position() })
      else hand({ kind: 'refresh', position: position() })
    }),
  ]

  return {
    async listen(listener) {
      if (listeners.size === 0) starting = start()
      listeners.add(listener)
      const stop = () => void listeners.delete(listener)
      await starting?.catch((error: unknown) => {
        stop()
        throw error
      })
      lookSoon()
      return { position: position(), stop }
    },
    async since(from) {
      const changes = await readChanges(db, ed, from)
      if (changes.tooMany) return { kind: 'refresh', position: changes.at }
      return { kind: 'changes', changes, position: position() }
    },
    close() {
      closed = true
      clearTimeout(timer)
      for (const end of ends) end()
    },
  }
}
