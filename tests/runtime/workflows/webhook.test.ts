/** Calls to the outside: what may be called, what comes back, and what becomes of an address that behaves badly. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { callWebhook, type WebhookRequest } from '#runtime/workflows/webhook/call-webhook.ts'
import { isInnerAddress } from '#runtime/workflows/webhook/inner-address.ts'
import { lookUpOuter } from '#runtime/workflows/webhook/look-up-outer.ts'

const names = vi.hoisted(() => new Map<string, string[]>())
vi.mock('node:dns', async original => {
  const dns = await original<typeof import('node:dns')>()
  const lookup = (host: string, options: object, callback: (error: Error | null, found: object[]) => void) => {
    const known = names.get(host)
    if (known)
      callback(
        null,
        known.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    else dns.lookup(host, options as never, callback as never)
  }
  return { ...dns, default: { ...dns, lookup }, lookup }
})

let server: http.Server
let host: string
const seen: { url: string | undefined; headers: http.IncomingHttpHeaders; body: string }[] = []

beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    seen.push({ url: request.url, headers: request.headers, body })
    if (request.url === '/hang') return
    if (request.url === '/inward') response.writeHead(302, { location: `http://${host}/secret` }).end()
    else if (request.url === '/large') response.end(Buffer.alloc(10 * 1024 * 1024))
    else if (request.url === '/broken') response.writeHead(500).end()
    else if (request.url === '/slow') {
      response.write('{')
      // The rest never comes.
    } else if (request.url === '/malformed') response.setHeader('content-type', 'application/json').end('{"a":')
    else response.setHeader('content-type', 'application/json').end('{"answer": 42}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const call = (path: string, request: Partial<WebhookRequest> = {}, allowed = [host]) =>
  callWebhook(
    {
      url: path.startsWith('/') ? `http://${host}${path}` : path,
      method: 'POST',
      headers: {},
      body: { a: 1 },
      ...request,
    },
    { idempotencyKey: 'k-1', allowed: new Set(allowed), timeout: 300 },
  )

test('an address that is allowed is given the body and the key, and its JSON is the answer', async () => {
  expect(await call('/ok', { headers: { 'X-Own': 'yes', Host: 'evil', 'Content-Length': '3' } })).toEqual({
    status: 200,
    body: { answer: 42 },
  })
  expect(seen.at(-1)).toMatchObject({
    body: '{"a":1}',
    headers: { host, 'x-own': 'yes', 'idempotency-key': 'k-1', 'content-type': 'application/json' },
  })
})

test.each([
  ['/hang', 'webhook/failed', /No answer within 0.3 seconds/],
  ['/slow', 'webhook/failed', /No answer within 0.3 seconds|failed/],
  ['/large', 'webhook/failed', /longer than 1 MB/],
  ['/inward', 'webhook/refused', /redirect/],
  ['/broken', 'webhook/failed', /answered 500/],
  ['/malformed', 'webhook/failed', /no JSON/],
  ['http://127.0.0.1:1/x', 'webhook/refused', /address within/],
  ['http://[::ffff:10.0.0.1]/x', 'webhook/refused', /address within/],
  ['http://0x7f.1/x', 'webhook/refused', /address within/],
  ['http://169.254.169.254/latest/meta-data', 'webhook/refused', /address within/],
  ['http://localhost./x', 'webhook/refused', /address within/],
  ['file:///etc/passwd', 'webhook/refused', /no http/],
  ['http://me:secret@example.com/', 'webhook/refused', /Name and password/],
  ['nowhere', 'webhook/refused', /no http/],
])('%s is %s', async (path, code, message) => {
  await expect(call(path)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  expect(seen.some(item => item.url === '/secret')).toBe(false)
})

test('a name that leads inward is refused where the connection is made', async () => {
  names.set('inward.example', ['93.184.216.34', '127.0.0.1'])
  names.set('outward.example', ['93.184.216.34'])
  const { port } = server.address() as AddressInfo
  await expect(call(`http://inward.example:${port}/secret`, {}, [])).rejects.toMatchObject({ code: 'webhook/refused' })
  expect(seen.some(item => item.url === '/secret')).toBe(false)
  const found = await new Promise(resolve =>
    lookUpOuter('outward.example', { all: true }, (error, addresses) => resolve(error ?? addresses)),
  )
  expect(found).toEqual([{ address: '93.184.216.34', family: 4 }])
})

test.each([
  ['8.8.8.8', false],
  ['2606:4700::1111', false],
  ['example.com', false],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['100.100.100.200', true],
  ['::1', true],
  ['::', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['::ffff:7f00:1', true],
  ['64:ff9b::7f00:1', true],
  ['metadata.google.internal', true],
])('%s lies within: %s', (address, expected) => {
  expect(isInnerAddress(address)).toBe(expected)
})
