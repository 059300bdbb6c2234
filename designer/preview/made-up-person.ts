/** Somebody who exists in a preview alone and holds exactly one role, so that a role can be tried without knowing anybody. */
import { createHash } from 'node:crypto'

import type { Catalog } from '#metadata/catalog.ts'
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'
import type { System } from '#runtime/system.ts'

/** The id of the person who holds the role (by id); makes him where he is missing. */
export async function madeUpPerson({ db, catalogs, ed }: System, roleId: string): Promise<string | undefined> {
  const catalog = catalogs.current()
  const role = catalog.symbols.byId(roleId)
  if (role?.kind !== 'role') return undefined
  const user = idFor(`user ${roleId}`)
  const [known] = await db.query({
    text: `select from ${tableOf(catalog, ed, systemObjects.user)} where id = $1`,
    values: [user],
  })
  if (known) return user
  await db.transaction(async tx => {
    await tx.script(`set local fulcrum.lenient = 'on'`)
    const name = role.label.en ?? role.label['zh-CN'] ?? role.name
    const unit = await usualUnit(tx, catalog, ed, roleId)
    await insert(tx, catalog, ed, systemObjects.user, { id: user, name, active: true, unit })
    await insert(tx, catalog, ed, systemObjects.roleAssignment, { id: idFor(`role ${roleId}`), user, role: roleId })
  })
  return user
}

/** The unit in which most people with that role are. */
async function usualUnit(tx: Queryable, catalog: Catalog, ed: string, roleId: string): Promise<string | null> {
  const of = (objectId: string, name: string) => quoteName(columnOf(catalog, objectId, name))
  const { user, roleAssignment } = systemObjects
  const [row] = await tx.query<{ unit: string | null }>({
    text: `select u.${of(user, 'unit')} as unit
      from ${tableOf(catalog, ed, roleAssignment)} r join ${tableOf(catalog, ed, user)} u on u.id = r.${of(roleAssignment, 'user')}
      where r.${of(roleAssignment, 'role')} = $1 and r.deleted_at is null and u.deleted_at is null
      group by 1 order by count(*) desc, 1 limit 1`,
    values: [roleId],
  })
  return row?.unit ?? null
}

async function insert(
  tx: Queryable,
  catalog: Catalog,
  ed: string,
  objectId: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = Object.keys(values).map(name => quoteName(name === 'id' ? name : columnOf(catalog, objectId, name)))
  const places = names.map((_, index) => `$${index + 1}`)
  await tx.query({
    text: `insert into ${tableOf(catalog, ed, objectId)} (${names.join(', ')}) values (${places.join(', ')})
      on conflict (id) do nothing`,
    values: Object.values(values),
  })
}

function tableOf(catalog: Catalog, ed: string, objectId: string): string {
  return quoteIn(ed, catalog.objectsById.get(objectId)?.table ?? missing(objectId))
}

/** By the last part of the field's id: names may have been changed. */
function columnOf(catalog: Catalog, objectId: string, name: string): string {
  const field = catalog.objectsById.get(objectId)?.fieldsById.get(`${objectId}-${name}`)
  return field?.columns?.value ?? missing(`${objectId}-${name}`)
}

/** The same for the same text. */
function idFor(text: string): string {
  const hash = createHash('sha256').update(`preview ${text}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

function missing(what: string): never {
  throw new Error(`The system template lacks ${what}`)
}
