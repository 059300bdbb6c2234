/**
 * One keep-alive HTTP connection that sends a request and hands out its answer. It reads no more of HTTP than these
 * servers send (Content-Length bodies), so that the load costs little of the machine that it shares with them.
 */
import net from 'node:net'

export interface Reply {
  readonly status: number
  readonly head: string
  readonly body: Buffer
}

export interface LoadConnection {
  /** One at a time. */
  send(request: string): Promise<Reply>
  close(): void
}

const blank = Buffer.from('\r\n\r\n')

/** Opens a connection to a server on this machine. */
export async function openConnection(port: number): Promise<LoadConnection> {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined
  let received: Buffer[] = []
  let size = 0
  let head: { text: string; status: number; total: number; at: number } | undefined

  function fail(error: Error): void {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The connection was closed')))
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk)
    size += chunk.length
    if (!head) {
      const all = received.length === 1 ? chunk : Buffer.concat(received)
      received = [all]
      const end = all.indexOf(blank)
      if (end < 0) return
      const text = all.toString('latin1', 0, end)
      const status = Number(text.slice(9, 12))
      const length = /\r\ncontent-length: (\d+)/i.exec(text)
      if (!length && status !== 204) return fail(new Error(`An answer without Content-Length: ${text}`))
      head = { text, status, at: end + 4, total: end + 4 + Number(length?.[1] ?? 0) }
    }
    if (size < head.total) return
    const all = received.length === 1 ? received[0]! : Buffer.concat(received)
    const reply = { status: head.status, head: head.text, body: all.subarray(head.at, head.total) }
    received = []
    size = 0
    head = undefined
    const { resolve } = waiting!
    waiting = undefined
    resolve(reply)
  })

  return {
    send: request =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => void socket.destroy(),
  }
}

/** A request as it goes over the wire. */
export function toRequest(
  port: number,
  cookie: string,
  method: string,
  path: string,
  body?: string,
  headers = '',
): string {
  const start = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\n${headers}`
  if (body === undefined) return `${start}\r\n`
  const type = `origin: http://127.0.0.1:${port}\r\ncontent-type: application/json\r\n`
  return `${start}${type}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
