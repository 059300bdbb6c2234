/** Elements that say what they are about and one choice, such as a field and what may be done with it, fit into a row. */
import type { Schema } from '#metadata/kinds/schema.ts'

/** Name of the choice; undefined where there is more to say about an element. */
export function choiceInRow({ properties = {} }: Schema): string | undefined {
  const names = Object.keys(properties)
  return names.length === 2 ? names.find(name => properties[name]?.enum) : undefined
}
