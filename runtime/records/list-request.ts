/** Reads a list request from a query string or a body; both have the same keys (api.md, "List"). */
import { readJson } from '#platform/http/read-json.ts'

import { invalidFilter } from '../problems.ts'
import type { CountMode, ListRequest } from './list-plan.ts'

/** The keys as they come. */
export interface ListInput {
  readonly fields?: string | readonly string[]
  readonly filter?: unknown
  readonly sort?: string | readonly string[]
  readonly search?: string
  readonly limit?: number
  readonly offset?: number
  readonly after?: string
  readonly count?: boolean | 'true' | 'false' | 'capped'
  /** Id of a reference field: only what may be chosen there. */
  readonly choosing?: string
}

const names = { type: 'array', maxItems: 200, items: { type: 'string', minLength: 1, maxLength: 400 } } as const
const shared = {
  search: { type: 'string', maxLength: 500 },
  limit: { type: 'integer', minimum: 1, maximum: 200 },
  offset: { type: 'integer', minimum: 0, maximum: 1_000_000 },
  after: { type: 'string', maxLength: 8000 },
} as const

/** JSON Schema of the query string. */
export const listQuerySchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...shared,
    fields: { type: 'string', maxLength: 8000 },
    filter: { type: 'string', maxLength: 50_000 },
    sort: { type: 'string', maxLength: 2000 },
    count: { type: 'string', enum: ['true', 'false', 'capped'] },
  },
} as const

/** JSON Schema of the body. */
export const listBodySchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...shared,
    fields: { anyOf: [{ type: 'string', maxLength: 8000 }, names] },
    filter: { anyOf: [{ type: 'object' }, { type: 'null' }] },
    sort: { anyOf: [{ type: 'string', maxLength: 2000 }, names] },
    count: { anyOf: [{ type: 'boolean' }, { type: 'string', enum: ['true', 'false', 'capped'] }] },
  },
} as const

/** The same for the records of an object, of which those may be asked for that can be chosen at a field. */
export const recordsBodySchema = {
  ...listBodySchema,
  properties: { ...listBodySchema.properties, choosing: { type: 'string', minLength: 1, maxLength: 120 } },
} as const

/** The request for an object's records. */
export function toListRequest(object: string, input: ListInput): ListRequest {
  return {
    object,
    fields: toNames(input.fields),
    sort: toNames(input.sort),
    filter: toFilter(input.filter),
    count: toCount(input.count),
    ...(input.search === undefined ? {} : { search: input.search }),
    ...(input.limit === undefined ? {} : { limit: input.limit }),
    ...(input.offset === undefined ? {} : { offset: input.offset }),
    ...(input.after === undefined ? {} : { after: input.after }),
  }
}

/** Names from `a,b` or from a list. */
export function toNames(input: string | readonly string[] | undefined): readonly string[] {
  if (input === undefined) return []
  if (typeof input !== 'string') return input
  return input
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
}

/** A filter given as an object or as JSON text. */
export function toFilter(input: unknown): unknown {
  if (typeof input !== 'string') return input ?? undefined
  if (input.trim() === '') return undefined
  try {
    return readJson(Buffer.from(input))
  } catch {
    throw invalidFilter('The filter is not JSON.', {
      errors: [{ pointer: '/filter', code: 'filter/invalid', message: 'It is not JSON.' }],
    })
  }
}

function toCount(input: ListInput['count']): CountMode {
  if (input === 'capped') return 'capped'
  return input === true || input === 'true' ? 'exact' : 'none'
}
