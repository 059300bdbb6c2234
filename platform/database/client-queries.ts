/**
 * Statements on one pg connection: names the prepared ones, tells a lost connection from a refused statement, and
 * keeps a connection that dies while checked out from taking the process with it.
 */
import pg from 'pg'
import { databaseUnavailable } from './database-problems.ts'
import { createPreparedNames } from './prepared-names.ts'
import type { Queryable, Statement } from './queryable.ts'

/** The statements of one connection, and whether it is still of use. */
export interface ClientQueries extends Queryable {
  /** Commits, and refuses to call a rolled back transaction committed. */
  commit(): Promise<void>
  broken(): boolean
}

/** Wraps a connected client; once per client. */
export function createClientQueries(client: pg.ClientBase): ClientQueries {
  const names = createPreparedNames()
  let lost = false
  const lose = (): void => {
    lost = true
  }
  client.on('error', lose)
  client.on('end', lose)

  async function run(statement: Statement, rowMode: 'array' | undefined): Promise<pg.QueryResult> {
    const text = statement.text
    const name = statement.name ?? (statement.prepared ? names.nameFor(text) : undefined)
    try {
      return await client.query({ text, values: statement.values as unknown[], name, rowMode } as pg.QueryConfig)
    } catch (error) {
      if (name && !statement.name && (error as { code?: string }).code === '0A000') names.renew(text)
      throw toLost(error)
    }
  }

  function toLost(error: unknown): unknown {
    if (error instanceof pg.DatabaseError || !lost) return error
    return databaseUnavailable('The connection to the database was lost.', { retryAfter: 1 }, { cause: error })
  }

  return {
    query: async statement => (await run(statement, undefined)).rows,
    arrays: async statement => (await run(statement, 'array')).rows,
    async script(text) {
      try {
        const results: unknown = await client.query(text)
        return (Array.isArray(results) ? results : [results]).map((result: pg.QueryResult) => result.rows)
      } catch (error) {
        throw toLost(error)
      }
    },
    async commit() {
      try {
        const { command } = await client.query('commit')
        if (command !== 'COMMIT') throw new Error('Rolled back: a statement had failed and went unnoticed')
      } catch (error) {
        throw toLost(error)
      }
    },
    broken: () => lost,
  }
}
