/**
 * The field types as values are written: for each its JSON Schema, the form in which a value is kept, and what a schema
 * cannot say. A type that is missing here does not compile. What only the database knows is asked in look-up.ts.
 */
import type { CatalogField, FieldType } from '#metadata/catalog.ts'
import { compareDecimals, placesOf } from '#metadata/compare-decimals.ts'
import type { FieldDefinition } from '#metadata/definitions.ts'
import { patternFault } from '#metadata/pattern-fault.ts'
import { starsOf } from '#metadata/stars-of.ts'

import { decimalPattern, normalizeDecimal, toDecimal } from './decimals.ts'
import type { StoredMoney, StoredValue } from './stored-value.ts'
import type { Complaint } from './value-error.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

export interface FieldKind {
  /** JSON Schema of a value that is written; null is allowed besides where the field is not required. */
  readonly written: (field: CatalogField) => JsonSchema
  /** JSON Schema of a value that is answered; null besides. */
  readonly answered: (field: CatalogField) => JsonSchema
  /** From JSON that fits the schema to what is kept. */
  readonly store: (value: unknown, field: CatalogField) => StoredValue
  /** What is wrong with a value that fits the schema. */
  readonly complain?: (stored: StoredValue, field: CatalogField) => Complaint | undefined
  /** SQL type of the value's column. */
  readonly sqlType: (field: CatalogField) => string
}

type Property = 'maxLength' | 'pattern' | 'min' | 'max' | 'scale'

/** A limit of the field's definition, where its type has that limit. */
function limitOf<P extends Property>(
  field: CatalogField,
  property: P,
): (FieldDefinition & Record<P, unknown>)[P] | undefined {
  const definition = field.definition
  return definition && property in definition
    ? (definition as FieldDefinition & Record<P, unknown>)[property]
    : undefined
}

const keep = (value: unknown): StoredValue => value as string
const idOf = (value: unknown): string =>
  String(typeof value === 'object' && value !== null ? (value as { id: unknown }).id : value).toLowerCase()
const reference: JsonSchema = {
  anyOf: [
    { type: 'string', format: 'uuid' },
    { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } },
  ],
}
const answeredReference: JsonSchema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'string', format: 'uuid' }, title: { type: ['string', 'null'] } },
}
const answeredFile: JsonSchema = {
  type: 'object',
  required: ['id', 'name', 'type', 'size'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: { type: 'string' },
    type: { type: 'string' },
    size: { type: 'integer' },
  },
}

/** A text of one sort: `format` is checked where it is given, `maxLength` where the definition says none. */
function textKind(maxLength: number, format?: string): FieldKind {
  const schema = (field: CatalogField): JsonSchema => ({
    type: 'string',
    maxLength: (limitOf(field, 'maxLength') as number | undefined) ?? maxLength,
    ...(format ? { format } : {}),
  })
  return {
    written: schema,
    answered: () => ({ type: 'string' }),
    store: keep,
    complain: complainOfPattern,
    sqlType: () => 'text',
  }
}

const patterns = new Map<string, RegExp | undefined>()

function complainOfPattern(stored: StoredValue, field: CatalogField): Complaint | undefined {
  const source = limitOf(field, 'pattern') as string | undefined
  if (source === undefined || typeof stored !== 'string') return undefined
  if (!patterns.has(source)) patterns.set(source, patternFault(source) ? undefined : new RegExp(`^(?:${source})$`, 'u'))
  const pattern = patterns.get(source)
  if (!pattern || (stored.length <= 10_000 && pattern.test(stored))) return undefined
  return { code: 'pattern', message: 'It does not have the form that this field asks for.' }
}

const decimalSchema: JsonSchema = { type: ['string', 'number'], pattern: decimalPattern }

/** Digits after the point, where the field says how many. */
export function scaleOf(field: CatalogField): number | undefined {
  return limitOf(field, 'scale') as number | undefined
}

/** A decimal that cannot be read is kept as it came, so that `complainOfDecimal` refuses it. */
function storeDecimal(value: unknown, field: CatalogField): string {
  const text = toDecimal(value)
  return text === undefined ? String(value) : normalizeDecimal(text, scaleOf(field))
}

function complainOfDecimal(text: string, field: CatalogField): Complaint | undefined {
  if (toDecimal(text) === undefined) return { code: `type/${field.type}`, message: 'It is not a decimal number.' }
  const scale = scaleOf(field)
  if (scale !== undefined && placesOf(text) > scale) {
    return { code: 'scale', message: `It has more than ${scale} digits after the point.` }
  }
  return complainOfRange(text, field)
}

function complainOfRange(text: string, field: CatalogField): Complaint | undefined {
  const min = limitOf(field, 'min') as string | undefined
  const max = limitOf(field, 'max') as string | undefined
  if (min !== undefined && compareDecimals(text, min) < 0)
    return { code: 'too-small', message: `It is less than ${min}.` }
  if (max !== undefined && compareDecimals(text, max) > 0)
    return { code: 'too-large', message: `It is more than ${max}.` }
  return undefined
}

const decimalKind: FieldKind = {
  written: () => decimalSchema,
  answered: () => ({ type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }),
  store: storeDecimal,
  complain: (stored, field) => complainOfDecimal(stored as string, field),
  sqlType: () => 'numeric',
}

const idKind: FieldKind = {
  written: () => ({ type: 'string', format: 'uuid' }),
  answered: () => ({ type: 'string', format: 'uuid' }),
  store: idOf,
  sqlType: () => 'uuid',
}

function codesOf(field: CatalogField): JsonSchema {
  const codes = field.choices.map(choice => choice.code)
  return codes.length > 0 ? { type: 'string', enum: codes } : { type: 'string' }
}

const isMany = (field: CatalogField): boolean => field.definition?.type === 'file' && field.definition.many === true

export const fieldKinds: Readonly<Record<FieldType, FieldKind>> = {
  id: idKind,
  text: textKind(4000),
  longText: textKind(100_000),
  email: textKind(254, 'email'),
  phone: textKind(50, 'phone'),
  url: textKind(2000, 'uri'),
  autoNumber: textKind(200),
  integer: {
    written: () => ({ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
    answered: () => ({ type: ['integer', 'string'] }),
    // -0 is 0.
    store: value => (value as number) + 0,
    complain: (stored, field) => complainOfRange(String(stored), field),
    sqlType: field => (field.system ? 'integer' : 'bigint'),
  },
  rating: {
    written: field => ({ type: 'integer', minimum: 1, maximum: starsOf(field.definition) }),
    answered: () => ({ type: 'integer' }),
    store: keep,
    sqlType: () => 'bigint',
  },
  decimal: decimalKind,
  percent: decimalKind,
  money: {
    written: () => ({
      type: 'object',
      required: ['amount', 'currency'],
      additionalProperties: false,
      properties: { amount: decimalSchema, currency: { type: 'string', minLength: 1, maxLength: 10 } },
    }),
    answered: () => ({
      type: 'object',
      required: ['amount', 'currency'],
      properties: { amount: { type: 'string' }, currency: { type: ['string', 'null'] } },
    }),
    store: (value, field) => {
      const { amount, currency } = value as { amount: unknown; currency: string }
      return { amount: storeDecimal(amount, field), currency }
    },
    complain: (stored, field) => complainOfDecimal((stored as StoredMoney).amount, field),
    sqlType: () => 'numeric',
  },
  boolean: {
    written: () => ({ type: 'boolean' }),
    answered: () => ({ type: 'boolean' }),
    store: keep,
    sqlType: () => 'boolean',
  },
  date: {
    written: () => ({ type: 'string', format: 'date' }),
    answered: () => ({ type: 'string', format: 'date' }),
    store: keep,
    sqlType: () => 'date',
  },
  datetime: {
    written: () => ({ type: 'string', format: 'date-time' }),
    answered: () => ({ type: 'string', format: 'date-time' }),
    store: value => new Date(value as string).toISOString(),
    sqlType: () => 'timestamptz',
  },
  choice: { written: codesOf, answered: () => ({ type: 'string' }), store: keep, sqlType: () => 'text' },
  multiChoice: {
    written: field => ({ type: 'array', maxItems: 500, items: codesOf(field) }),
    answered: () => ({ type: 'array', items: { type: 'string' } }),
    store: value => [...new Set(value as string[])],
    sqlType: () => 'text[]',
  },
  reference: { written: () => reference, answered: () => answeredReference, store: idOf, sqlType: () => 'uuid' },
  anyReference: {
    written: () => ({
      type: 'object',
      required: ['object', 'id'],
      properties: { object: { type: 'string', maxLength: 200 }, id: { type: 'string', format: 'uuid' } },
    }),
    answered: () => ({
      type: 'object',
      required: ['object', 'id', 'title'],
      properties: {
        object: { type: ['string', 'null'] },
        id: { type: 'string', format: 'uuid' },
        title: { type: ['string', 'null'] },
      },
    }),
    // The object is still its name here; planning the values puts its id in the place.
    store: value => ({ object: (value as { object: string }).object, id: idOf(value) }),
    sqlType: () => 'uuid',
  },
  file: {
    written: field => (isMany(field) ? { type: 'array', maxItems: 100, items: reference } : reference),
    answered: field => (isMany(field) ? { type: 'array', items: answeredFile } : answeredFile),
    store: (value, field) => (isMany(field) ? [...new Set((value as unknown[]).map(idOf))] : idOf(value)),
    sqlType: field => (isMany(field) ? 'uuid[]' : 'uuid'),
  },
  // Lines are written by records/write; their schema is put together in record-schema.ts.
  children: {
    written: () => ({ anyOf: [{ type: 'array', items: { type: 'object' } }, { type: 'object' }] }),
    answered: () => ({ type: 'array', items: { type: 'object' } }),
    store: () => null,
    sqlType: () => 'text',
  },
}
