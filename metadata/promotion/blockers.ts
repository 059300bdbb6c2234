/** Who is in the way of a transaction, told without anything of what they do. */
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'

export interface Blocker {
  /** Name that the program gave to its connection. */
  readonly application: string
  readonly state: string
  /** Start of its transaction, ISO 8601. */
  readonly since: string
}

/** The sessions that block the backend `pid` at this moment. */
export function describeBlockers(db: Queryable, pid: number): Promise<Blocker[]> {
  return db.query<Blocker>(sql`
    select coalesce(nullif(application_name, ''), 'unknown') as application, coalesce(state, '') as state,
      coalesce(xact_start, backend_start) as since
    from pg_stat_activity where pid = any(pg_blocking_pids(${pid})) order by xact_start`)
}
