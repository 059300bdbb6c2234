/** What every act that moves the head is given: why, and which destructive consequences are accepted. */
export const acknowledgement = {
  type: 'object',
  additionalProperties: false,
  required: ['message'],
  properties: {
    message: { type: 'string', minLength: 1, maxLength: 2000, pattern: '\\S' },
    acknowledge: { type: 'array', maxItems: 2000, items: { type: 'string', maxLength: 400 } },
  },
} as const
