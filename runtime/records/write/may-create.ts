/** Whether the actor may make a record with this owner and unit: the create right, asked of a record that is not there yet. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { Context } from '../../context.ts'
import type { StoredValue } from '../../fields/stored-value.ts'

/**
 * As `accessPredicate` says for stored records. Where access follows a parent, planning the values has asked for the
 * right to change that parent (or writes it in the same request), so nothing is left to ask here.
 */
export function mayCreate(
  { actor, rights }: Context,
  object: CatalogObject,
  values: ReadonlyMap<CatalogField, StoredValue>,
): boolean {
  const scope = rights.scope(object, 'create')
  if (scope === 'none') return false
  const { access, ownership } = object.definition
  if (access?.mode === 'follows' && access.through) {
    const through = object.fields.get(access.through)
    return through !== undefined && (values.get(through) ?? null) !== null
  }
  if (scope === 'all') return true
  if (ownership === 'none') return false
  const owner = idIn(object, values, 'owner')
  const unit = idIn(object, values, 'unit')
  const isOwn = ownership === 'team' ? actor.teamIds.includes(owner) : owner === actor.userId
  switch (scope) {
    case 'own':
      return isOwn
    case 'team':
      return ownership === 'team' ? isOwn : actor.teamMates.includes(owner)
    case 'unit':
      return isOwn || (unit !== '' && unit === actor.unitId)
    case 'unitAndBelow':
      return isOwn || actor.unitsBelow.includes(unit)
  }
}

function idIn(object: CatalogObject, values: ReadonlyMap<CatalogField, StoredValue>, name: string): string {
  const field = object.fields.get(name)
  return (field && (values.get(field) as string | null | undefined)) || ''
}
