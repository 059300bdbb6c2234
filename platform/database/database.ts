/**
 * The one door to PostgreSQL: statements, transactions and dedicated connections over a pool. It keeps no session
 * state outside a transaction (so a pooler such as PgBouncer may sit in between) and knows no table.
 */
import pg from 'pg'
import { type Log, silentLog } from '../log.ts'
import { type ClientQueries, createClientQueries } from './client-queries.ts'
import { databaseUnavailable } from './database-problems.ts'
import type { Queryable } from './queryable.ts'
import { valueParsers } from './value-parsers.ts'

export type { Queryable, Statement } from './queryable.ts'

/** What runs inside one transaction. */
export interface Transaction extends Queryable {
  /** The connection, for COPY and streams. */
  readonly client: pg.ClientBase
  /** Called once the transaction is committed, never when it is rolled back; errors are only logged. */
  afterCommit(act: () => void | Promise<void>): void
}

/** A connection of one's own; give it back with `release`. */
export interface Connection extends Queryable {
  readonly client: pg.ClientBase
  release(): void
}

/** What may be said about a transaction. */
export interface TransactionOptions {
  /** Sent instead of `begin`, as one simple message: `begin; select …; select …`. */
  readonly begin?: string
}

/** A PostgreSQL database. */
export interface Database extends Queryable {
  /** Runs `work` between begin and commit; `begun` has the rows of each statement of the begin message. */
  transaction<T>(
    work: (tx: Transaction, begun: Record<string, unknown>[][]) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>
  connect(): Promise<Connection>
  close(): Promise<void>
}

/** How to reach a database. */
export interface DatabaseOptions {
  readonly url: string
  readonly poolSize?: number
  readonly applicationName?: string
  /** Ask for UTC at connection start; off behind a pooler that refuses start-up options. */
  readonly startupOptions?: boolean
  readonly log?: Log
}

/** A pool of connections; nothing is opened before the first statement. */
export function createDatabase(options: DatabaseOptions): Database {
  const log = options.log ?? silentLog
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 16,
    application_name: options.applicationName ?? 'fulcrum',
    types: valueParsers,
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    ...(options.startupOptions === false ? {} : { options: '-c TimeZone=UTC' }),
  })
  let isClosing = false
  pool.on('error', error => {
    // What is being closed may still hear of a server that stops.
    if (!isClosing) log.warn({ err: error }, 'An idle database connection was lost')
  })
  const queriesOf = new WeakMap<pg.PoolClient, ClientQueries>()

  async function acquire(): Promise<{ client: pg.PoolClient; queries: ClientQueries }> {
    const client = await pool.connect().catch((error: unknown) => {
      throw databaseUnavailable('The database cannot be reached right now.', { retryAfter: 1 }, { cause: error })
    })
    const known = queriesOf.get(client)
    if (known) return { client, queries: known }
    const queries = createClientQueries(client)
    queriesOf.set(client, queries)
    return { client, queries }
  }

  async function once<T>(run: (queries: ClientQueries) => Promise<T>): Promise<T> {
    const { client, queries } = await acquire()
    try {
      return await run(queries)
    } finally {
      client.release(queries.broken())
    }
  }

  async function transaction<T>(
    work: (tx: Transaction, begun: Record<string, unknown>[][]) => Promise<T>,
    { begin = 'begin' }: TransactionOptions = {},
  ): Promise<T> {
    const { client, queries } = await acquire()
    const committed: (() => void | Promise<void>)[] = []
    let result: T
    try {
      const begun = await queries.script(begin)
      const { query, arrays, script } = queries
      result = await work({ query, arrays, script, client, afterCommit: act => void committed.push(act) }, begun)
      await queries.commit()
    } catch (error) {
      const rolledBack = await queries.script('rollback').then(
        () => true,
        () => false,
      )
      client.release(!rolledBack || queries.broken())
      throw error
    }
    client.release(queries.broken())
    for (const act of committed) {
      try {
        await act()
      } catch (error) {
        log.error({ err: error }, 'Work after a commit failed')
      }
    }
    return result
  }

  return {
    query: statement => once(queries => queries.query(statement)),
    arrays: statement => once(queries => queries.arrays(statement)),
    script: text => once(queries => queries.script(text)),
    transaction,
    async connect() {
      const { client, queries } = await acquire()
      const { query, arrays, script } = queries
      return { query, arrays, script, client, release: () => client.release(queries.broken()) }
    },
    close() {
      isClosing = true
      return pool.end()
    },
  }
}
