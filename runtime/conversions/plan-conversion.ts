/** What a conversion would make of a record: the values of each target, as far as the actor may see their sources. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ConversionDefinition, ConversionTarget } from '#metadata/definitions.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { constantOf } from '../fields/default-values.ts'
import { noRight } from '../problems.ts'
import { isVisiblePath } from '../query/trusted.ts'
import { getRecord } from '../records/get-record.ts'
import { convertValue } from './convert-value.ts'

type Values = Record<string, unknown>

export interface PlannedTarget {
  readonly definition: ConversionTarget
  readonly object: CatalogObject
  /** As they would be written; without what earlier targets make. */
  readonly values: Values
}

export interface PlannedConversion {
  readonly revision: number
  readonly targets: readonly PlannedTarget[]
}

/** Reads the source; throws `record/unknown`. */
export async function planConversion(
  context: Context,
  db: Queryable,
  source: CatalogObject,
  id: string,
  conversion: ConversionDefinition,
): Promise<PlannedConversion> {
  const paths = pathsOf(conversion).filter(path => isSeen(context, source, path))
  const { revision, value } = await getRecord(context, source.name, id, ['id', ...paths], db)
  const targets = conversion.targets.flatMap(definition => {
    const object = targetOf(context, definition)
    return object ? [{ definition, object, values: valuesOf(context, source, id, definition, object, value) }] : []
  })
  return { revision, targets }
}

/** What may be left out is left out for somebody who may not make it; he is not told what it would be. */
function targetOf({ catalog, rights }: Context, definition: ConversionTarget): CatalogObject | undefined {
  const object = catalog.objects.get(definition.target)
  if (object && (rights.scope(object, 'read') !== 'none' || rights.scope(object, 'create') !== 'none')) return object
  if (definition.optional) return undefined
  throw noRight('You may not make everything that this conversion makes.')
}

/** Whether the actor may see what the path leads to; the first part may be a list of lines. */
function isSeen(context: Context, source: CatalogObject, path: string): boolean {
  const [first = '', ...rest] = path.split('.')
  const field = source.fields.get(first)
  if (field?.type !== 'children') return isVisiblePath(context, source, path)
  const child = context.catalog.objectsById.get(field.targets[0] ?? '')
  if (!child || context.rights.field(source, field) === 'hidden') return false
  return context.rights.scope(child, 'read') !== 'none' && isVisiblePath(context, child, rest.join('.'))
}

function pathsOf({ targets }: ConversionDefinition): string[] {
  const own = targets.flatMap(target => target.fields.flatMap(item => item.from ?? []))
  const lines = targets.flatMap(target =>
    (target.children ?? []).flatMap(list =>
      list.fields.flatMap(item => (item.from ? `${list.from}.${item.from}` : [])),
    ),
  )
  return [...new Set([...own, ...lines])]
}

function valuesOf(
  context: Context,
  source: CatalogObject,
  id: string,
  definition: ConversionTarget,
  object: CatalogObject,
  record: Readonly<Values>,
): Values {
  const moment = { actor: context.actor, now: new Date() }
  const values: Values = {}
  for (const { field: name, from, source: isSource, value } of definition.fields) {
    const field = object.fields.get(name)
    if (!field) continue
    const found = isSource
      ? field.type === 'anyReference'
        ? { object: source.name, id }
        : { id }
      : from !== undefined
        ? convertValue(field, record[from], context.actor)
        : value === undefined
          ? undefined
          : constantOf(field, value, moment)
    if (found !== undefined) values[name] = found
  }
  for (const { to, from, fields } of definition.children ?? []) {
    const lines = object.fields.get(to)
    const child = context.catalog.objectsById.get(lines?.targets[0] ?? '')
    const found = record[from]
    if (!child || !Array.isArray(found)) continue
    values[to] = found.map((line: Values) => {
      const copy: Values = {}
      for (const { field: name, from: path, value } of fields) {
        const field = child.fields.get(name)
        if (!field) continue
        const made =
          path !== undefined
            ? convertValue(field, line[path], context.actor)
            : value === undefined
              ? undefined
              : constantOf(field, value, moment)
        if (made !== undefined) copy[name] = made
      }
      return copy
    })
  }
  return values
}
