/** Finds a stored list, query, report or document by name, as far as it is for the caller. */
import type { DefinitionOf } from '#metadata/application.ts'
import type { CatalogObject } from '#metadata/catalog.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import { unknownDefinition } from '../problems.ts'
import type { World } from './path.ts'

type Asked = 'list' | 'query' | 'report' | 'document'

/** What roles list by name. */
const listedBy: Readonly<Record<Asked, 'reports' | 'documents' | undefined>> = {
  list: undefined,
  query: undefined,
  report: 'reports',
  document: 'documents',
}

interface Named {
  readonly name: string
  readonly object: string
  readonly roles?: readonly string[]
}

/** The definition and its object; throws `definition/unknown` also for one that is not for the caller. */
export function findDefinition<K extends Asked>(
  world: World,
  kind: K,
  name: string,
): { definition: DefinitionOf<K>; object: CatalogObject } {
  const { symbols } = world.catalog
  const definition = symbols.definition(kind, name)
  const right = listedBy[kind]
  const isFor = (item: Named) => right === undefined || world.rights.may(right, item.name)
  const object = definition && isFor(definition) ? usableObject(world, definition) : undefined
  if (definition && object) return { definition, object }
  const all: readonly Named[] = symbols.all(kind)
  const usable = all.filter(item => isFor(item) && usableObject(world, item))
  throw unknownDefinition(`There is no ${kind} "${name}".`, {
    didYouMean: didYouMean(
      name,
      usable.map(item => item.name),
    ),
  })
}

function usableObject({ catalog, rights }: World, definition: Named): CatalogObject | undefined {
  const object = catalog.objects.get(definition.object)
  if (!object || rights.scope(object, 'read') === 'none' || !rights.isFor(definition.roles)) return undefined
  return object
}
