/** The edit that puts a parked field or object back into a draft as it last was, in the names of the draft. */
import type { Definition, ObjectDefinition, RoleDefinition } from '#metadata/definitions.ts'
import { readContent } from '#metadata/promotion/content.ts'
import { toNamed } from '#metadata/references.ts'
import type { Queryable } from '#platform/database/database.ts'
import { loadDefinitions } from '../drafts/draft-blobs.ts'
import type { DraftRow } from '../drafts/draft-row.ts'
import type { Edit } from '../drafts/edit-draft.ts'
import { toEdit } from '../drafts/run-command.ts'
import type { Parked } from './parked.ts'

/** A command `restore-field` or `restore-object` with what it needs from the past. */
export async function toRestoreEdit(db: Queryable, row: DraftRow, parked: Parked): Promise<Edit> {
  const draft = await loadDefinitions(db, row.content)
  const past = await loadDefinitions(db, await readContent(db, parked.since - 1))
  const had = past.definitions.find(item => item.id === parked.object.id) as ObjectDefinition
  if (parked.field) {
    const field = had.fields.find(item => item.id === parked.field?.id)
    const definitions = draft.definitions.map(item =>
      item.id === had.id && item.kind === 'object' && field && !item.fields.some(known => known.id === field.id)
        ? { ...item, fields: [...item.fields, field] }
        : item,
    )
    const object = toNamed({ form: 'resolved', definitions }).definitions.find(item => item.id === had.id)
    const named = object?.kind === 'object' ? object.fields.find(item => item.id === parked.field?.id) : undefined
    return toEdit('restore-field', { object: object?.name ?? had.name, field: named ?? field })
  }
  const known = new Set(draft.definitions.map(item => item.id))
  const others = past.definitions.filter(item => 'object' in item && item.object === had.id && !known.has(item.id))
  const named = toNamed({
    form: 'resolved',
    definitions: [...draft.definitions, had, ...others, ...rolesOf(past.definitions, known)],
  })
  const nameOf = (id: string) => named.definitions.find(item => item.id === id)
  const object = nameOf(had.id) as ObjectDefinition
  const pastNamed = toNamed(past)
  const rights = pastNamed.definitions.flatMap(item => {
    const own = item.kind === 'role' ? item.rights?.find(right => right.object === had.name) : undefined
    const role = nameOf(item.id)
    return own && role && known.has(item.id) ? [{ role: role.name, rights: { ...own, object: object.name } }] : []
  })
  return toEdit('restore-object', {
    object,
    ...(others.length > 0 ? { with: others.map(item => nameOf(item.id)) } : {}),
    ...(rights.length > 0 ? { rights } : {}),
  })
}

/** Roles that only the past has, so that what names them can be read. */
function rolesOf(definitions: readonly Definition[], known: ReadonlySet<string>): RoleDefinition[] {
  return definitions.flatMap(item => (item.kind === 'role' && !known.has(item.id) ? [item] : []))
}
