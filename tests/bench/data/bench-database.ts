/**
 * The database that a run works on: a copy of one that was installed and filled before, so that every run begins alike.
 * It lives in an embedded PostgreSQL of its own under the folder for temporary files, or at BENCH_DATABASE_URL.
 */
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase } from '#platform/database/database.ts'
import { startEmbedded } from '#platform/database/embedded.ts'
import { saveCredential } from '#platform/sign-in/credentials.ts'
import { ensureDuplicateIndexes } from '#runtime/duplicates/ensure-indexes.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'

import { toBenchApplication } from './bench-application.ts'
import { fill, fillSql } from './fill.ts'
import type { DataSize } from './size.ts'

export interface BenchDatabase {
  /** Of the copy that this run may change. */
  readonly url: string
  /** A further copy of the data that nobody has changed yet, dropped with the rest. */
  createCopy(): Promise<string>
  /** A further empty database, dropped with the rest. */
  createEmpty(): Promise<string>
  /** Process ids of its connections; empty when it runs elsewhere. */
  backends(): Promise<number[]>
  close(): Promise<void>
}

export interface BenchDatabaseOptions {
  readonly size: DataSize
  /** Make the data anew. */
  readonly fresh: boolean
  readonly say: (text: string) => void
}

/** The password of everybody who signs in to a benchmark. */
export const password = 'benchmark-password'
/** The person with a scope: number 42 of the users. */
export const personLogin = 'person42'

const backendsSql = `select pid from pg_stat_activity where datname = $1 and backend_type = 'client backend'`
const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Opens a copy of the data, making them first where they are missing. */
export async function openBenchDatabase({ size, fresh, say }: BenchDatabaseOptions): Promise<BenchDatabase> {
  const server = await openServer()
  const admin = createDatabase({ url: server.url, poolSize: 1 })
  const at = (name: string) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href
  const source = `bench_data_${hashOf(size)}`
  const own: string[] = []
  const create = async (from: string): Promise<string> => {
    const name = `bench_run_${process.pid}_${own.length}`
    own.push(name)
    await admin.script(`create database ${name} template ${from}`)
    return at(name)
  }
  const close = async (): Promise<void> => {
    for (const name of own) await admin.script(`drop database if exists ${name} with (force)`)
    await admin.close()
    await server.stop()
  }
  try {
    if (fresh) await admin.script(`drop database if exists ${source} with (force)`)
    const [known] = await admin.query({ text: 'select 1 from pg_database where datname = $1', values: [source] })
    if (!known) {
      say('Making the data (once)')
      await admin.script('drop database if exists bench_draft with (force)')
      await admin.script('create database bench_draft template template0')
      await makeData(at('bench_draft'), size, say)
      await admin.script(`alter database bench_draft rename to ${source}`)
    }
    const backends = async (): Promise<number[]> =>
      process.env.BENCH_DATABASE_URL
        ? []
        : (await admin.query<{ pid: number }>({ text: backendsSql, values: [own[0]] })).map(row => row.pid)
    return {
      url: await create(source),
      backends,
      createCopy: () => create(source),
      createEmpty: () => create('template0'),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.BENCH_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const dataDir = path.join(os.tmpdir(), 'fulcrum-bench')
  mkdirSync(dataDir, { recursive: true })
  return await startEmbedded({ dataDir })
}

async function makeData(url: string, size: DataSize, say: (text: string) => void): Promise<void> {
  const db = createDatabase({ url, poolSize: 4 })
  try {
    const system = await openSystem(db, 'Asia/Shanghai')
    await install(system, {
      template: 'sales',
      sampleRecords: false,
      createCredential: (tx, { id, login }) => saveCredential(tx, { userId: id, login, password, mustChange: false }),
    })
    const base = await readHead(db)
    const application = toBenchApplication(toNamed((await loadRevision(db, base)).application))
    const origin = { author: null, message: 'The page of the benchmark', source: 'benchmark' }
    await promote(db, { ed: system.ed, base, application, ...origin, findings: findFindings })
    await system.catalogs.refresh()
    await fill(db, size, say)
    await ensureDuplicateIndexes(db, system.catalogs.current(), system.ed)
    const [person] = await db.query<{ id: string }>({
      text: `select id from ed."user" where login = $1`,
      values: [personLogin],
    })
    if (!person) throw new Error(`There is no user ${personLogin}`)
    await saveCredential(db, { userId: person.id, login: personLogin, password, mustChange: false })
  } finally {
    await db.close()
  }
}

/** Data made by other templates, tables or statements are not used again. */
function hashOf(size: DataSize): string {
  const hash = createHash('sha256').update(JSON.stringify(fillSql(size)))
  const sources = ['templates/{system,sales}/*/*.json', '{platform,metadata,runtime}/**/{migrations,tables}.ts']
  const files = sources.flatMap(pattern => globSync(pattern, { cwd: root, exclude: ['runtime/web/**'] }))
  for (const file of files.sort()) hash.update(file).update(readFileSync(path.join(root, file)))
  hash.update(readFileSync(new URL('./bench-application.ts', import.meta.url)))
  for (const file of globSync('metadata/storage/*.ts', { cwd: root }).sort())
    hash.update(readFileSync(path.join(root, file)))
  return hash.digest('hex').slice(0, 12)
}
