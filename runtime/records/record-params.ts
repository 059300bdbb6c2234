/** JSON Schemas of the addresses /records/{object}/{id}…. */

export const objectParams = {
  type: 'object',
  required: ['object'],
  properties: { object: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

export const recordParams = {
  type: 'object',
  required: ['object', 'id'],
  properties: { ...objectParams.properties, id: { type: 'string', minLength: 1, maxLength: 100 } },
} as const

/** `?after=` alone. */
export const afterQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { after: { type: 'string', maxLength: 8000 } },
} as const

export interface RecordParams {
  readonly object: string
  readonly id: string
}
