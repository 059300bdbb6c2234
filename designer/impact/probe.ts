/**
 * Asks production how many records something concerns, without being a burden: one connection, read only, each question
 * cut off after a moment and after so many records. What takes too long is reckoned from a part of the table.
 */

import { quoteIn, quoteText } from '#metadata/storage/quote.ts'
import type { Connection, Database } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'

export interface Count {
  /** undefined when it could not be counted in time. */
  readonly rows: number | undefined
  readonly counted: 'exactly' | 'atLeast' | 'estimated'
  /** Ids of some of the records. */
  readonly ids: readonly string[]
}

export interface Probe {
  /** Records that are not deleted and for which an SQL condition on the alias `t` holds. */
  count(table: string, condition: string): Promise<Count>
  /** Groups of records that share the values of all expressions, none of them empty. */
  duplicates(table: string, expressions: readonly string[]): Promise<Count>
  /** About how many records a table has. */
  size(table: string): Promise<number>
  /** Any reading statement; undefined when it took too long or names what is not there. */
  ask<T extends object>(text: string, values?: readonly unknown[]): Promise<T[] | undefined>
}

/** How patient a probe is. */
export interface ProbeLimits {
  /** Counting stops here. */
  readonly rows: number
  /** For one question, and for all together, in ms. */
  readonly statementMs: number
  readonly totalMs: number
  /** About how many rows are looked at instead of all. */
  readonly part: number
}

/** What does no harm to a busy system. */
export const usualLimits: ProbeLimits = { rows: 1_000_000, statementMs: 2_500, totalMs: 25_000, part: 50_000 }

/** In one process, so that people at work find connections: who comes later waits for his turn without one. */
const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function takeTurn(): Promise<void> {
  if (running < mostAtOnce) running += 1
  else await new Promise<void>(resolve => waiting.push(resolve))
}

/** Whoever waits longest takes over. */
function endTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

/** Runs `work` with a probe over the tables in schema `ed`; only a few probes are under way at a time. */
export async function withProbe<T>(
  db: Database,
  ed: string,
  limits: ProbeLimits,
  work: (probe: Probe) => Promise<T>,
): Promise<T> {
  await takeTurn()
  try {
    const connection = await db.connect()
    try {
      return await work(createProbe(connection, ed, limits))
    } finally {
      connection.release()
    }
  } finally {
    endTurn()
  }
}

/** Time-out, and what a new head has taken away meanwhile or a draft only means to add. */
const unanswered = new Set(['57014', '42703', '42P01', '42883', '42804'])

function createProbe(connection: Connection, ed: string, limits: ProbeLimits): Probe {
  const until = Date.now() + limits.totalMs

  async function ask<T extends object>(
    text: string,
    values: readonly unknown[] = [],
    times = 1,
  ): Promise<T[] | undefined> {
    const patience = Math.min(limits.statementMs * times, until - Date.now())
    if (patience <= 0) return undefined
    // A transaction for each, so that no lock outlives its question: a promotion may be waiting for it.
    await connection.script(`begin read only; set local statement_timeout = ${Math.ceil(patience)}`)
    try {
      return await connection.query<T>({ text, values: [...values] })
    } catch (error) {
      if (!unanswered.has(sqlStateOf(error) ?? '')) throw error
      return undefined
    } finally {
      await connection.script('rollback')
    }
  }

  async function size(table: string): Promise<number> {
    const [row] = (await ask<{ rows: number; pages: number }>(
      `select reltuples::float8 as rows, relpages as pages from pg_class where oid = to_regclass(${quoteText(quoteIn(ed, table))})`,
    )) ?? [undefined]
    if (!row) return 0
    if (row.rows >= 100_000) return Math.round(row.rows)
    const [exact] = (await ask<{ rows: number }>(`select count(*)::int as rows from ${quoteIn(ed, table)}`)) ?? []
    return exact?.rows ?? Math.max(0, Math.round(row.rows))
  }

  async function estimate(table: string, condition: string): Promise<Count> {
    const share = Math.min(100, (100 * limits.part) / Math.max(1, await size(table)))
    const [found] =
      (await ask<{ rows: number; ids: string[] }>(
        `select count(*)::int as rows, coalesce((array_agg(t.id))[1:5], '{}') as ids
         from ${quoteIn(ed, table)} t tablesample system (${share}) where t.deleted_at is null and (${condition})`,
      )) ?? []
    // None in a part does not mean none at all.
    if (!found?.rows) return { rows: undefined, counted: 'estimated', ids: [] }
    return { rows: Math.round((found.rows * 100) / share), counted: 'estimated', ids: found.ids }
  }

  return {
    ask,
    size,
    async count(table, condition) {
      const [found] =
        (await ask<{ rows: number; ids: string[] }>(
          `select count(*)::int as rows, coalesce(array_agg(hit.id) filter (where hit.n <= 5), '{}') as ids from (
             select t.id, row_number() over () as n from ${quoteIn(ed, table)} t
             where t.deleted_at is null and (${condition}) limit ${limits.rows}) hit`,
        )) ?? []
      if (!found) return estimate(table, condition)
      return { rows: found.rows, counted: found.rows < limits.rows ? 'exactly' : 'atLeast', ids: found.ids }
    },
    async duplicates(table, expressions) {
      const list = expressions.join(', ')
      const present = expressions.map(expression => `${expression} is not null`).join(' and ')
      const most = 10_000
      const [found] =
        (await ask<{ rows: number; ids: string[] }>(
          `select count(*)::int as rows, coalesce((array_agg(twin.id))[1:5], '{}') as ids from (
             select min(t.id::text)::uuid as id from ${quoteIn(ed, table)} t where t.deleted_at is null and ${present}
             group by ${list} having count(*) > 1 limit ${most}) twin`,
          [],
          4,
        )) ?? []
      if (!found) return { rows: undefined, counted: 'estimated', ids: [] }
      return { rows: found.rows, counted: found.rows < most ? 'exactly' : 'atLeast', ids: found.ids }
    },
  }
}
