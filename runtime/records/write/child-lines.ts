/** Reads the child lines of a record that is written: a list, or what is made, changed and deleted. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { Context } from '../../context.ts'
import type { GivenValues } from '../../fields/plan-values.ts'
import { escapePointer } from '../../fields/pointer.ts'
import type { ValueError } from '../../fields/value-error.ts'
import { isUuid } from '../../query/is-uuid.ts'

const mostLines = 1000

/** A line to be made. */
export interface GivenLine {
  readonly object: CatalogObject
  /** Its reference to the parent. */
  readonly via: CatalogField
  readonly values: GivenValues
  readonly pointer: string
}

/** A line that is there and is to be changed or deleted. */
export interface GivenLineChange extends GivenLine {
  readonly id: string
  readonly rev: number | undefined
}

export interface GivenLines {
  readonly errors: readonly ValueError[]
  readonly lines: readonly GivenLine[]
  readonly update: readonly GivenLineChange[]
  readonly delete: readonly GivenLineChange[]
}

/** The lines of a new record. */
export function readCreatedLines(context: Context, field: CatalogField, value: unknown, pointer: string): GivenLines {
  const at = `${pointer}/${escapePointer(field.name)}`
  if (value === null) return { errors: [], lines: [], update: [], delete: [] }
  const found = Array.isArray(value)
    ? readParts(context, field, { create: value }, at, '')
    : readLines(context, field, value, pointer)
  if (found.update.length === 0 && found.delete.length === 0) return found
  return { ...found, errors: [...found.errors, wrong(at, 'A new record has no lines to change yet.')] }
}

/** The changes of the lines of a record that is there. */
export function readLines(context: Context, field: CatalogField, value: unknown, pointer: string): GivenLines {
  const at = `${pointer}/${escapePointer(field.name)}`
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return {
      errors: [wrong(at, 'Lines are given as {"create": […], "update": […], "delete": […]}.')],
      lines: [],
      update: [],
      delete: [],
    }
  }
  return readParts(context, field, value as Record<string, unknown>, at, undefined)
}

/** `folder` is the part of the pointer that names the list; undefined where it is the part's own name. */
function readParts(
  context: Context,
  field: CatalogField,
  parts: Readonly<Record<string, unknown>>,
  at: string,
  folder: string | undefined,
): GivenLines {
  const errors: ValueError[] = []
  const object = context.catalog.objectsById.get(field.targets[0] ?? '')
  const via = field.definition?.type === 'children' ? object?.fields.get(field.definition.via) : undefined
  if (!object || !via) return { errors: [wrong(at, 'It cannot be written.')], lines: [], update: [], delete: [] }
  for (const name of Object.keys(parts)) {
    if (!['create', 'update', 'delete'].includes(name))
      errors.push(wrong(`${at}/${escapePointer(name)}`, 'Lines are created, updated or deleted.'))
  }
  const listOf = (name: string): [unknown, string][] => {
    const list = parts[name] ?? []
    const place = folder === undefined ? `${at}/${name}` : `${at}${folder}`
    if (!Array.isArray(list)) errors.push(wrong(place, 'It is a list of lines.'))
    else if (list.length > mostLines)
      errors.push({ pointer: place, code: 'too-many', message: `It has more than ${mostLines} lines.` })
    else return list.map((item, index) => [item, `${place}/${index}`])
    return []
  }
  const asObject = ([item, place]: [unknown, string]): [Record<string, unknown>, string][] => {
    if (item !== null && typeof item === 'object' && !Array.isArray(item))
      return [[item as Record<string, unknown>, place]]
    errors.push(wrong(place, 'A line is an object.'))
    return []
  }
  const asChange = ([item, place]: [Record<string, unknown>, string]): GivenLineChange[] => {
    const { id, rev, ...values } = item
    if (!isUuid(id)) errors.push({ pointer: `${place}/id`, code: 'required', message: 'The id of a line is required.' })
    else if (rev !== undefined && !Number.isInteger(rev))
      errors.push({ pointer: `${place}/rev`, code: 'type/integer', message: 'It is a whole number.' })
    else return [{ object, via, id: id.toLowerCase(), rev: rev as number | undefined, values, pointer: place }]
    return []
  }
  return {
    lines: listOf('create')
      .flatMap(asObject)
      .map(([values, pointer]) => ({ object, via, values, pointer })),
    update: listOf('update').flatMap(asObject).flatMap(asChange),
    delete: listOf('delete').flatMap(([item, place]) =>
      asChange([typeof item === 'string' ? { id: item } : { ...(item as object) }, place]),
    ),
    errors,
  }
}

function wrong(pointer: string, message: string): ValueError {
  return { pointer, code: 'type/children', message }
}
