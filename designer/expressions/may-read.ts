/**
 * Whether somebody may see all that an expression reads. Rules read everything; shown to a person who tries one out, its
 * value tells of what went into it.
 */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { Read } from '#metadata/feel/scope.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Context } from '#runtime/context.ts'

type World = Pick<Context, 'catalog' | 'rights'>

const always = ['id', 'name', 'roles']

/** Whether the actor sees every field on the way, and every record that references may lead to. */
export function mayRead(world: World, object: CatalogObject | undefined, reads: readonly Read[]): boolean {
  return reads.every(({ root, path }) => {
    if (root === 'record' || root === 'old') return object === undefined || mayFollow(world, object, path)
    if (root === 'setting') return seesAll(world, systemObjects.settingValue)
    if (root !== 'actor' || always.includes(path[0] ?? 'id')) return true
    const isTeam = path[0] === 'teams'
    const start = world.catalog.objectsById.get(isTeam ? systemObjects.team : systemObjects.user)
    return start !== undefined && seesAll(world, start.id) && mayFollow(world, start, isTeam ? path.slice(1) : path)
  })
}

function mayFollow(world: World, object: CatalogObject, [name, ...rest]: readonly string[]): boolean {
  const field = name === undefined ? undefined : object.fields.get(name)
  // `id` and what a record is called; of the latter hidden fields may be a part.
  if (!field) return name !== 'title' || world.rights.has('administer')
  if (world.rights.field(object, field) === 'hidden') return false
  if (field.type === 'anyReference') return rest.length === 0 || world.rights.has('administer')
  if (field.type !== 'children' && (field.type !== 'reference' || rest.length === 0)) return true
  const target = world.catalog.objectsById.get(field.targets[0] ?? '')
  return target !== undefined && seesAll(world, target.id) && mayFollow(world, target, rest)
}

function seesAll({ catalog, rights }: World, object: string): boolean {
  const found = catalog.objectsById.get(object)
  return found !== undefined && rights.scope(found, 'read') === 'all'
}
