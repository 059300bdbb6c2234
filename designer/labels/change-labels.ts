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
  const grouped = Map.groupBy(changes, ({ kind, name }) => `${kind}\n${name}`)
  for (const group of grouped.values()) {
    const [{ kind, name }] = group as [LabelChange]
    const found = findDefinition(application, kind, name)
    changed.set(found.id, changeTexts(changed.get(found.id) ?? found, group))
  }
  return putDefinition(application, ...changed.values())
}

/** Texts are not part of any path, so the places of the definition before are those after every change. */
function changeTexts(definition: Definition, changes: readonly LabelChange[]): Definition {
  const steps = new Map(labelPositions(definition).map(position => [position.path, position.steps]))
  return changes.reduce((now, { path, locale, text }) => {
    const at = steps.get(path) ?? findLabel(definition, path).steps
    return writeAt(now, [...at, locale], text.trim() === '' ? undefined : text)
  }, definition)
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
