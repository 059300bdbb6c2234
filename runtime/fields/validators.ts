/**
 * Checks the form of a record's values with ajv, compiled once per catalog, object and mode. The message of every wrong
 * field is one: its first, in the words of this product.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

import type { CatalogObject } from '#metadata/catalog.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import { fieldKinds } from './field-kinds.ts'
import { formats } from './formats.ts'
import { pointerParts } from './pointer.ts'
import { isWritable } from './record-schema.ts'
import type { Complaint } from './value-error.ts'

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  ownProperties: true,
  formats,
})
const compiled = new WeakMap<CatalogObject, ValidateFunction>()

/** What is wrong with each field, by name; empty when every value has the right form. Nulls are not to be given. */
export function findMisshapen(
  object: CatalogObject,
  values: Readonly<Record<string, unknown>>,
): Map<string, Complaint> {
  const validate = compiled.get(object) ?? compile(object)
  const complaints = new Map<string, Complaint>()
  if (validate(values)) return complaints
  for (const error of validate.errors ?? []) {
    const name = pointerParts(error.instancePath)[0]
    if (name !== undefined && !complaints.has(name))
      complaints.set(name, complaintOf(object, name, error, values[name]))
  }
  return complaints
}

function compile(object: CatalogObject): ValidateFunction {
  const properties = Object.fromEntries(
    [...object.fields.values()].filter(isWritable).map(field => [field.name, fieldKinds[field.type].written(field)]),
  )
  const validate = ajv.compile({ type: 'object', properties })
  // Ajv keeps every schema it has seen; catalogs come and go.
  ajv.removeSchema(validate.schema as object)
  compiled.set(object, validate)
  return validate
}

function complaintOf(object: CatalogObject, name: string, error: ErrorObject, value: unknown): Complaint {
  const field = object.fields.get(name)
  switch (error.keyword) {
    case 'maxLength':
      return { code: 'too-long', message: `It is longer than ${error.params.limit} characters.` }
    case 'maxItems':
      return { code: 'too-many', message: `It has more than ${error.params.limit} values.` }
    case 'minimum':
      return { code: 'too-small', message: `It is less than ${error.params.limit}.` }
    case 'maximum':
      return { code: 'too-large', message: `It is more than ${error.params.limit}.` }
    case 'enum': {
      const codes = field?.choices.map(choice => choice.code) ?? []
      const wrong = Array.isArray(value) ? value.find(item => !codes.includes(item as string)) : value
      const near = didYouMean(String(wrong), codes)
      const message = `"${String(wrong).slice(0, 60)}" is not one of the choices.`
      return { code: 'choice/unknown', message, ...(near.length > 0 ? { didYouMean: near } : {}) }
    }
    default:
      return { code: `type/${field?.type ?? 'text'}`, message: `It is not a value of the type "${field?.type}".` }
  }
}
