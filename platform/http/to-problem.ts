/** Turns whatever was thrown into the problem that the client is told. */
import type { FastifyError, FastifySchemaValidationError } from 'fastify'
import { toDatabaseProblem } from '../database/database-problems.ts'
import { Problem } from '../problem.ts'
import * as problems from './request-problems.ts'

/** One wrong place in a request. */
interface RequestError {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** The problem behind an error; unknown errors become `internal` and keep their cause for the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { code, statusCode, validation, validationContext } = error as Partial<FastifyError>
  const options = { cause: error }
  if (validation) {
    const errors = validation.map(toRequestError)
    const place = validationContext === 'body' ? 'body' : (validationContext ?? 'request')
    return problems.invalidRequest(`The ${place} is not valid: ${errors[0]?.message}.`, { errors }, options)
  }
  if (statusCode === 413) return problems.requestTooLarge('The request exceeds the size limit.', {}, options)
  if (statusCode === 415) return problems.unsupportedType('Send JSON (application/json).', {}, options)
  if (code?.startsWith('FST_') && statusCode && statusCode < 500) {
    return problems.malformedRequest('The request cannot be read.', {}, options)
  }
  return toDatabaseProblem(error) ?? problems.internal('An unexpected error has been logged.', {}, options)
}

function toRequestError({ instancePath, keyword, message, params }: FastifySchemaValidationError): RequestError {
  const member = params.missingProperty ?? params.additionalProperty
  const pointer = typeof member === 'string' ? `${instancePath}/${escapePointer(member)}` : instancePath
  return { pointer, code: keyword, message: `${pointer || 'it'} ${message ?? 'is not valid'}` }
}

/** RFC 6901. */
function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
