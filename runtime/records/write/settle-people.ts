/**
 * What follows from a change of people: everybody looks again who they are, sign-in stays in step with the user, and
 * the system always keeps an administrator. It runs in the transaction of the change, after it.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { notify } from '#platform/database/signals.ts'
import { forgetIdentity } from '#platform/sign-in/authenticate.ts'
import { findByUser, removeCredential, saveCredential } from '#platform/sign-in/credentials.ts'

import type { Change } from '../../audit/changes.ts'
import type { StoredValue } from '../../fields/stored-value.ts'
import { lastAdministrator, noRight } from '../../problems.ts'
import { quote, table } from '../../query/identifiers.ts'
import type { WriteContext } from '../../write.ts'
import { invalidValues } from './write-problems.ts'

/** On it, everybody forgets the actors he remembers. */
export const peopleChannel = 'fulcrum_people'

const { user, unit, team, membership, roleAssignment } = systemObjects
/** Ids of the objects that decide who people are and what they may. */
export const peopleObjects: ReadonlySet<string> = new Set([user, unit, team, membership, roleAssignment])
const administratorLock = 0x61646d69

/** Throws `people/last-administrator`, `access/denied`, or `record/invalid` for a role that there is not. */
export async function settlePeople(context: WriteContext, changes: readonly Change[]): Promise<void> {
  const found = changes.filter(change => peopleObjects.has(change.object.id))
  if (found.length === 0) return
  for (const change of found) {
    if (change.object.id === user) await settleUser(context, change)
    if (change.object.id === roleAssignment) await settleAssignment(context, change)
  }
  if (found.some(mayRemoveAdministrator)) await assertAdministrator(context)
  await notify(context.tx, peopleChannel)
}

async function settleUser({ tx }: WriteContext, { id, action, object, after }: Change): Promise<void> {
  if (action === 'created') return
  const login = object.fieldsById.get('sys-user-login')
  const next = login && after?.get(login)
  if (action === 'purged') await removeCredential(tx, id)
  if (action === 'updated' && next !== undefined) {
    if (next === null) await removeCredential(tx, id)
    else if (await findByUser(tx, id)) await saveCredential(tx, { userId: id, login: String(next) })
  }
  await forgetIdentity(tx, id)
}

/** Only who administers gives roles that carry system rights, also by another user or out of the recycle bin. */
async function settleAssignment(context: WriteContext, { object, id, action, after }: Change): Promise<void> {
  const field = object.fieldsById.get('sys-role_assignment-role')
  if (!field || action === 'deleted' || action === 'purged') return
  const given = after?.get(field)
  const roleId = given ?? (await storedRole(context, object, field, id))
  const role = context.catalog.symbols.byId(String(roleId))
  if (role?.kind === 'role') {
    if (role.system?.length && !context.rights.has('administer')) {
      throw noRight('Only an administrator gives this role.')
    }
  } else if (given !== undefined) {
    throw invalidValues([
      { pointer: `/${field.name}`, code: 'choice/unknown', message: `There is no role "${roleId}".` },
    ])
  }
}

async function storedRole({ ed, tx }: WriteContext, object: CatalogObject, field: CatalogField, id: string) {
  const [row] = await tx.query<{ role: string | null }>(
    sql`select ${raw(quote(field.columns?.value ?? 'id'))} as role from ${table(ed, object)} where id = ${id}::uuid`,
  )
  return row?.role
}

function mayRemoveAdministrator({ object, action, after }: Change): boolean {
  const isGone = action === 'deleted' || action === 'purged'
  const changes = (...ids: string[]) => action === 'updated' && ids.some(id => hasField(after, id))
  if (object.id === user) return isGone || changes('sys-user-active', 'sys-user-login')
  if (object.id !== roleAssignment) return false
  return isGone || changes('sys-role_assignment-user', 'sys-role_assignment-role')
}

function hasField(values: ReadonlyMap<CatalogField, StoredValue> | undefined, id: string): boolean {
  return [...(values?.keys() ?? [])].some(field => field.id === id)
}

/** One at a time: two who take the last two administrators away would each still see the other. */
async function assertAdministrator({ catalog, ed, tx }: WriteContext): Promise<void> {
  const roleIds = catalog.symbols
    .all('role')
    .filter(role => role.system?.includes('administer'))
    .map(role => role.id)
  const users = catalog.objectsById.get(user)
  const assignments = catalog.objectsById.get(roleAssignment)
  if (!users || !assignments) return
  const of = (id: string): Sql => {
    const field = users.fieldsById.get(id) ?? assignments.fieldsById.get(id)
    return raw(quote(field?.columns?.value ?? 'id'))
  }
  await tx.query(sql`select pg_advisory_xact_lock(${administratorLock})`)
  const [row] = await tx.query(sql`
    select from ${table(ed, assignments)} r join ${table(ed, users)} u on u.id = r.${of('sys-role_assignment-user')}
    where r.deleted_at is null and u.deleted_at is null and u.${of('sys-user-active')} is true
      and u.${of('sys-user-login')} is not null and r.${of('sys-role_assignment-role')} = any(${roleIds}) limit 1`)
  if (!row)
    throw lastAdministrator('At least one active person who can sign in has to hold the role of an administrator.')
}
