/**
 * How routes check what comes in: bodies exactly as they are (no coercion, nothing removed), addresses and headers with
 * coercion, because they are text by nature.
 */
import { Ajv, type AnySchema, type Options, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

const shared: Options = {
  strict: true,
  strictTypes: false,
  strictTuples: false,
  useDefaults: true,
  removeAdditional: false,
}

/** Makes an instance validate with our two validators. */
export function validateRoutes(http: FastifyInstance): void {
  const exact = createAjv({ ...shared, coerceTypes: false })
  const lenient = createAjv({ ...shared, coerceTypes: true })
  http.setValidatorCompiler<AnySchema>(({ schema, httpPart }): ValidateFunction => {
    const validate = exact.compile(schema)
    return httpPart === 'body' ? validate : coerceThen(lenient.compile(schema), validate)
  })
}

/** What became of a text is checked again: coercion lets Infinity pass for an integer, whatever its limits. */
function coerceThen(coerce: ValidateFunction, validate: ValidateFunction): ValidateFunction {
  const check = (data: unknown): boolean => {
    const failed = [coerce, validate].find(step => !step(data))
    check.errors = failed?.errors ?? null
    return failed === undefined
  }
  check.errors = null as ValidateFunction['errors'] | null
  return check as ValidateFunction
}

function createAjv(options: Options): Ajv {
  const ajv = new Ajv(options)
  addFormats.default(ajv)
  return ajv
}
