/** Parts from which the JSON Schemas of the API are put together. */

export type JsonSchema = Readonly<Record<string, unknown>>

/** A schema of the document's components. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
/** The value or null. */
export const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })
/** An array. */
export const arrayOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

/** Any text. */
export const text: JsonSchema = { type: 'string' }
/** True or false. */
export const flag: JsonSchema = { type: 'boolean' }
/** A whole number. */
export const whole: JsonSchema = { type: 'integer' }
/** The id of a record. */
export const id: JsonSchema = { type: 'string', format: 'uuid' }
/** A moment in ISO 8601. */
export const moment: JsonSchema = { type: 'string', format: 'date-time' }
/** Values by name. */
export const values: JsonSchema = { type: 'object' }

/** An object all of whose properties are required, save the optional ones, and that has no others. */
export function shape(required: Record<string, JsonSchema>, optional: Record<string, JsonSchema> = {}): JsonSchema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  }
}

/** Where the next page begins. */
export const position: JsonSchema = {
  type: 'string',
  description: 'Where the next page begins; absent on the last one.',
}
