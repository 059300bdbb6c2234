/**
 * PostgreSQL's refusals as problems, by SQLSTATE, constraint, table and column; never by prose, which is translated and
 * may quote other people's data. What is not listed here is a fault of ours and stays an error.
 */
import { Problem, problemKind } from '../problem.ts'

/** A value that must be unique is taken. */
export const duplicate = problemKind('record/duplicate', 409, 'Another record has this value already')
/** Something refers to it, or it refers to nothing. */
export const referenced = problemKind(
  'record/referenced',
  409,
  'Other records refer to it, or it refers to a missing one',
)
const invalid = problemKind('record/refused', 422, 'The database refuses the record')
const invalidValue = problemKind('request/invalid-value', 400, 'A value cannot be understood')
const busy = problemKind('database/busy', 503, 'Somebody else holds what this needs')
const timeout = problemKind('request/timeout', 503, 'The answer took too long')
const storageFull = problemKind('storage/full', 507, 'There is no room left')

/** The database cannot be reached or went away; worth another try in a moment. */
export const databaseUnavailable = problemKind('database/unavailable', 503, 'The database cannot be reached')
/** Two transactions were in each other's way; the same request may succeed now. */
const retryable = problemKind('database/conflict', 503, 'The change met another one; try again')

/** Where in the database a statement was refused: physical names, not for clients. */
export interface RefusedAt {
  readonly schema?: string
  readonly table?: string
  readonly column?: string
  readonly constraint?: string
}

interface Refusal extends RefusedAt {
  readonly code?: unknown
}

/** The problem that an error of pg stands for, or undefined when it is none of the expected ones. */
export function toDatabaseProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const refusal = error as Refusal | null | undefined
  if (typeof refusal?.code !== 'string') return undefined
  const options = { cause: error }
  const again = { retryAfter: 1 }
  switch (refusal.code) {
    case '23505':
    case '23P01':
      return duplicate('A value that must be unique is taken.', {}, options)
    case '23503':
    case '23001':
      return referenced('The record is referred to, or refers to one that does not exist.', {}, options)
    case '23514':
      return invalid('A condition of the database is not met.', {}, options)
    case '23502':
      return invalid('A required value is missing.', {}, options)
    case '22P02':
    case '22003':
    case '22001':
    case '22021':
    case '22P05':
    case '22007':
    case '22008':
      return invalidValue('A value has the wrong form, is too large or holds a forbidden character.', {}, options)
    case '40001':
    case '40P01':
      return retryable('Another change was in the way.', again, options)
    case '55P03':
      return busy('A lock could not be had in time.', again, options)
    case '57014':
      return timeout('The database stopped the statement after its time limit.', {}, options)
    case '53100':
      return storageFull('The database has no disk space left; nothing was saved.', {}, options)
  }
  return isUnreachable(refusal.code)
    ? databaseUnavailable('The database cannot be reached right now.', again, options)
    : undefined
}

/** Whether running the whole transaction again may succeed: serialization failure, deadlock. */
export function isRetryable(error: unknown): boolean {
  const code = sqlStateOf(error)
  return code === '40001' || code === '40P01' || (error instanceof Problem && error.code === 'database/conflict')
}

/** Whether a statement met a shape that is gone: unknown column or table, or a cached plan that no longer fits. */
export function isGoneShape(error: unknown): boolean {
  const code = sqlStateOf(error)
  return code === '42703' || code === '42P01' || code === '0A000'
}

/** The SQLSTATE of an error of pg, or of the error behind a problem. */
export function sqlStateOf(error: unknown): string | undefined {
  const source = error instanceof Problem ? error.cause : error
  const code = (source as Refusal | null | undefined)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** The table, column and constraint that refused, so that a layer that knows their meaning can say it. */
export function refusedAt(error: unknown): RefusedAt {
  const { schema, table, column, constraint } = ((error instanceof Problem ? error.cause : error) ?? {}) as RefusedAt
  return Object.fromEntries(
    Object.entries({ schema, table, column, constraint }).filter(([, name]) => name !== undefined),
  )
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])

function isUnreachable(code: string): boolean {
  return /^08|^57P0|^53300$/.test(code) || networkCodes.has(code)
}
