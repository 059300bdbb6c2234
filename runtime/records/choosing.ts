/** The records that may be chosen at a reference field, for those who fill it in: its own conditions, whatever they see of what these ask. */
import { choosable } from '../fields/choosable.ts'
import { unknownField } from '../problems.ts'
import { findObject, type World } from '../query/path.ts'
import type { ListConditions } from './list-records.ts'

/** Throws `field/unknown` for a field that is none of theirs or leads elsewhere; nothing is added where none is named. */
export function choosing(world: World, objectName: string, fieldId: string | undefined): ListConditions {
  if (fieldId === undefined) return { key: '', of: [] }
  const target = findObject(world, objectName)
  for (const object of world.catalog.objects.values()) {
    const field = object.fieldsById.get(fieldId)
    if (field?.type !== 'reference' || !field.targets.includes(target.id)) continue
    if (world.rights.field(object, field) === 'hidden') break
    return { key: `choosing ${fieldId}`, of: choosable(world, target, field) }
  }
  throw unknownField(`There is no field "${fieldId}" at which records of "${objectName}" are chosen.`)
}
