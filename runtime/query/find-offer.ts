/** Finds an action or a conversion of an object by name, as far as it is for the caller. */
import type { DefinitionOf } from '#metadata/application.ts'
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ActionDefinition, ConversionDefinition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import { unknownDefinition } from '../problems.ts'
import type { World } from './path.ts'

/** Throws `definition/unknown` also for one that is not for the caller. */
export function findOffer<K extends 'action' | 'conversion'>(
  world: World,
  kind: K,
  object: CatalogObject,
  name: string,
): DefinitionOf<K> {
  const all = world.catalog.symbols.all(kind) as readonly (ActionDefinition | ConversionDefinition)[]
  const usable = all.filter(item => item.object === object.name && isFor(world, item))
  const found = usable.find(item => item.name === name)
  if (found) return found as DefinitionOf<K>
  throw unknownDefinition(`There is no ${kind} "${name}" of "${object.name}".`, {
    didYouMean: didYouMean(
      name,
      usable.map(item => item.name),
    ),
  })
}

function isFor({ rights }: World, item: ActionDefinition | ConversionDefinition): boolean {
  return rights.isFor(item.roles) && rights.may(item.kind === 'action' ? 'actions' : 'conversions', item.name)
}
