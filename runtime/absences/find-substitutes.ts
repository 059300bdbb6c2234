/** The absences that are in force at a moment, as who stands in for whom. */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { table } from '../query/identifiers.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import { type AbsenceInForce, type Substitutes, toSubstitutes } from './substitutes.ts'

/** Days are those of the system's time zone. A substitute who has left is none. */
export async function findSubstitutes(
  context: Pick<Context, 'catalog' | 'ed' | 'db' | 'timeZone'>,
  at: Date,
  db: Queryable = context.db,
): Promise<Substitutes> {
  const absence = context.catalog.objectsById.get(systemObjects.absence)
  if (!absence) return toSubstitutes([])
  const user = systemObject(context, systemObjects.user)
  const a = (name: string) => systemColumn(absence, 'a', name)
  const rows = await db.query<AbsenceInForce>(sql`
    select a.owner_id as "userId", u.id as "substituteId" from ${table(context.ed, absence)} a
      left join ${table(context.ed, user)} u on u.id = ${a('substitute')} and u.deleted_at is null
        and ${systemColumn(user, 'u', 'active')} is true
    where a.deleted_at is null and a.owner_id is not null
      and (${at.toISOString()}::timestamptz at time zone ${context.timeZone})::date between ${a('from')} and ${a('to')}
    order by a.created_at desc, a.id desc`)
  return toSubstitutes(rows)
}
