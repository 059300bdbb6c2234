/**
 * Renames by identity: a name is changed in the resolved form, where references are ids, so that everything which
 * refers to it follows and a rename is one change.
 */
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { equals } from '#metadata/equals.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { type Path, writeAt } from './place.ts'

/** The application in which `to` stands at a place that holds a name; all references to it say the new one. */
export function renameAt(
  application: NamedApplication,
  definition: Definition,
  steps: Path,
  to: string,
): NamedApplication {
  const { definitions } = toResolved(application)
  const renamed = toNamed({
    form: 'resolved',
    definitions: definitions.map((item, index) =>
      application.definitions[index] === definition ? writeAt(item, steps, to) : item,
    ),
  })
  return {
    form: 'named',
    definitions: application.definitions.map((was, index) => {
      const now = renamed.definitions[index] as Definition
      return equals(was, now) ? was : now
    }),
  }
}
