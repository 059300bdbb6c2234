/** COPY in both directions as streams of bytes: the one door to pg-copy-streams. */
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'

/** What `copy … to stdout` gives. Whoever stops taking before the end loses the connection. */
export async function* copyOut(client: pg.ClientBase, text: string): AsyncGenerator<Buffer> {
  const stream = client.query(to(text))
  let isOver = false
  try {
    for await (const chunk of stream) yield chunk as Buffer
    isOver = true
  } catch (error) {
    isOver = true
    throw error
  } finally {
    if (!isOver) await drop(client, stream)
  }
}

/** Feeds `copy … from stdin`; answers how many rows it took. */
export async function copyIn(client: pg.ClientBase, text: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  const stream = client.query(from(text))
  await pipeline(Readable.from(chunks, { objectMode: false }), stream)
  return stream.rowCount
}

/** The server would go on sending, and nothing else could be asked. */
async function drop(client: pg.ClientBase, stream: Readable): Promise<void> {
  stream.on('error', () => undefined)
  const { connection } = client as unknown as { connection: { stream: Socket } }
  const closed = new Promise<void>(resolve => client.once('end', () => resolve()))
  connection.stream.destroy()
  await closed
}
