/**
 * Who acts: the user with roles, unit and teams, read from the system objects in one statement and kept for a few
 * seconds. What the roles allow is looked up in the catalog, not here.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'
import { isTimeZone } from '#platform/is-time-zone.ts'

import type { Actor } from '../context.ts'
import { quote, table } from '../query/identifiers.ts'

/** The actor, or undefined when the user is gone or no longer active. `onlyRole` narrows an API key to one role. */
export async function loadActor(
  catalog: Catalog,
  ed: string,
  db: Queryable,
  userId: string,
  defaults: { readonly timeZone: string; readonly onlyRole?: string | undefined },
): Promise<Actor | undefined> {
  const of = (objectId: string, fieldId: string): Sql => {
    const field = catalog.objectsById.get(objectId)?.fieldsById.get(`${objectId}-${fieldId}`)
    return raw(quote(field?.columns?.value ?? missing(objectId, fieldId)))
  }
  const from = (objectId: string): Sql => table(ed, catalog.objectsById.get(objectId) ?? missing(objectId, ''))
  const { user, unit, membership, roleAssignment } = systemObjects
  const [row] = await db.query<ActorRow>({
    ...sqlOf(sql`
      with recursive me as (
        select id, ${of(user, 'name')} as name, ${of(user, 'unit')} as unit_id, ${of(user, 'locale')} as locale, ${of(user, 'time_zone')} as time_zone
        from ${from(user)} where id = ${userId}::uuid and deleted_at is null and ${of(user, 'active')} is true
      ), below(id) as (
        select unit_id from me where unit_id is not null
        union select u.id from ${from(unit)} u join below b on u.${of(unit, 'parent')} = b.id where u.deleted_at is null
      ), teams as (
        select ${of(membership, 'team')} as id from ${from(membership)} where ${of(membership, 'user')} = ${userId}::uuid and deleted_at is null
      )
      select me.name, me.unit_id, me.locale, me.time_zone,
        (select coalesce(array_agg(id), '{}') from below) as units_below,
        (select coalesce(array_agg(id), '{}') from teams) as team_ids,
        (select coalesce(array_agg(distinct m.${of(membership, 'user')}), '{}') from ${from(membership)} m join teams t on t.id = m.${of(membership, 'team')} where m.deleted_at is null) as mates,
        (select coalesce(array_agg(distinct r.${of(roleAssignment, 'role')}), '{}') from ${from(roleAssignment)} r where r.${of(roleAssignment, 'user')} = ${userId}::uuid and r.deleted_at is null) as roles
      from me`),
    prepared: true,
  })
  if (!row) return undefined
  const roleIds = row.roles.filter(id => !defaults.onlyRole || id === defaults.onlyRole).sort()
  return {
    userId,
    name: row.name,
    roleIds,
    unitId: row.unit_id,
    unitsBelow: row.units_below,
    teamIds: row.team_ids,
    teamMates: [...new Set([userId, ...row.mates])],
    locale: row.locale === 'zh-CN' ? 'zh-CN' : 'en',
    timeZone: isTimeZone(row.time_zone) ? row.time_zone : defaults.timeZone,
  }
}

interface ActorRow {
  readonly name: string
  readonly unit_id: string | null
  readonly locale: string | null
  readonly time_zone: string | null
  readonly units_below: string[]
  readonly team_ids: string[]
  readonly mates: string[]
  readonly roles: string[]
}

function sqlOf(statement: Sql): { text: string; values: unknown[] } {
  return { text: statement.text, values: statement.values }
}

function missing(objectId: string, fieldId: string): never {
  throw new Error(`The system template lacks ${objectId} ${fieldId}`)
}
