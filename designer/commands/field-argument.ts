/** A field as people give it to a command: its id is made, its label may be left out. */
import type { FieldDefinition } from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { field as fieldSchema } from '#metadata/kinds/object/field-schema.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

/** What is given: a name, a type, and what the type needs. */
export type GivenField = Omit<FieldDefinition, 'id' | 'label'> & Partial<Pick<FieldDefinition, 'id' | 'label'>>

/** The schema of a field without what is made for it. */
export const fieldArgument: Schema = {
  ...fieldSchema,
  oneOf: (fieldSchema.oneOf ?? []).map(branch => ({
    ...branch,
    required: (branch.required ?? []).filter(name => name !== 'id' && name !== 'label'),
  })),
  title: 'Field',
  description: 'The new field.',
  'x-zh-CN': { title: '字段', description: '新字段。' },
}

/** The types that a field can have, with their words. */
export const typeArgument: Schema = {
  type: 'string',
  enum: (fieldSchema.oneOf ?? []).map(branch => branch.properties?.type?.const),
  'x-zh-CN-enum': (fieldSchema.oneOf ?? []).map(branch => branch['x-zh-CN']?.title ?? ''),
  title: 'Type',
  description: 'The field type.',
  'x-zh-CN': { title: '类型', description: '字段类型。' },
}

/** The field with an id and a label. */
export function toField(given: GivenField): FieldDefinition {
  const { name } = given
  return { id: newIdentity(), label: { en: name, 'zh-CN': name }, ...given } as FieldDefinition
}
