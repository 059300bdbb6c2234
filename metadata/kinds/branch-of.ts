import type { Schema } from './schema.ts'

/** The branch of a discriminated union that a node belongs to; the schema itself where there is none. */
export function branchOf(schema: Schema, node: Readonly<Record<string, unknown>>): Schema {
  if (!schema.oneOf || !schema.discriminator) return schema
  const property = schema.discriminator.propertyName
  return schema.oneOf.find(branch => branch.properties?.[property]?.const === node[property]) ?? schema
}
