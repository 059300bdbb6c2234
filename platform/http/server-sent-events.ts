/**
 * One stream of server-sent events (HTML Standard §9.2): writes them, keeps the connection alive, and lets go of who
 * does not read. It knows nothing of what is told.
 */
import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** A client that listens. */
export interface EventStream {
  /** Writes one event; `id` is what the client sends as Last-Event-ID when it comes back. */
  send(event: string, data: unknown, id: string): void
  /** Ends it from here; the client comes back by itself. */
  end(): void
}

/** What has to be known about a stream. */
interface EventStreamOptions {
  /** Milliseconds between two signs of life. */
  readonly heartbeat: number
  /** With every sign of life. */
  readonly onBeat: () => void
  /** Once, whoever ended it. */
  readonly onClose: () => void
}

/** Milliseconds after which a client comes back. */
const comeBack = 2000
/** Bytes that a client may leave unread. */
const mostUnread = 256 * 1024

/** Answers with a stream that stays open; give back the reply from the handler of the route. */
export function openEventStream(reply: FastifyReply, options: EventStreamOptions): EventStream {
  const body = new PassThrough()
  const write = (text: string) => {
    if (body.writableEnded || body.destroyed) return
    if (body.writableLength + body.readableLength > mostUnread) body.destroy()
    else body.write(text)
  }
  const timer = setInterval(() => {
    write(':\n\n')
    options.onBeat()
  }, options.heartbeat)
  timer.unref()
  body.once('close', () => {
    clearInterval(timer)
    options.onClose()
  })
  body.on('error', () => undefined)
  write(`retry: ${comeBack}\n\n`)
  reply.headers({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // What had a stream is not kept for more: a stopping server would wait for the idle connection.
    connection: 'close',
    'x-accel-buffering': 'no',
  })
  void reply.send(body)
  return {
    send: (event, data, id) => write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => void body.end(),
  }
}
