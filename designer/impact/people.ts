/** The people of production with the roles that they hold, for comparing what they may before and after. */
import type { Catalog } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { quote } from '#runtime/query/identifiers.ts'
import type { Probe } from './probe.ts'

export interface Person {
  readonly id: string
  /** Ids of role definitions, sorted. */
  readonly roleIds: readonly string[]
}

const most = 20_000

/** Active people who hold a role at all, by name; none in a system without people. */
export async function readPeople(catalog: Catalog, ed: string, probe: Probe): Promise<Person[]> {
  const user = catalog.objectsById.get(systemObjects.user)
  const assignment = catalog.objectsById.get(systemObjects.roleAssignment)
  if (!user || !assignment) return []
  const of = (object: typeof user, name: string) =>
    quote(object.fieldsById.get(`${object.id}-${name}`)?.columns?.value ?? 'id')
  const tableOf = (object: typeof user) => `${quote(ed)}.${quote(object.table)}`
  const rows = await probe.ask<Person>(`
    select u.id,
      array_agg(distinct r.${of(assignment, 'role')} order by r.${of(assignment, 'role')}) as "roleIds"
    from ${tableOf(user)} u join ${tableOf(assignment)} r on r.${of(assignment, 'user')} = u.id
    where u.deleted_at is null and u.${of(user, 'active')} is true and r.deleted_at is null
      and r.${of(assignment, 'role')} is not null
    group by u.id order by coalesce(u.${of(user, 'name')}, ''), u.id limit ${most}`)
  return rows ?? []
}
