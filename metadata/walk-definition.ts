/** Walks a definition together with its kind's JSON Schema, so that a rule can ask for "every keyed array" or "every label". */
import type { Definition } from './definitions.ts'
import { branchOf } from './kinds/branch-of.ts'
import { kinds } from './kinds/kinds.ts'
import type { Schema } from './kinds/schema.ts'

/** One value with the schema that describes it and its JSON pointer. */
export type Visit = (value: unknown, schema: Schema, pointer: string) => void

/** Visits every value that the schema describes, outer before inner; what lies inside filters is not described. */
export function walkDefinition(definition: Definition, visit: Visit): void {
  walk(definition, kinds[definition.kind], '', visit)
}

function walk(value: unknown, schema: Schema, pointer: string, visit: Visit): void {
  visit(value, schema, pointer)
  if (Array.isArray(value)) {
    const { items } = schema
    if (items)
      value.forEach((item, index) => {
        walk(item, items, `${pointer}/${index}`, visit)
      })
    return
  }
  if (value === null || typeof value !== 'object') return
  const { properties } = branchOf(schema, value as Record<string, unknown>)
  if (!properties) return
  for (const [key, item] of Object.entries(value)) {
    const itemSchema = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (itemSchema && item !== undefined) walk(item, itemSchema, `${pointer}/${key}`, visit)
  }
}
