/** Which fields a property can name, where the kind of field follows from the property. */
import type { Schema } from '#metadata/kinds/schema.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { DraftField } from './draft-fields.ts'

const types: Readonly<Record<string, readonly DraftField['type'][]>> = {
  children: ['children'],
  through: ['reference'],
  hierarchy: ['reference'],
  party: ['reference'],
  via: ['reference'],
  at: ['date', 'datetime'],
}

/** The fields that fit; undefined when any does. */
export function fieldFits(place: Schema, property: string): ((field: DraftField) => boolean) | undefined {
  const wanted = place['x-type'] === 'RecordTypeChoices' ? (['choice', 'multiChoice'] as const) : types[property]
  if (!wanted) return undefined
  return field => wanted.some(type => type === field.type)
}

/** Among recipients only fields that lead to people; undefined for any other group of properties. */
export function peopleFit(group: Schema | undefined): ((field: DraftField) => boolean) | undefined {
  if (!group?.properties?.starter || !group.properties.manager) return undefined
  return ({ target }) => target?.id === systemObjects.user || target?.id === systemObjects.team
}
