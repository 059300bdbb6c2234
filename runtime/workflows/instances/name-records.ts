/** What the log and the variables of an instance name by ids, with titles: as far as whoever reads them may see the records. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import type { Context } from '../../context.ts'
import { isUuid } from '../../query/is-uuid.ts'
import { readTitles } from '../../records/write/read-titles.ts'
import { isStoredRecord } from '../engine/stored-value.ts'

type Values = Readonly<Record<string, unknown>>
/** The title of a record of an object, by the id of its definition; null where it is out of sight. */
type TitleOf = (object: string, id: string) => string | null

export interface Told {
  readonly lines: readonly unknown[]
  readonly variables: Values | null
}

/** The same with `{id, title}` in the place of references; `objectId` is the object of the instance's record. */
export async function nameRecords(context: Context, objectId: string | null, told: Told): Promise<Told> {
  const wanted = new Map<string, Set<string>>()
  const note: TitleOf = (object, id) => {
    wanted.set(object, (wanted.get(object) ?? new Set()).add(id))
    return null
  }
  named(context, objectId, told, note)
  const titles = new Map<string, ReadonlyMap<string, string | null>>()
  for (const [id, ids] of wanted) {
    const object = context.catalog.objectsById.get(id)
    const isSeen = object && context.rights.scope(object, 'read') !== 'none'
    if (isSeen) titles.set(id, await readTitles(context, context.db, object, [...ids]))
  }
  return named(context, objectId, told, (object, id) => titles.get(object)?.get(id.toLowerCase()) ?? null)
}

function named(context: Context, objectId: string | null, { lines, variables }: Told, titleOf: TitleOf): Told {
  return {
    lines: lines.map(data => (isNode(data) ? nameLine(context, objectId, data, titleOf) : data)),
    variables: variables && (nameVariable(context, variables, titleOf) as Values),
  }
}

function nameLine({ catalog }: Context, objectId: string | null, data: Values, titleOf: TitleOf): Values {
  const own = catalog.objectsById.get(objectId ?? '')
  const target = typeof data.object === 'string' ? catalog.objects.get(data.object) : own
  const { id, to, people } = data
  const person = (value: unknown) => ({ id: value, title: titleOf(systemObjects.user, String(value)) })
  const values = (object: CatalogObject | undefined, given: unknown) =>
    isNode(given)
      ? Object.fromEntries(
          Object.entries(given).map(([name, value]) => [
            name,
            nameValue(catalog, object?.fields.get(name), value, titleOf),
          ]),
        )
      : given
  return {
    ...data,
    ...(target && typeof data.object === 'string' && isUuidText(id) ? { title: titleOf(target.id, id) } : {}),
    ...(isUuidText(to) ? { person: person(to) } : {}),
    ...(Array.isArray(people) ? { people: people.map(item => (isUuidText(item) ? person(item) : item)) } : {}),
    ...(data.before === undefined ? {} : { before: values(target, data.before) }),
    ...(data.after === undefined ? {} : { after: values(target, data.after) }),
    ...(data.values === undefined ? {} : { values: values(own, data.values) }),
  }
}

function nameValue(
  { objectsById }: Context['catalog'],
  field: CatalogField | undefined,
  value: unknown,
  titleOf: TitleOf,
): unknown {
  const id = isNode(value) ? value.id : value
  if (!field || !isUuidText(id)) return value
  if (field.type === 'reference') return { id, title: titleOf(field.targets[0] ?? '', id) }
  if (field.type !== 'anyReference' || !isNode(value)) return value
  const object = String(value.object)
  return { object: objectsById.get(object)?.name ?? null, id, title: titleOf(object, id) }
}

/** A record wherever it stands; an id alone is that of a person, as tasks keep them. */
function nameVariable(context: Context, value: unknown, titleOf: TitleOf): unknown {
  if (isStoredRecord(value)) {
    const { object, id } = value
    return { object: context.catalog.objectsById.get(object)?.name ?? null, id, title: titleOf(object, id) }
  }
  if (Array.isArray(value)) return value.map(item => nameVariable(context, item, titleOf))
  if (isNode(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, nameVariable(context, item, titleOf)]))
  }
  if (!isUuidText(value)) return value
  const title = titleOf(systemObjects.user, value)
  return title === null
    ? value
    : { object: context.catalog.objectsById.get(systemObjects.user)?.name, id: value, title }
}

function isUuidText(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value)
}

function isNode(value: unknown): value is Values {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
