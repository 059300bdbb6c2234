/** The data of log lines without what their reader may not see: hidden fields, records out of his sight, words to others. */
import type { CatalogObject } from '#metadata/catalog.ts'

import type { Context } from '../../context.ts'
import { readTitles } from '../../records/write/read-titles.ts'

type Values = Readonly<Record<string, unknown>>

/** Takes it away; `objectId` is the object of the instance's record, whose fields tasks fill in. */
export async function hideFields(
  context: Context,
  objectId: string | null,
  lines: readonly unknown[],
): Promise<unknown[]> {
  if (context.rights.has('operate') || context.rights.has('administer')) {
    return lines.map(data => hideIn(context, objectId, data))
  }
  const seen = await findSeen(context, lines)
  return lines.map(data => {
    if (!isValues(data)) return data
    // What was written to some people, and what messages were known by, may hold anything.
    const { text: _text, addresses: _addresses, key: _key, ...told } = data
    if (typeof told.object === 'string' && typeof told.id === 'string' && !seen.has(told.id)) {
      const { before: _before, after: _after, id: _id, ...rest } = told
      return rest
    }
    return hideIn(context, objectId, told)
  })
}

/** Ids of the records that the lines speak of and that the reader may see. */
async function findSeen(context: Context, lines: readonly unknown[]): Promise<ReadonlySet<string>> {
  const told = lines.filter(isValues).filter(data => typeof data.object === 'string' && typeof data.id === 'string')
  const seen = new Set<string>()
  for (const [name, group] of Map.groupBy(told, data => String(data.object))) {
    const object = context.catalog.objects.get(name)
    if (!object || context.rights.scope(object, 'read') === 'none') continue
    const ids = [...new Set(group.map(data => String(data.id)))]
    for (const id of (await readTitles(context, context.db, object, ids)).keys()) seen.add(id)
  }
  return seen
}

function isValues(data: unknown): data is Values {
  return data !== null && typeof data === 'object'
}

function hideIn(context: Context, objectId: string | null, data: unknown): unknown {
  if (!isValues(data)) return data
  const { before, after, values, object: name, ...rest } = data
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
