/** Which sort of input a property of the JSON Schema takes. */
import type { Schema } from '#metadata/kinds/schema.ts'

export type Sort =
  | 'branch'
  | 'checks'
  | 'choice'
  | 'color'
  | 'constant'
  | 'definition'
  | 'elements'
  | 'expression'
  | 'field'
  | 'filter'
  | 'fixed'
  | 'flag'
  | 'group'
  | 'icon'
  | 'localized'
  | 'name'
  | 'names'
  | 'number'
  | 'part'
  | 'path'
  | 'recordType'
  | 'text'
  | 'text-with-fields'
  | 'texts'

const byReference = {
  field: 'field',
  path: 'path',
  recordType: 'recordType',
  part: 'part',
  'template-text': 'text-with-fields',
  filter: 'filter',
  expression: 'expression',
} as const satisfies Partial<Record<NonNullable<Schema['x-ref']>, Sort>>

/** The sort of a property; `name` tells apart what the schema alone does not. */
export function sortOf(schema: Schema, name: string): Sort {
  const ref = schema['x-ref']
  if (schema.oneOf && schema.type === 'string') return 'branch'
  if (ref) return ref in byReference ? byReference[ref as keyof typeof byReference] : 'definition'
  if (schema['x-type'] === 'LocalizedText') return 'localized'
  if (schema.const !== undefined) return 'fixed'
  if (schema.enum) return 'choice'
  if (Array.isArray(schema.type)) return 'constant'
  switch (schema.type) {
    case 'array':
      return sortOfArray(schema)
    case 'boolean':
      return 'flag'
    case 'integer':
      return 'number'
    case 'object':
      return 'group'
    default:
      if (schema.pattern?.includes('#[0-9a-f]{6}')) return 'color'
      if (name === 'icon') return 'icon'
      return name === 'name' || name === 'as' ? 'name' : 'text'
  }
}

function sortOfArray({ items }: Schema): Sort {
  if (items?.['x-ref']) return 'names'
  if (items?.enum) return 'checks'
  return items?.type === 'object' ? 'elements' : 'texts'
}
