/**
 * An rjsf validator that interprets the schema instead of compiling it, so that the page needs no `unsafe-eval`.
 * It helps while typing; the server decides.
 */
import { type OutputUnit, Validator } from '@cfworker/json-schema'
import {
  createErrorHandler,
  type ErrorSchema,
  type RJSFSchema,
  type RJSFValidationError,
  toErrorSchema,
  unwrapErrorHandler,
  type ValidatorType,
  validationDataMerge,
} from '@rjsf/utils'

export type FormData = Record<string, unknown>

/** Says what is wrong: the keyword of JSON Schema and what it demands. */
export type FaultText = (keyword: string, demanded: unknown) => string

const containers = new Set(['properties', 'items', 'allOf', 'if', 'then', 'else', '$ref'])

/** A validator whose messages come from `faultText`. */
export function createValidator(faultText: FaultText): ValidatorType<FormData> {
  const known = new WeakMap<object, Validator>()
  const validatorOf = (schema: RJSFSchema): Validator => {
    const before = known.get(schema)
    if (before) return before
    const made = new Validator(schema as ConstructorParameters<typeof Validator>[0], '7', false)
    known.set(schema, made)
    return made
  }
  const errorsOf = (schema: RJSFSchema, data: unknown): RJSFValidationError[] =>
    validatorOf(schema)
      .validate(withoutBlanks(data))
      .errors.filter(unit => !containers.has(unit.keyword))
      .map(unit => toRjsfError(unit, schema, faultText))

  return {
    isValid: (schema, data) => validatorOf(schema).validate(withoutBlanks(data)).valid,
    rawValidation: <Result>(schema: RJSFSchema, data?: FormData) => ({
      errors: errorsOf(schema, data ?? {}) as Result[],
    }),
    validateFormData(data, schema, customValidate, transformErrors, uiSchema) {
      const found = errorsOf(schema, data ?? {})
      const errors = transformErrors ? transformErrors(found, uiSchema) : found
      const errorSchema = toErrorSchema<FormData>(errors)
      if (!customValidate) return { errors, errorSchema }
      const said = customValidate(data, createErrorHandler<FormData>(data ?? {}), uiSchema, errorSchema)
      const custom: ErrorSchema<FormData> = unwrapErrorHandler<FormData>(said)
      return validationDataMerge<FormData>({ errors, errorSchema }, custom)
    },
  }
}

/** Empty values count as absent, at every depth. */
function withoutBlanks(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutBlanks)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([key, value]) => [key, withoutBlanks(value)]),
  )
}

function toRjsfError(unit: OutputUnit, schema: RJSFSchema, faultText: FaultText): RJSFValidationError {
  const path = pointerSteps(unit.instanceLocation)
  const missing = unit.keyword === 'required' ? /"([^"]+)"/.exec(unit.error)?.[1] : undefined
  const property = [...path, ...(missing ? [missing] : [])].map(step => `.${step}`).join('')
  const message = faultText(unit.keyword, demandedAt(schema, unit.keywordLocation))
  return {
    name: unit.keyword,
    message,
    property: property || '.',
    stack: message,
    schemaPath: unit.keywordLocation,
    params: {},
  }
}

function pointerSteps(pointer: string): string[] {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter(step => step !== '')
    .map(step => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function demandedAt(schema: RJSFSchema, location: string): unknown {
  return pointerSteps(location).reduce<unknown>(
    (part, step) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[step] : undefined),
    schema,
  )
}
