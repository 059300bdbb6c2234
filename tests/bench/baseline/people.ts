/** Who sends a request to the hand-written server: loaded once at start, as a session cache would have it. */
import type { Pool } from 'pg'

export interface Person {
  readonly id: string
  readonly name: string
  /** Sees and changes everything. */
  readonly administrator: boolean
  readonly unitId: string | null
  /** Himself and the members of his teams. */
  readonly mates: readonly string[]
}

/** The people with these logins, by login. */
export async function loadPeople(pool: Pool, logins: readonly string[]): Promise<Map<string, Person>> {
  const { rows } = await pool.query(
    `select u.id, u.name, u.login, u.unit,
       exists (select 1 from ed.role_assignment r where r."user" = u.id and r.role = 'sys-role-administrator') as administrator,
       array(select distinct m."user" from ed.membership m
         where m.team in (select team from ed.membership where "user" = u.id)) as mates
     from ed."user" u where u.login = any($1)`,
    [logins],
  )
  return new Map(
    rows.map(row => [
      row.login,
      { id: row.id, name: row.name, administrator: row.administrator, unitId: row.unit, mates: row.mates },
    ]),
  )
}
