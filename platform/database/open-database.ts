/**
 * Decides where the data live, DATABASE_URL or the embedded PostgreSQL, and checks that the server is fit for use.
 * Nothing else in the code knows the difference.
 */
import type { Config } from '../config.ts'
import { type Log, silentLog } from '../log.ts'
import { Problem } from '../problem.ts'
import { createDatabase, type Database } from './database.ts'
import { attachEmbedded, type EmbeddedServer, startEmbedded } from './embedded.ts'

/** A database ready for use, and how to reach it directly (for LISTEN and jobs). */
export interface OpenDatabase {
  readonly db: Database
  readonly url: string
  readonly directUrl: string
  readonly embedded: boolean
  /** Closes the pool and stops the embedded server if this process started it. */
  close(): Promise<void>
}

/** Who asks: a server owns its data folder, a command joins the server that runs on it. */
export type OpenAs = 'server' | 'command'

/** Opens the database of this installation; throws an Error with a plain sentence when it cannot be used. */
export async function openDatabase(config: Config, as: OpenAs, log: Log = silentLog): Promise<OpenDatabase> {
  const server = config.databaseUrl ? undefined : await openEmbedded(config, as, log)
  const url = server?.url ?? config.databaseUrl!
  const directUrl = config.databaseDirectUrl ?? url
  const db = createDatabase({ url, poolSize: config.databasePool, startupOptions: directUrl === url, log })
  const close = async (): Promise<void> => {
    await db.close()
    await server?.stop()
  }
  try {
    await checkServer(db)
  } catch (error) {
    await close()
    throw error
  }
  return { db, url, directUrl, embedded: server !== undefined, close }
}

async function openEmbedded(config: Config, as: OpenAs, log: Log): Promise<EmbeddedServer> {
  const running = as === 'command' ? await attachEmbedded(config.dataDir) : undefined
  return running ?? (await startEmbedded({ dataDir: config.dataDir, log }))
}

async function checkServer(db: Database): Promise<void> {
  const [row] = await db
    .query<{ version: string; encoding: string }>({
      text: `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
      values: [],
    })
    .catch((error: unknown) => {
      const cause = error instanceof Problem && error.cause instanceof Error ? error.cause : (error as Error)
      throw new Error(`The database cannot be used: ${cause.message || (cause as { code?: string }).code}`, { cause })
    })
  if (Number(row?.version) < 150_000) throw new Error('PostgreSQL 15 or newer is required')
  if (row?.encoding !== 'UTF8') throw new Error(`The database must be encoded in UTF8, not ${row?.encoding}`)
}

/** Warns when the locale of the database makes trigram search deaf to Chinese; needs pg_trgm, so run it after `migrate`. */
export async function checkTrigrams(db: Database, log: Log): Promise<boolean> {
  const [row] = await db.query<{ count: number }>({
    text: `select cardinality(show_trgm('中文')) as count`,
    values: [],
  })
  if (row && row.count > 0) return true
  log.warn('This database cannot search Chinese text by parts: create it with the locale provider ICU or C.UTF-8')
  return false
}
