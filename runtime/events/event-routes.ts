/**
 * GET /events: what changes while somebody looks, as server-sent events. Each says ids only; who listens is looked at
 * again before anything is told to him after people changed, and now and then in any case.
 */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'

import type { Signals } from '#platform/database/signals.ts'
import { openEventStream } from '#platform/http/server-sent-events.ts'
import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'

import { peopleChannel } from '../records/write/settle-people.ts'
import type { FindCaller } from '../routes.ts'
import { type Caller, type System, toContext } from '../system.ts'
import { createEventFeed, type Heard } from './event-feed.ts'
import { tooManyStreams } from './event-problems.ts'
import type { Position } from './read-changes.ts'
import { toldTo } from './told-to.ts'

interface EventDeps {
  readonly system: System
  readonly signals: Pick<Signals, 'on'>
  readonly findCaller: FindCaller
  /** Milliseconds between two signs of life; 20 s when not said. */
  readonly heartbeat?: number
}

interface EventsRequest {
  Querystring: { after?: string }
}
const eventsQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { after: { type: 'string', maxLength: 40 } },
} as const

/** Streams of one person; a browser needs one, whatever its tabs. */
const mostOfOne = 12
const mostOfAll = 5000

/** The one route. */
export function eventRoutes({ system, signals, findCaller, heartbeat = 20_000 }: EventDeps): FastifyPluginAsync {
  return async http => {
    const feed = await createEventFeed({ system, signals, log: http.log })
    const open = new Map<string, Set<() => void>>()
    let count = 0
    let generation = 0
    const stopPeople = await signals.on(peopleChannel, () => void generation++)
    http.addHook('preClose', async () => {
      for (const ends of open.values()) for (const end of [...ends]) end()
      stopPeople()
      feed.close()
    })

    /** Throws `events/too-many`; answers what gives the place back. */
    function takePlace(userId: string, end: () => void): () => void {
      const ends = open.get(userId) ?? new Set()
      if (ends.size >= mostOfOne || count >= mostOfAll) {
        throw tooManyStreams('Close some windows first.', { retryAfter: 30 })
      }
      open.set(userId, ends.add(end))
      count++
      return () => {
        if (ends.delete(end)) count--
        if (ends.size === 0) open.delete(userId)
      }
    }

    http.get<EventsRequest>('/events', { schema: { querystring: eventsQuery } }, async (request, reply) => {
      let caller = await findCaller(request)
      if (!caller) throw signInRequired('This needs somebody who is signed in.')
      let knownAt = generation
      let end = () => {}
      const giveBack = takePlace(caller.actor.userId, () => end())
      let stop = giveBack
      try {
        let told = Promise.resolve()
        const tell = (heard: Heard) => {
          told = told
            .then(async () => {
              if (knownAt !== generation) await lookAgain()
              if (caller) sendAll(caller, heard)
            })
            .catch(() => end())
        }
        const lookAgain = async () => {
          knownAt = generation
          caller = await findCaller(request)
          if (!caller) end()
        }
        const sendAll = (to: Caller, heard: Heard) => {
          for (const { event, data } of toldTo(toContext(system, to), heard)) {
            stream.send(event, data, `${heard.position.outbox}-${heard.position.event}`)
          }
        }
        const before: Heard[] = []
        let isOpen = false
        const listening = await feed.listen(heard => (isOpen ? tell(heard) : before.push(heard)))
        stop = () => {
          listening.stop()
          giveBack()
        }
        const from = lastPosition(request)
        const missed = from && (await feed.since(from))
        const stream = openEventStream(reply, {
          heartbeat,
          onBeat: () => void lookAgain().catch(() => end()),
          onClose: () => stop(),
        })
        end = stream.end
        isOpen = true
        stream.send('ready', {}, `${listening.position.outbox}-${listening.position.event}`)
        for (const heard of missed ? [missed, ...before] : before) tell(heard)
        return reply
      } catch (error) {
        stop()
        throw error
      }
    })
  }
}

/** A browser that takes over from another tab can only say it in the address. */
function lastPosition(request: FastifyRequest<EventsRequest>): Position | undefined {
  const last = request.headers['last-event-id'] ?? request.query.after ?? ''
  const [, outbox, event] = /^(\d{1,15})-(\d{1,15})$/.exec(String(last)) ?? []
  return outbox && event ? { outbox: Number(outbox), event: Number(event) } : undefined
}
