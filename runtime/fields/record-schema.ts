/**
 * JSON Schemas of whole records: as a person may write them and as he is answered. Validators are compiled from the
 * written form; the description of the API shows both.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { isComputed } from '#metadata/computed/computed-field.ts'

import type { Context } from '../context.ts'
import { fieldKinds, type JsonSchema } from './field-kinds.ts'

/** Sent with a create, sent with an update, or answered. */
export type RecordSchemaMode = 'create' | 'update' | 'answer'

/** Whether a value of the field can be written at all, by anybody. */
export function isWritable(field: CatalogField): boolean {
  if (field.system) return field.name === 'owner' || field.name === 'record_type'
  if (field.definition && isComputed(field.definition)) return false
  if (field.definition?.type === 'children') return field.definition.embedded === true
  return field.type !== 'autoNumber'
}

/** Whether no record is saved without a value that the writer must give. */
export function isDemanded(field: CatalogField): boolean {
  return field.required && isWritable(field) && field.type !== 'children' && !hasDefault(field)
}

/** Whether a new record gets a value of its own where none is given. */
export function hasDefault(field: CatalogField): boolean {
  const { definition } = field
  if (!definition) return false
  return ('default' in definition && definition.default !== undefined) || defaultFormulaOf(field) !== undefined
}

/** The expression that gives a new record its value. */
export function defaultFormulaOf({ definition }: CatalogField): string | undefined {
  return definition && 'defaultFormula' in definition ? definition.defaultFormula : undefined
}

/** The schema of a record of the object, with the fields that the actor may write or see. */
export function recordSchema(
  context: Pick<Context, 'catalog' | 'rights'>,
  object: CatalogObject,
  mode: RecordSchemaMode,
  depth = 0,
): JsonSchema {
  const fields = [...object.fields.values()].filter(field => {
    const access = context.rights.field(object, field)
    return mode === 'answer' ? access !== 'hidden' : access === 'editable' && isWritable(field)
  })
  const properties: Record<string, JsonSchema> = {}
  for (const field of fields) {
    const schema = field.type === 'children' ? linesSchema(context, field, mode, depth) : fieldSchema(field, mode)
    if (schema) properties[field.name] = { title: field.label.en ?? field.name, ...schema }
  }
  const required =
    mode === 'answer' ? ['id', 'rev'] : mode === 'create' ? fields.filter(isDemanded).map(field => field.name) : []
  return { type: 'object', additionalProperties: mode === 'answer', required, properties }
}

function fieldSchema(field: CatalogField, mode: RecordSchemaMode): JsonSchema {
  if (field.system && (field.name === 'id' || field.name === 'rev')) return fieldKinds[field.type].answered(field)
  const kind = fieldKinds[field.type]
  const schema = mode === 'answer' ? kind.answered(field) : { ...kind.written(field), ...patternOf(field) }
  return { anyOf: [schema, { type: 'null' }] }
}

function patternOf(field: CatalogField): JsonSchema {
  const { definition } = field
  const pattern = definition && 'pattern' in definition ? definition.pattern : undefined
  return pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }
}

function linesSchema(
  context: Pick<Context, 'catalog' | 'rights'>,
  field: CatalogField,
  mode: RecordSchemaMode,
  depth: number,
): JsonSchema | undefined {
  const child = context.catalog.objectsById.get(field.targets[0] ?? '')
  if (!child || depth >= 2 || context.rights.scope(child, 'read') === 'none') return undefined
  const lines = (as: RecordSchemaMode): JsonSchema => ({
    type: 'array',
    items: recordSchema(context, child, as, depth + 1),
  })
  if (mode === 'answer') return lines('answer')
  const changes: JsonSchema = {
    type: 'object',
    additionalProperties: false,
    properties: {
      create: lines('create'),
      update: { type: 'array', items: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
      delete: { type: 'array', items: { type: 'string', format: 'uuid' } },
    },
  }
  return mode === 'create' ? { anyOf: [lines('create'), changes] } : changes
}
