/** Finds what the arguments of a command name; what is not there is refused with the names that may have been meant. */
import type { DefinitionOf, NamedApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import type { KindName } from '#metadata/kinds/schema.ts'
import { unknownDefinition } from '#runtime/problems.ts'

/** The definition of that kind and name, or id; problem `definition/unknown`. */
export function findDefinition<K extends KindName>(
  { definitions }: NamedApplication,
  kind: K,
  name: string,
): DefinitionOf<K> {
  const ofKind = definitions.filter(item => item.kind === kind)
  return findNamed<Definition>(ofKind, kind, name) as DefinitionOf<K>
}

/** The object's own field of that name, or id; problem `definition/unknown`. */
export function findField(object: ObjectDefinition, name: string): FieldDefinition {
  return findNamed(object.fields, `${object.name}.`, name)
}

function findNamed<T extends { readonly id: string; readonly name: string }>(
  among: readonly T[],
  what: string,
  name: string,
): T {
  const found = among.find(item => item.name === name) ?? among.find(item => item.id === name)
  if (found) return found
  const near = didYouMean(
    name,
    among.map(item => item.name),
  )
  const shown = what.endsWith('.') ? `field ${what}${name}` : `${what} ${name}`
  throw unknownDefinition(`There is no ${shown.slice(0, 200)}.`, near.length > 0 ? { didYouMean: near } : {})
}
