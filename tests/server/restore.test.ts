/** A running system is saved and promoted from the command line, and its copy in another data folder is a system to work in. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { runCrm } from '#tests/support/run-crm.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let base: string
let server: TestServer | undefined
let copy: TestServer | undefined
beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'fulcrum-restore-'))
})
afterAll(async () => {
  await Promise.all([server?.stop(), copy?.stop()])
  fs.rmSync(base, { recursive: true, force: true, maxRetries: 5 })
}, 60_000)

test('saved while it runs, restored elsewhere, and worked in', { timeout: 120_000 }, async () => {
  const dataDir = path.join(base, 'data')
  const otherDir = path.join(base, 'other')
  const file = path.join(base, 'system.backup')
  const crm = (dir: string, ...args: string[]) => runCrm(args, { DATA_DIR: dir, DATABASE_URL: '' })
  server = await startServer({ dataDir })
  const made = await server.ask('POST', '/api/records/unit', { name: '华东区' })
  expect(made.status).toBe(201)

  expect(await crm(dataDir, 'backup', file)).toMatchObject({ code: 0 })
  expect(await crm(dataDir, 'restore', file)).toMatchObject({ code: 1, out: '' })
  expect((await server.ask('GET', `/api/records/unit/${made.body.id}`)).body.name).toBe('华东区')

  // Nothing runs on the other folder yet: the command brings PostgreSQL up by itself, and stops it.
  expect(await crm(otherDir, 'restore', file)).toMatchObject({ code: 0, err: '' })
  copy = await startServer({ dataDir: otherDir }, { SECRET_KEY: 'another-key-of-another-installation-0123' })
  expect((await copy.ask('GET', `/api/records/unit/${made.body.id}`)).body).toEqual(
    (await server.ask('GET', `/api/records/unit/${made.body.id}`)).body,
  )
  const renamed = await copy.ask(
    'PATCH',
    `/api/records/unit/${made.body.id}`,
    { name: '华南区' },
    { 'if-match': '"1"' },
  )
  expect(renamed.status).toBe(200)

  const folder = path.join(base, 'definitions')
  expect(await crm(otherDir, 'export', folder)).toMatchObject({ code: 0 })
  const at = path.join(folder, 'object/unit.json')
  const object = JSON.parse(fs.readFileSync(at, 'utf8')) as ObjectDefinition
  const motto = { name: 'motto', type: 'text', label: { en: 'Motto', 'zh-CN': '口号' } }
  const budget = { name: 'budget', type: 'money', label: { en: 'Budget', 'zh-CN': '预算' } }
  fs.writeFileSync(at, JSON.stringify({ ...object, fields: [...object.fields, motto, budget] }))
  expect(await crm(otherDir, 'promote', folder)).toMatchObject({ code: 0, out: 'Revision 2 is the head.\n' })
  const target = copy
  await vi.waitFor(async () => {
    const answer = await target.ask('GET', `/api/records/unit/${made.body.id}`)
    expect(answer).toMatchObject({ status: 200, headers: { 'fulcrum-revision': '2' }, body: { motto: null } })
  })
  // An empty system has a currency, or no amount could be told.
  expect((await copy.ask('GET', '/api/catalog')).body.baseCurrency).toBe('CNY')
  const amount = { budget: { amount: '1200.25', currency: 'CNY' } }
  const told = await copy.ask('PATCH', `/api/records/unit/${made.body.id}`, amount, { 'if-match': '*' })
  expect(told).toMatchObject({ status: 200, body: amount })
})
