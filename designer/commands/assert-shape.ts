/** Refuses what a command would turn into something that is no definition. */
import { checkShape } from '#metadata/check-shape.ts'
import type { Definition } from '#metadata/definitions.ts'
import { malformedDefinition } from './command-problems.ts'

/** The definition, when it is one; problem `definition/malformed` with `findings`. */
export function assertShape<D extends Definition>(definition: D): D {
  const findings = checkShape(definition)
  const [first] = findings
  if (first) throw malformedDefinition(`${first.pointer || '/'}: ${first.message.en}`, { findings })
  return definition
}
