import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttp } from '#platform/http/server.ts'
import { problemKind } from '#platform/problem.ts'

const teapot = problemKind('test/teapot', 418, 'I am a teapot')
const config = { publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' } as const
let http: FastifyInstance

beforeAll(async () => {
  http = await createHttp(config)
  const body = { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'], additionalProperties: false }
  http.post('/checked', { schema: { body } }, request => request.body)
  http.post('/echo', request => ({ got: request.body ?? null }))
  http.get(
    '/coerced',
    { schema: { querystring: { type: 'object', properties: { n: { type: 'integer' } } } } },
    request => request.query,
  )
  http.get('/teapot', () => {
    throw teapot('short and stout', { lid: true })
  })
  http.get('/bug', () => {
    throw new Error('secret detail')
  })
  http.get('/large', () => ({ text: 'x'.repeat(50_000) }))
})
afterAll(() => http.close())

const post = (url: string, payload: string | Buffer, headers: Record<string, string> = {}) =>
  http.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } })

describe('problems', () => {
  test('a problem is told as RFC 9457', async () => {
    const answer = await http.inject('/teapot')
    expect(answer.statusCode).toBe(418)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toEqual({
      type: '/problems/test/teapot',
      title: 'I am a teapot',
      status: 418,
      detail: 'short and stout',
      lid: true,
    })
  })
  test('a bug is not told', async () => {
    const answer = await http.inject('/bug')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
    expect(answer.json()).toMatchObject({ type: '/problems/internal', requestId: expect.any(String) })
  })
  test.each(['/none', '/a//b', '/..%2f..%2fetc'])('nothing at %s', async url => {
    const answer = await http.inject(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ type: '/problems/request/not-found' })
  })
  test('a broken address is malformed', async () => {
    const answer = await http.inject('/%zz')
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ type: '/problems/request/malformed' })
  })
})

describe('bodies', () => {
  test.each([
    ['not JSON', '{"n":'],
    ['a prototype', '{"a":{"__proto__":{"x":1}}}'],
    ['a hidden prototype', '{"\\u005f_proto__":1}'],
    ['a constructor', '{"constructor":{"prototype":{"x":1}}}'],
    ['a null character', '{"a":["x\\u0000y"]}'],
    ['half a surrogate pair', '{"a":"\\ud800"}'],
    ['41 levels', `${'['.repeat(41)}${']'.repeat(41)}`],
    ['a million levels', '['.repeat(1_000_000)],
    ['broken UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ])('%s is malformed', async (_what, payload) => {
    const answer = await post('/echo', payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ type: '/problems/request/malformed' })
  })
  test('40 levels, a harmless constructor and no body are fine', async () => {
    expect((await post('/echo', `${'['.repeat(40)}${']'.repeat(40)}`)).statusCode).toBe(200)
    expect((await post('/echo', '{"constructor":"x"}')).json()).toEqual({ got: { constructor: 'x' } })
    expect((await post('/echo', '')).json()).toEqual({ got: null })
  })
  test('bodies are neither coerced nor trimmed', async () => {
    expect((await post('/checked', '{"n":1}')).json()).toEqual({ n: 1 })
    const coerced = await post('/checked', '{"n":"1"}')
    expect(coerced.statusCode).toBe(400)
    expect(coerced.json()).toMatchObject({
      type: '/problems/request/invalid',
      errors: [{ pointer: '/n', code: 'type' }],
    })
    expect((await post('/checked', '{"n":1,"m":2}')).json()).toMatchObject({
      errors: [{ pointer: '/m', code: 'additionalProperties' }],
    })
    expect((await post('/checked', '')).statusCode).toBe(400)
  })
  test('addresses are coerced', async () => {
    expect((await http.inject('/coerced?n=5')).json()).toEqual({ n: 5 })
    expect((await http.inject('/coerced?n=x')).statusCode).toBe(400)
  })
  test('more than 5 MB is too large, another type unsupported', async () => {
    const large = await post('/echo', JSON.stringify('x'.repeat(5 * 1024 * 1024)))
    expect(large.statusCode).toBe(413)
    expect(large.json()).toMatchObject({ type: '/problems/request/too-large' })
    const text = await post('/echo', 'x', { 'content-type': 'text/plain' })
    expect(text.statusCode).toBe(415)
  })
})

describe('origin', () => {
  const cookie = 'fulcrum_session=x'
  test.each([
    ['no cookie, no origin', {}, 200],
    ['cookie without origin', { cookie }, 403],
    ['cookie, foreign origin', { cookie, origin: 'https://evil.example' }, 403],
    ['no cookie, foreign origin', { origin: 'https://evil.example' }, 403],
    ['opaque origin', { cookie, origin: 'null' }, 403],
    ['another port', { cookie, origin: 'http://localhost:81' }, 403],
    ['same origin', { cookie, origin: 'http://localhost:3000' }, 200],
    ['default port', { cookie, origin: 'https://crm.example', host: 'crm.example' }, 200],
    ['no origin but same site by the browser', { cookie, 'sec-fetch-site': 'same-origin' }, 200],
    ['API key', { authorization: 'Bearer x', origin: 'https://elsewhere.example' }, 200],
  ])('%s', async (_what, headers, status) => {
    const host = 'localhost:3000'
    const answer = await post('/echo', '1', { host, ...headers } as Record<string, string>)
    expect(answer.statusCode).toBe(status)
  })
})

describe('headers', () => {
  test('no eval, no foreign scripts, no upgrade over http', async () => {
    const { headers } = await http.inject('/coerced')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
  test('only large answers are compressed', async () => {
    const headers = { 'accept-encoding': 'gzip' }
    expect((await http.inject({ url: '/large', headers })).headers['content-encoding']).toBe('gzip')
    expect((await http.inject({ url: '/coerced', headers })).headers['content-encoding']).toBeUndefined()
  })
  test('HEAD answers like GET without a body', async () => {
    const answer = await http.inject({ method: 'HEAD', url: '/coerced' })
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
  })
})

test('too many requests of one client are refused, unknown addresses included', async () => {
  const limited = await createHttp({ ...config, rateLimit: 3 })
  limited.get('/', () => 'ok')
  const statuses: number[] = []
  for (const url of ['/', '/none', '/', '/', '/none']) statuses.push((await limited.inject(url)).statusCode)
  expect(statuses.slice(-1)).toEqual([429])
  const answer = await limited.inject('/')
  expect(answer.json()).toMatchObject({ type: '/problems/request/too-many' })
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  await limited.close()
})

test('what is not HTTP is told so on the socket', async () => {
  const listening = await createHttp(config)
  await listening.listen({ port: 0, host: '127.0.0.1' })
  const socket = net.connect((listening.server.address() as AddressInfo).port, '127.0.0.1')
  let said = ''
  socket.on('data', (text: Buffer) => {
    said += String(text)
  })
  socket.write('nonsense\r\n\r\n')
  await once(socket, 'close')
  expect(said).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"\/problems\/request\/malformed"/)
  await listening.close()
})
