/**
 * Turns a dotted name into the fields it crosses, as far as the actor may see them. A hidden field and one that does
 * not exist answer alike, so that nothing can be learned by asking.
 */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import type { Rights } from '../access/rights.ts'
import { unknownField, unknownObject } from '../problems.ts'

/** The metadata and what the actor's roles allow of it. */
export interface World {
  readonly catalog: Catalog
  readonly ed: string
  readonly rights: Rights
}

/** One reference crossed on the way. */
export interface Step {
  readonly field: CatalogField
  readonly target: CatalogObject
}

/** Where a dotted name leads. */
export interface Path {
  readonly name: string
  readonly steps: readonly Step[]
  /** The object that the last field belongs to. */
  readonly object: CatalogObject
  readonly field: CatalogField
}

/** The object, or a problem with suggestions. An object without any read right does not exist for the actor. */
export function findObject(world: World, name: string): CatalogObject {
  const object = world.catalog.objects.get(name)
  if (object && world.rights.scope(object, 'read') !== 'none') return object
  if (object && world.rights.scope(object, 'create') !== 'none') return object
  const visible = [...world.catalog.objects.values()].filter(item => world.rights.scope(item, 'read') !== 'none')
  throw unknownObject(`There is no object "${name}".`, {
    didYouMean: didYouMean(
      name,
      visible.map(item => item.name),
    ),
  })
}

/** The field, also by a name that it had before, or a problem with suggestions. */
export function findField(world: World, object: CatalogObject, name: string, pointer: string): CatalogField {
  const field = object.fields.get(name) ?? object.formerFields.get(name)
  if (field && world.rights.field(object, field) !== 'hidden') return field
  const visible = [...object.fields.values()].filter(item => world.rights.field(object, item) !== 'hidden')
  throw unknownField(`"${object.name}" has no field "${name}".`, {
    errors: [{ pointer, code: 'field/unknown', message: `No field "${name}"` }],
    didYouMean: didYouMean(
      name,
      visible.map(item => item.name),
    ),
  })
}

/** Follows a dotted name across references. `title` at the end of a reference means what the record is called. */
export function planPath(world: World, object: CatalogObject, name: string, pointer: string): Path {
  const names = name.split('.')
  const steps: Step[] = []
  let current = object
  for (const [index, part] of names.entries()) {
    const field = findField(world, current, part, pointer)
    const isLast = index === names.length - 1
    const endsInTitle = index === names.length - 2 && names[index + 1] === 'title' && isReferenceLike(field)
    if (isLast || (endsInTitle && !titleIsField(world, field))) return { name, steps, object: current, field }
    const target = field.type === 'reference' ? world.catalog.objectsById.get(field.targets[0] ?? '') : undefined
    if (!target || world.rights.scope(target, 'read') === 'none' || steps.length >= 5) {
      throw unknownField(`"${name}" cannot be followed beyond "${part}".`, {
        errors: [{ pointer, code: 'field/unknown', message: `"${part}" leads nowhere` }],
      })
    }
    steps.push({ field, target })
    current = target
  }
  throw unknownField(`"${name}" is not a field.`, { errors: [{ pointer, code: 'field/unknown', message: 'No field' }] })
}

function isReferenceLike(field: CatalogField): boolean {
  return field.type === 'reference' || field.type === 'anyReference'
}

/** An object may have a field of its own that is named `title`; then the path means that field. */
function titleIsField(world: World, field: CatalogField): boolean {
  return (
    world.catalog.objectsById.get(field.targets[0] ?? '')?.fields.has('title') === true && field.type === 'reference'
  )
}
