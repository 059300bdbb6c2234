/**
 * What a restored system would send is held until an administrator lets it go: mails, scheduled reports, calls of
 * workflows to other systems. The system that the backup was made of may have sent it already, or may still be running.
 */
import sql, { raw } from 'sql-template-tag'

import type { Queryable } from '#platform/database/queryable.ts'

/** What is known of a hold. */
export interface Hold {
  /** When the system was restored. */
  readonly since: string
  /** When the backup was made. */
  readonly backup: string
}

const name = 'outgoing-held'

/** SQL condition: nothing is held. */
export const notHeld = raw(`not exists (select from platform.setting where name = '${name}')`)

/** Holds it from now on. */
export async function holdOutgoing(db: Queryable, backup: string): Promise<void> {
  await db.query(sql`insert into platform.setting (name, value)
    values (${name}, jsonb_build_object('since', now(), 'backup', ${backup}::text))
    on conflict (name) do update set value = excluded.value`)
}

/** The hold; undefined where there is none. */
export async function findHold(db: Queryable): Promise<Hold | undefined> {
  const [row] = await db.query<{ value: Hold }>(sql`select value from platform.setting where name = ${name}`)
  return row?.value
}

/** Lets it go; false where nothing was held. */
export async function endHold(db: Queryable): Promise<boolean> {
  return (await db.query(sql`delete from platform.setting where name = ${name} returning name`)).length > 0
}
