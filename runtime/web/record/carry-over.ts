/**
 * Takes what was typed over into a newer revision of the application: fields are known by id, so a renamed one keeps its
 * value, and what was typed into one that is gone, or is of another type now, is handed back to be shown.
 */
import type { LocalizedText } from '#metadata/definitions.ts'
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import { isBlank, type RecordValues } from '../api/values.ts'

/** What a field was called when a form was opened; small enough to be kept with a draft. */
export interface FieldName {
  readonly id: string
  readonly name: string
  readonly label: LocalizedText
  readonly type: CatalogField['type']
  /** Of child lines. */
  readonly lines?: readonly FieldName[]
}

/** Something typed that has no place any more. */
export interface Lost {
  readonly label: LocalizedText
  readonly value: unknown
}

interface CarriedOver {
  readonly values: RecordValues
  readonly lost: readonly Lost[]
}

/** The names of the object's fields, and of those of its lines. */
export function fieldNames(objects: ReadonlyMap<string, CatalogObject>, object: CatalogObject): FieldName[] {
  return object.fields.map(field => {
    const lines = field.type === 'children' && field.embedded ? objects.get(field.target) : undefined
    const named = { id: field.id, name: field.name, label: field.label, type: field.type }
    return lines ? { ...named, lines: fieldNames(objects, lines) } : named
  })
}

/** The values that differ from those at the start; null for one that was emptied. */
export function changedValues(start: RecordValues, values: RecordValues): RecordValues {
  const names = new Set([...Object.keys(start), ...Object.keys(values)])
  return Object.fromEntries(
    [...names].flatMap(name =>
      JSON.stringify(start[name] ?? null) === JSON.stringify(values[name] ?? null)
        ? []
        : [[name, values[name] ?? null]],
    ),
  )
}

/** The values by the names of now. */
export function carryOver(values: RecordValues, before: readonly FieldName[], now: readonly FieldName[]): CarriedOver {
  const lost: Lost[] = []
  const carried: Record<string, unknown> = {}
  const current = new Map(now.map(field => [field.id, field]))
  for (const [name, value] of Object.entries(values)) {
    const was = before.find(field => field.name === name)
    const is = was && current.get(was.id)
    if (!was) carried[name] = value
    else if (!is || !isAlike(was, is)) {
      if (!isBlank(value)) lost.push({ label: was.label, value })
    } else if (was.lines && is.lines && Array.isArray(value)) {
      const lines = (value as RecordValues[]).map(line => carryOver(line, was.lines!, is.lines!))
      carried[is.name] = lines.map(line => line.values)
      lost.push(...lines.flatMap(line => line.lost))
    } else carried[is.name] = value
  }
  return { values: carried, lost }
}

const texts = new Set<string>(['text', 'longText', 'email', 'phone', 'url'])
const decimals = new Set<string>(['decimal', 'percent'])

function isAlike({ type: a }: FieldName, { type: b }: FieldName): boolean {
  return a === b || (texts.has(a) && texts.has(b)) || (decimals.has(a) && decimals.has(b))
}
