/**
 * One stream of events for all tabs of a browser: the tab that holds the lock listens and hands on what it hears; when
 * it closes, another takes the lock and goes on from the last event. Without locks each tab listens itself.
 */
import { serverAddress } from '../api/mount.ts'

export const eventNames = ['records', 'notifications', 'tasks', 'promotion', 'refresh'] as const

/** What is heard. */
export interface HeardEvent {
  readonly event: (typeof eventNames)[number]
  readonly data: {
    readonly object?: string
    readonly ids?: readonly string[]
    readonly mine?: boolean
    readonly revision?: number
  }
}

interface Handed extends HeardEvent {
  readonly id: string
}

/** Milliseconds before a stream that was refused is opened again. */
const pauses = [5_000, 15_000, 60_000]

/** Begins to listen for a person; what is answered ends it. */
export function connectEvents(userId: string, hear: (heard: HeardEvent) => void): () => void {
  const name = `fulcrum.events.${userId}`
  const channel = new BroadcastChannel(name)
  const stopped = new AbortController()
  let last = ''
  const take = ({ id, event, data }: Handed) => {
    last = id
    hear({ event, data })
  }
  channel.onmessage = ({ data }: MessageEvent<Handed>) => take(data)
  const listen = () =>
    listenUntil(
      stopped.signal,
      () => last,
      handed => {
        channel.postMessage(handed)
        take(handed)
      },
    )
  // Locks are only given to pages that came over https or from this machine.
  const { locks } = navigator as { locks?: LockManager }
  const leading = locks ? locks.request(name, { signal: stopped.signal }, listen) : listen()
  Promise.resolve(leading).catch(() => undefined)
  return () => {
    stopped.abort()
    channel.close()
  }
}

/** Resolves when the signal says so. */
function listenUntil(signal: AbortSignal, lastId: () => string, hand: (handed: Handed) => void): Promise<void> {
  return new Promise(resolve => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let refused = 0
    const open = () => {
      const after = lastId() ? `?after=${encodeURIComponent(lastId())}` : ''
      source = new EventSource(serverAddress(`/api/events${after}`))
      source.addEventListener('ready', ({ lastEventId }) => {
        refused = 0
        // What came between the first screen and now is heard from nobody: what does not wait to be opened is asked again.
        if (after === '')
          for (const event of ['tasks', 'notifications'] as const) hand({ id: lastEventId, event, data: {} })
      })
      for (const event of eventNames) {
        source.addEventListener(event, ({ data, lastEventId }) => {
          hand({ id: lastEventId, event, data: JSON.parse(String(data)) })
        })
      }
      source.onerror = () => {
        // A lost connection is opened again by the browser; a refusal is not.
        if (source?.readyState !== EventSource.CLOSED) return
        timer = setTimeout(open, pauses[Math.min(refused++, pauses.length - 1)])
      }
    }
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source?.close()
      resolve()
    })
    open()
  })
}
