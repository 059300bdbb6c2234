/** Who gets a scheduled report: the people and the members of the roles that it names, less those who do not want it. */
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../../context.ts'
import { table } from '../../query/identifiers.ts'
import { systemColumn, systemObject } from '../../query/system-object.ts'
import type { ScheduleRow } from './schedule.ts'

/** People who get one report; more are no report but a newsletter. */
export const mostRecipients = 500

/** Somebody who gets it. */
export interface Recipient {
  readonly id: string
  /** There is an address to which it can be sent. */
  readonly isReached: boolean
}

/** Active users in a fixed order, one more than there may be. */
export async function findRecipients(
  context: Pick<Context, 'catalog' | 'ed'> & { readonly db: Queryable },
  { user_ids, role_ids, left_ids }: Pick<ScheduleRow, 'user_ids' | 'role_ids' | 'left_ids'>,
): Promise<Recipient[]> {
  const user = systemObject(context, systemObjects.user)
  const assignment = systemObject(context, systemObjects.roleAssignment)
  const a = (name: string) => systemColumn(assignment, 'a', name)
  return await context.db.query<Recipient & Record<string, unknown>>(sql`select u.id,
      coalesce(${systemColumn(user, 'u', 'email')}, '') <> '' as "isReached"
    from ${table(context.ed, user)} u
    where u.deleted_at is null and ${systemColumn(user, 'u', 'active')} is ${raw('true')}
      and u.id <> all(${[...left_ids]}::uuid[]) and (u.id = any(${[...user_ids]}::uuid[])
        or u.id in (select ${a('user')} from ${table(context.ed, assignment)} a
          where a.deleted_at is null and ${a('role')} = any(${[...role_ids]}::text[])))
    order by u.id limit ${mostRecipients + 1}`)
}
