import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { createSignals, notify } from '#platform/database/signals.ts'
import { findJob } from '#platform/jobs/job-rows.ts'
import { createJobs } from '#platform/jobs/jobs.ts'

let dataDir: string
beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fulcrum-open-'))
})
afterAll(() => fs.rmSync(dataDir, { recursive: true }))

test('DATABASE_URL is used as it is; what cannot be used is said plainly', async () => {
  const DATABASE_URL = inject('postgresUrl')
  const opened = await openDatabase(readConfig({ DATABASE_URL, DATA_DIR: dataDir }), 'server')
  expect(opened).toMatchObject({ embedded: false, url: DATABASE_URL, directUrl: DATABASE_URL })
  await opened.close()
  const wrong = new URL(DATABASE_URL)
  wrong.pathname = '/none'
  await expect(openDatabase(readConfig({ DATABASE_URL: wrong.href }), 'server')).rejects.toThrow(
    'The database cannot be used: ',
  )
  const nowhere = 'postgres://u:p@127.0.0.1:1/x'
  await expect(openDatabase(readConfig({ DATABASE_URL: nowhere }), 'server')).rejects.toThrow(/ECONNREFUSED/)
})

test('a command joins the running server, or starts PostgreSQL for itself', async () => {
  const config = readConfig({ DATA_DIR: dataDir })
  const alone = await openDatabase(config, 'command')
  await alone.db.script('create table here (n int)')
  await alone.close()
  const server = await openDatabase(config, 'server')
  const command = await openDatabase(config, 'command')
  expect(command.url).toBe(server.url)
  await command.close()
  expect(await server.db.query({ text: 'select n from here', values: [] })).toEqual([])
  await server.close()
})

test('after PostgreSQL was killed with -9 statements, signals and jobs go on by themselves', async () => {
  const { db, directUrl, close } = await openDatabase(readConfig({ DATA_DIR: dataDir }), 'server')
  await migrate(db, [platformMigrations])
  const signals = createSignals({ directUrl })
  const heard: (string | undefined)[] = []
  await signals.on('word', payload => heard.push(payload))
  const jobs = await createJobs(db, { directUrl, alone: true, silence: 2 })
  jobs.define('greet', async () => 'hello')
  await jobs.work()
  process.kill(Number(fs.readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await sleep(100)
  await vi.waitFor(() => db.script('select 1'), 10_000)
  await vi.waitFor(() => expect(heard).toEqual([undefined]), 10_000)
  await notify(db, 'word', 'again')
  await vi.waitFor(() => expect(heard).toEqual([undefined, 'again']))
  const id = await jobs.start(db, 'greet', {}, randomUUID())
  await vi.waitFor(async () => expect((await findJob(db, id))?.result).toBe('hello'), 20_000)
  await jobs.stop()
  await signals.close()
  await close()
})
