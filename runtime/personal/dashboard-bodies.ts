/** JSON Schemas of what is sent to keep a dashboard of one's own, and to choose the home page. */
import { changedSchema } from './kept-row.ts'
import { sharingProperties } from './sharing.ts'

/** JSON Schema of a dashboard that is kept. */
export const keptDashboardSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'definition'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' },
    base: { type: 'string', minLength: 1, maxLength: 200, description: 'The dashboard that it is a copy of.' },
    ...sharingProperties,
    changed: changedSchema,
    definition: { type: 'object', description: '`filters` and `tiles`, as a definition has them.' },
  },
} as const

/** JSON Schema of the choice of the home page. */
export const homeSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['dashboard'],
  properties: {
    dashboard: {
      type: ['string', 'null'],
      maxLength: 200,
      description: 'Name of a dashboard or id of a kept one; null: the first that is made for it.',
    },
  },
} as const
