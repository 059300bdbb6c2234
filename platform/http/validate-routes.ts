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
  http.setValidatorCompiler<AnySchema>(
    ({ schema, httpPart }): ValidateFunction => (httpPart === 'body' ? exact : lenient).compile(schema),
  )
}

function createAjv(options: Options): Ajv {
  const ajv = new Ajv(options)
  addFormats.default(ajv)
  return ajv
}
