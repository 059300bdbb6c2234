import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '#platform/database/database.ts'
import { attachEmbedded, startEmbedded } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { checkTrigrams } from '#platform/database/open-database.ts'
import { silentLog } from '#platform/log.ts'

let dataDir: string
beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fulcrum-embedded-'))
})
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }))

const soon = async (check: () => Promise<boolean>): Promise<void> => {
  while (!(await check().catch(() => false))) await sleep(50)
}

test('starts, refuses a second server, lets commands attach, finds Chinese, and stops', async () => {
  const server = await startEmbedded({ dataDir })
  expect(fs.statSync(path.join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600)
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/Another server \(process \d+\) is already running/)
  const attached = await attachEmbedded(dataDir)
  expect(attached?.url).toBe(server.url)
  const db = createDatabase({ url: server.url })
  await migrate(db, [platformMigrations])
  expect(await checkTrigrams(db, silentLog)).toBe(true)
  await db.script('create table kept (n int); insert into kept values (1)')
  await db.close()
  await server.stop()
  expect(await attachEmbedded(dataDir)).toBeUndefined()
})

test('PostgreSQL killed with -9 is started again at the same address', async () => {
  const server = await startEmbedded({ dataDir })
  const db = createDatabase({ url: server.url, poolSize: 2 })
  await db.script('insert into kept values (2)')
  const pid = Number(fs.readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await soon(async () => (await db.query(sql`select n from kept order by n`)).length === 2)
  await db.close()
  await server.stop()
})

test('a server killed with -9 takes PostgreSQL with it and the next one carries on', async () => {
  const script = `
    const { startEmbedded } = await import('#platform/database/embedded.ts')
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    process.stdout.write(server.url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>(resolve => child.stdout.once('data', (text: Buffer) => resolve(String(text))))
  const db = createDatabase({ url, poolSize: 1 })
  await db.script('insert into kept values (3)')
  await db.close()
  child.kill('SIGKILL')
  const server = await startEmbedded({ dataDir })
  const next = createDatabase({ url: server.url, poolSize: 1 })
  expect(await next.query(sql`select n from kept order by n`)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  await next.close()
  await server.stop()
})

test('a folder closed to the system user is no obstacle', async () => {
  const closed = path.join(dataDir, 'closed')
  fs.mkdirSync(path.join(closed, 'data'), { recursive: true, mode: 0o700 })
  fs.chmodSync(closed, 0o700)
  const server = await startEmbedded({ dataDir: path.join(closed, 'data') })
  await server.stop()
  const elsewhere = path.join(closed, 'data/postgres-is-in')
  if (fs.existsSync(elsewhere)) fs.rmSync(fs.readFileSync(elsewhere, 'utf8').trim(), { recursive: true })
})
