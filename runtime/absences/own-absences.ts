/** The absences that a person keeps of himself, whatever his roles let him do with those of others. */
import sql from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import type { Rights } from '../access/rights.ts'
import type { Context } from '../context.ts'
import { unknownDefinition, unknownRecord } from '../problems.ts'
import { table } from '../query/identifiers.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import type { Answer } from '../read.ts'
import { createRecords } from '../records/write/create-records.ts'
import { deleteRecord } from '../records/write/delete-records.ts'
import { updateRecord } from '../records/write/update-record.ts'
import { invalidValues } from '../records/write/write-problems.ts'
import type { WriteContext } from '../write.ts'

/** What a person says of an absence; days as `2026-11-22`. */
export interface GivenAbsence {
  readonly from: string
  readonly to: string
  readonly substitute?: string | null
  readonly note?: string | null
}

export interface OwnAbsence {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly substitute: { readonly id: string; readonly title: string } | null
  readonly note: string | null
}

const most = 100

/** Latest first. The substitute is named: the person has chosen him. */
export async function listOwnAbsences(context: Context): Promise<Answer<{ absences: OwnAbsence[] }>> {
  const absence = absenceObject(context)
  const user = systemObject(context, systemObjects.user)
  const a = (name: string) => systemColumn(absence, 'a', name)
  const rows = await context.db.query<
    Omit<OwnAbsence, 'substitute'> & { revision: number; substitute: string | null; title: string | null }
  >(sql`select h.revision, t.* from bm.head h left join lateral (
      select a.id, ${a('from')} as "from", ${a('to')} as "to", ${a('note')} as note, u.id as substitute,
        ${systemColumn(user, 'u', 'name')} as title
      from ${table(context.ed, absence)} a
        left join ${table(context.ed, user)} u on u.id = ${a('substitute')} and u.deleted_at is null
      where a.owner_id = ${context.actor.userId}::uuid and a.deleted_at is null
      order by ${a('from')} desc, a.id desc limit ${most}) t on true`)
  const absences = rows.flatMap(({ revision: _, title, substitute, ...row }) =>
    row.id === null ? [] : [{ ...row, substitute: substitute ? { id: substitute, title: title ?? '' } : null }],
  )
  return { revision: rows[0]?.revision ?? 0, value: { absences } }
}

/** Answers its id; throws `record/invalid`. */
export async function createOwnAbsence(context: WriteContext, given: GivenAbsence): Promise<string> {
  const object = absenceObject(context)
  const [made] = await createRecords(onOneself(context, object), object, [valuesOf(context, object, given)])
  return made?.id ?? ''
}

/** Throws `record/unknown` for that of somebody else. */
export async function updateOwnAbsence(context: WriteContext, id: string, given: GivenAbsence): Promise<void> {
  const object = absenceObject(context)
  await assertOwn(context, object, id)
  await updateRecord(onOneself(context, object), object, id, '*', valuesOf(context, object, given))
}

/** Throws `record/unknown` for that of somebody else. */
export async function deleteOwnAbsence(context: WriteContext, id: string): Promise<void> {
  const object = absenceObject(context)
  await assertOwn(context, object, id)
  await deleteRecord(onOneself(context, object), object, id, '*')
}

function absenceObject({ catalog }: Pick<Context, 'catalog'>): CatalogObject {
  const object = catalog.objectsById.get(systemObjects.absence)
  if (!object) throw unknownDefinition('This system keeps no absences.')
  return object
}

async function assertOwn({ tx, ed, actor }: WriteContext, object: CatalogObject, id: string): Promise<void> {
  const [row] = await tx.query(sql`select from ${table(ed, object)}
    where id = ${id}::uuid and owner_id = ${actor.userId}::uuid and deleted_at is null`)
  if (!row) throw unknownRecord('There is no such absence of yours.')
}

function valuesOf({ actor }: WriteContext, object: CatalogObject, given: GivenAbsence): Record<string, unknown> {
  const { from, to, substitute = null, note = null } = given
  if (to < from) {
    throw invalidValues([{ pointer: '/to', code: 'absence/backward', message: 'The last day is before the first.' }])
  }
  if (substitute === actor.userId) {
    throw invalidValues([{ pointer: '/substitute', code: 'absence/oneself', message: 'Nobody stands in for himself.' }])
  }
  const nameOf = (key: string) => object.fieldsById.get(`${object.id}-${key}`)?.name ?? key
  return Object.fromEntries(Object.entries({ from, to, substitute, note }).map(([key, value]) => [nameOf(key), value]))
}

/** Every right to one's own absences; to everything else what the roles say. */
function onOneself(context: WriteContext, absence: CatalogObject): WriteContext {
  const { rights } = context
  const own: Rights = {
    ...rights,
    key: `${rights.key}|own absences`,
    scope: (object, right) => (object.id === absence.id ? 'own' : rights.scope(object, right)),
    field: (object, field) => (object.id === absence.id ? 'editable' : rights.field(object, field)),
  }
  return { ...context, rights: own }
}
