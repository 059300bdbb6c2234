import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '#platform/http/server.ts'
import { serveWeb } from '#platform/http/web.ts'

let http: FastifyInstance
let folder: string
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fulcrum-web-'))
  fs.mkdirSync(path.join(folder, 'assets'))
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html>home')
  fs.writeFileSync(path.join(folder, '.sources'), 'hidden')
  fs.writeFileSync(path.join(folder, 'assets/app-1.js'), 'run()')
  fs.writeFileSync(path.join(folder, 'assets/app-1.js.gz'), gzipSync('run()'))
  http = await createHttp({ publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' })
  http.get('/api/thing', () => ({ ok: true }))
  await serveWeb(http, folder)
})
afterAll(async () => {
  await http.close()
  fs.rmSync(folder, { recursive: true })
})

test('pages get index.html, never from a cache', async () => {
  for (const url of ['/', '/records/account/1', '/sign-in-links/abc']) {
    const answer = await http.inject({ url, headers: { accept: 'text/html' } })
    expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([
      200,
      '<!doctype html>home',
      'no-store',
    ])
  }
})

test('assets are for ever, and precompressed', async () => {
  const plain = await http.inject('/assets/app-1.js')
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(plain.body).toBe('run()')
  const small = await http.inject({ url: '/assets/app-1.js', headers: { 'accept-encoding': 'gzip' } })
  expect(small.headers).toMatchObject({ 'content-encoding': 'gzip' })
  expect(small.headers['content-type']).toContain('javascript')
})

test.each(['/api/none', '/api', '/assets/none.js', '/favicon.ico'])('nothing at %s', async url => {
  const answer = await http.inject({ url, headers: { accept: 'text/html' } })
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toMatchObject({ status: 404 })
})

test('routes of the API go first, and a client that wants JSON gets no page', async () => {
  expect((await http.inject('/api/thing')).json()).toEqual({ ok: true })
  expect((await http.inject({ url: '/elsewhere', headers: { accept: 'application/json' } })).statusCode).toBe(404)
})

test('nothing outside the app, and no hidden file, is ever served', async () => {
  expect((await http.inject('/.sources')).body).not.toContain('hidden')
  const outside = await http.inject('/assets/..%2f..%2fetc/passwd')
  expect(outside.statusCode).toBe(400)
  expect(outside.json()).toMatchObject({ type: '/problems/request/malformed' })
})
