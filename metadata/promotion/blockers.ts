/** Who is in the way of a transaction, told without anything of what they do. */
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'

export interface Blocker {
  /** Name that the program gave to its connection, or the kind of a process of PostgreSQL itself. */
  readonly application: string
  readonly state: string
  /** Start of its transaction, ISO 8601. */
  readonly since: string
}

/** The sessions that block the backend `pid` at this moment. */
export function describeBlockers(db: Queryable, pid: number): Promise<Blocker[]> {
  return db.query<Blocker>(sql`
    select coalesce(nullif(application_name, ''), backend_type, 'unknown') as application, coalesce(state, '') as state,
      coalesce(xact_start, backend_start) as since
    from pg_stat_activity where pid = any(pg_blocking_pids(${pid})) order by xact_start`)
}

/**
 * Asks an automatic vacuum that blocks the backend to come back later. PostgreSQL does so itself, but only for those who
 * wait longer than we ever do. Refused, with an error, where our role may not.
 */
export async function sendVacuumAway(db: Queryable, pid: number): Promise<void> {
  await db.query(sql`
    select pg_cancel_backend(pid) from pg_stat_activity
    where pid = any(pg_blocking_pids(${pid})) and backend_type = 'autovacuum worker'`)
}
