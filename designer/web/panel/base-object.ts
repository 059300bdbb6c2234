/** Whose fields a property names: found on the nearest enclosing object that has the property named by `x-of`. */
import type { Definition, ObjectDefinition } from '#metadata/definitions.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import type { DraftHandle } from '../draft/use-draft.ts'
import { fieldAt } from './draft-fields.ts'
import type { Frame } from './spot.ts'

/** The object, as the rules of the language find it; undefined where it is not known. */
export function baseObject(
  draft: Pick<DraftHandle, 'find' | 'byId'>,
  definition: Definition,
  frames: readonly Frame[],
  schema: Schema,
  property: string,
): ObjectDefinition | undefined {
  const of = schema['x-of']
  if (!of) return undefined
  if (of === '$self') return definition.kind === 'object' ? definition : undefined
  if (of === '$object') return 'object' in definition ? draft.find('object', String(definition.object)) : undefined
  for (let index = frames.length - 1; index >= 0; index--) {
    const { node, schema: frameSchema } = frames[index] as Frame
    const leading = frameSchema.properties?.[of]
    if (!leading || (index === frames.length - 1 && of === property)) continue
    const value = node[of]
    if (typeof value !== 'string') return undefined
    const target = leading['x-ref']
    if (target === 'object') return draft.find('object', value)
    if (target === 'report' || target === 'list') {
      const made = draft.find(target, value)
      return made && draft.find('object', made.object)
    }
    return fieldAt(draft, baseObject(draft, definition, frames.slice(0, index + 1), leading, of), value)?.target
  }
  return undefined
}
