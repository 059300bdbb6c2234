/** JSON Schemas of what answers say about whom something kept is shared with. */
import { arrayOf, id, type JsonSchema, nullable, shape, text } from './json-schema.ts'

/** The properties; roles and people are told to the owner alone. */
export const sharingSchemas = {
  shared: { enum: ['none', 'team', 'unit', 'all'] },
  roles: arrayOf(text),
  users: arrayOf(shape({ id, title: nullable(text) })),
} satisfies Readonly<Record<string, JsonSchema>>
