/** The mapping that goes without saying: fields that are called the same and are of the same type. */
import type { ConversionField, ObjectDefinition } from '#metadata/definitions.ts'

/** Mappings of `to` from `from`; numbers given by the system and children are left out. */
export function sameFields(from: ObjectDefinition, to: ObjectDefinition): ConversionField[] {
  return to.fields.flatMap(field => {
    const same = from.fields.find(item => item.name === field.name)
    if (!same || same.type !== field.type || field.type === 'autoNumber' || field.type === 'children') return []
    if (field.type === 'reference' && same.type === 'reference' && field.target !== same.target) return []
    if ('unique' in field && field.unique) return []
    return [{ field: field.name, from: same.name }]
  })
}
