/** Whose fields a reference names: the object that its schema points at with `x-of`, along paths where it says so. */
import type { Symbols } from './application.ts'
import type { Definition, ObjectDefinition } from './definitions.ts'
import type { Schema } from './kinds/schema.ts'

/** A node that encloses a position, with the branch of its schema. */
export interface Frame {
  readonly node: Readonly<Record<string, unknown>>
  readonly schema: Schema
}

/** A property of the innermost of the nodes that enclose it. */
export interface Position {
  readonly schema: Schema
  readonly frames: readonly Frame[]
  readonly property: string
}

/** The object that a path ends at. */
export function endOfPath(
  path: string,
  base: ObjectDefinition | undefined,
  symbols: Symbols,
): ObjectDefinition | undefined {
  return path
    .split('.')
    .reduce<ObjectDefinition | undefined>((object, step) => object && symbols.targetOf(object, step), base)
}

/** The object whose fields a position names: found on the nearest enclosing node that has the property `x-of`. */
export function baseOf(definition: Definition, symbols: Symbols, position: Position): ObjectDefinition | undefined {
  const { schema, frames, property } = position
  const of = schema['x-of']
  if (!of) return undefined
  if (of === '$self') return definition.kind === 'object' ? definition : undefined
  if (of === '$object')
    return 'object' in definition ? symbols.definition('object', String(definition.object)) : undefined
  for (let index = frames.length - 1; index >= 0; index--) {
    const { node, schema: frameSchema } = frames[index] as Frame
    const leading = frameSchema.properties?.[of]
    if (!leading || (index === frames.length - 1 && of === property)) continue
    const value = node[of]
    if (typeof value !== 'string') return undefined
    const target = leading['x-ref']
    if (target === 'object') return symbols.definition('object', value)
    if (target === 'report' || target === 'list') {
      const made = symbols.definition(target, value)
      return made && symbols.definition('object', made.object)
    }
    const start = baseOf(definition, symbols, { schema: leading, frames: frames.slice(0, index + 1), property: of })
    return endOfPath(value, start, symbols)
  }
  return undefined
}
