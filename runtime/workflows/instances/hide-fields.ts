/** The data of a log line without what its reader may not see: hidden fields, and records of objects that he may not read. */
import type { CatalogObject } from '#metadata/catalog.ts'

import type { Context } from '../../context.ts'

type Values = Readonly<Record<string, unknown>>

/** `objectId` is the object of the instance's record, whose fields tasks fill in. */
export function hideFields(context: Context, objectId: string | null, data: unknown): unknown {
  if (data === null || typeof data !== 'object') return data
  const { before, after, values, object: name, ...rest } = data as Values
  const own = context.catalog.objectsById.get(objectId ?? '')
  const target = typeof name === 'string' ? context.catalog.objects.get(name) : own
  return {
    ...rest,
    ...(name === undefined ? {} : { object: name }),
    ...(before === undefined ? {} : { before: visible(context, target, before) }),
    ...(after === undefined ? {} : { after: visible(context, target, after) }),
    ...(values === undefined ? {} : { values: visible(context, own, values) }),
  }
}

function visible({ rights }: Context, object: CatalogObject | undefined, values: unknown): unknown {
  if (!object || values === null || typeof values !== 'object' || rights.scope(object, 'read') === 'none') return {}
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const field = object.fields.get(name)
      return field !== undefined && rights.field(object, field) !== 'hidden'
    }),
  )
}
