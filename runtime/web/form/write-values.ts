/** What is sent when a form is saved: everything of a new record, only what changed of an old one. */
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import { type AnyReference, isBlank, isReference, type RecordValues } from '../api/values.ts'

interface Line extends RecordValues {
  readonly id?: string
  readonly rev?: number
}

/** A value as the API takes it; null empties the field. */
export function writeValue(field: CatalogField, value: unknown): unknown {
  if (isBlank(value)) return field.type === 'multiChoice' ? [] : null
  if (field.type === 'reference') return isReference(value) ? value.id : value
  if (field.type === 'anyReference') {
    const { object, id } = value as AnyReference
    return { object, id }
  }
  return value
}

/** Tells whether two values of a field would be written alike. */
export function isSameValue(field: CatalogField, a: unknown, b: unknown): boolean {
  return JSON.stringify(writeValue(field, a)) === JSON.stringify(writeValue(field, b))
}

const isLines = (field: CatalogField): boolean => field.type === 'children' && field.embedded === true
const isWritten = (field: CatalogField): boolean => !field.readOnly && field.type !== 'autoNumber'
const targetFields = (objects: ReadonlyMap<string, CatalogObject>, field: CatalogField): readonly CatalogField[] =>
  field.type === 'children' ? (objects.get(field.target)?.fields ?? []) : []

/** The body that creates a record. */
export function createBody(
  objects: ReadonlyMap<string, CatalogObject>,
  fields: readonly CatalogField[],
  values: RecordValues,
): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field.name]
    if (isBlank(value) || (!isWritten(field) && !isLines(field))) continue
    if (field.type !== 'children') body[field.name] = writeValue(field, value)
    else if (isLines(field)) {
      body[field.name] = {
        create: (value as Line[]).map(line => createBody(objects, targetFields(objects, field), line)),
      }
    }
  }
  return body
}

/** The body that turns the stored values into the new ones; empty when nothing changed. */
export function updateBody(
  objects: ReadonlyMap<string, CatalogObject>,
  fields: readonly CatalogField[],
  stored: RecordValues,
  values: RecordValues,
): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    if (isLines(field)) {
      const lines = lineChanges(
        objects,
        field,
        (stored[field.name] ?? []) as Line[],
        (values[field.name] ?? []) as Line[],
      )
      if (lines) body[field.name] = lines
    } else if (isWritten(field) && field.type !== 'children') {
      if (!isSameValue(field, stored[field.name], values[field.name])) {
        body[field.name] = writeValue(field, values[field.name])
      }
    }
  }
  return body
}

function lineChanges(
  objects: ReadonlyMap<string, CatalogObject>,
  field: CatalogField,
  stored: readonly Line[],
  lines: readonly Line[],
): Record<string, unknown> | undefined {
  const fields = targetFields(objects, field).filter(item => !item.system)
  const kept = new Map(lines.flatMap(line => (line.id ? [[line.id, line] as const] : [])))
  const create = lines.filter(line => !line.id).map(line => createBody(objects, fields, line))
  const remove = stored.flatMap(line => (line.id && !kept.has(line.id) ? [line.id] : []))
  const update = stored.flatMap(line => {
    const now = line.id ? kept.get(line.id) : undefined
    const body = now ? updateBody(objects, fields, line, { ...line, ...now }) : {}
    return Object.keys(body).length > 0 ? [{ id: line.id, rev: line.rev, ...body }] : []
  })
  if (create.length + remove.length + update.length === 0) return undefined
  return {
    ...(create.length ? { create } : {}),
    ...(update.length ? { update } : {}),
    ...(remove.length ? { delete: remove } : {}),
  }
}
