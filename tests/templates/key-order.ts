/** The order in which a definition's keys are written: that of its schema's properties. */
import type { Schema } from '#metadata/kinds/schema.ts'
import { branchOf } from '#metadata/references.ts'

/** A copy whose keys stand in the order of the schema. */
export function keyOrder(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) return schema.items ? value.map(item => keyOrder(item, schema.items as Schema)) : value
  if (value === null || typeof value !== 'object') return value
  const node = value as Readonly<Record<string, unknown>>
  const properties = branchOf(schema, node).properties
  if (!properties) return value
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, inner]) => (key in node ? [[key, keyOrder(node[key], inner)]] : [])),
  )
}
