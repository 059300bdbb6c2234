/** Sets texts of an application wherever they stand; definitions without one of them stay the values that they are. */
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { unknownDefinition } from '#runtime/problems.ts'

import { findDefinition } from '../commands/find-definition.ts'
import { writeAt } from '../commands/place.ts'
import { putDefinition } from '../commands/put-definition.ts'
import { type LabelPosition, labelPositions } from './label-positions.ts'
import type { LabelChange } from './read-labels-csv.ts'

/** The application with these texts; an empty one takes the text away. Problem `definition/unknown`. */
export function changeLabels(application: NamedApplication, changes: readonly LabelChange[]): NamedApplication {
  const changed = new Map<string, Definition>()
  for (const { kind, name, path, locale, text } of changes) {
    const { id } = findDefinition(application, kind, name)
    const definition = changed.get(id) ?? findDefinition(application, kind, name)
    const { steps } = findLabel(definition, path)
    changed.set(id, writeAt(definition, [...steps, locale], text.trim() === '' ? undefined : text))
  }
  return putDefinition(application, ...changed.values())
}

/** The text at that path; problem `definition/unknown`. */
export function findLabel(definition: Definition, path: string): LabelPosition {
  const positions = labelPositions(definition)
  const found = positions.find(position => position.path === path)
  if (found) return found
  const near = didYouMean(
    path,
    positions.map(position => position.path),
  )
  throw unknownDefinition(
    `There is no text at ${path.slice(0, 200)} of the ${definition.kind} ${definition.name}.`,
    near.length > 0 ? { didYouMean: near } : {},
  )
}
