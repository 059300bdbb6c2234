/** Objects and fields that go: their values are parked, out of everybody's sight until they are restored. */
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { quoteName } from '#metadata/storage/quote.ts'
import { storageType } from '#metadata/storage/storage-type.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, keptObjects, labelOf } from '../impact-world.ts'
import { countMembers, sayCount } from '../say-count.ts'

/** Items `remove-object` and `remove-field`. */
export async function findRemovals(world: ImpactWorld): Promise<ImpactItem[]> {
  const items: ImpactItem[] = []
  for (const object of world.before.symbols.all('object')) {
    if (!world.after.symbols.byId(object.id)) items.push(await removedObject(world, object))
  }
  for (const { before, after, table } of keptObjects(world)) {
    const left = new Map(after.fields.map(field => [field.id, field]))
    for (const field of before.fields) {
      const now = left.get(field.id)
      const isGone = !now || (storageType(field) !== undefined && storageType(now) === undefined)
      if (isGone) items.push(await removedField(world, before, field, table))
    }
  }
  return items
}

async function removedObject({ storage, tables, probe }: ImpactWorld, object: ObjectDefinition): Promise<ImpactItem> {
  const table = storage.tableOf(object.id)
  const count =
    table && tables.has(table) ? await probe.count(table, 'true') : ({ rows: 0, counted: 'exactly', ids: [] } as const)
  const label = labelOf(object)
  const many = sayCount(count)
  return {
    key: `remove-object ${object.name}`,
    code: 'remove-object',
    severity: count.rows === 0 ? 'info' : 'destructive',
    object: object.name,
    ...countMembers(count),
    ...(count.ids.length > 0 ? { sample: { object: object.name, ids: count.ids } } : {}),
    message:
      count.rows === 0
        ? { en: `${label.en} is removed; it has no records.`, 'zh-CN': `删除“${label['zh-CN']}”，它没有记录。` }
        : {
            en: `${label.en} is removed with ${many.en}: parked, and out of everybody’s sight until the object is restored.`,
            'zh-CN': `删除“${label['zh-CN']}”及其${many['zh-CN']}。数据将被封存，恢复该业务对象之前无人可见。`,
          },
  }
}

async function removedField(
  { storage, probe }: ImpactWorld,
  object: ObjectDefinition,
  field: FieldDefinition,
  table: string,
): Promise<ImpactItem> {
  const column = storage.columnsOf(object.id, field)?.value
  const count = column
    ? await probe.count(table, `t.${quoteName(column)} is not null`)
    : ({ rows: 0, counted: 'exactly', ids: [] } as const)
  const [of, label] = [labelOf(object), labelOf(field)]
  const many = sayCount(count)
  const filter = { combinator: 'and', rules: [{ field: field.name, operator: 'notNull' }] }
  return {
    key: `remove-field ${object.name}.${field.name}`,
    code: 'remove-field',
    severity: count.rows === 0 ? 'info' : 'destructive',
    object: object.name,
    field: field.name,
    ...countMembers(count),
    ...(count.ids.length > 0 ? { sample: { object: object.name, ids: count.ids, filter } } : {}),
    message:
      count.rows === 0
        ? {
            en: `${of.en}: the field ${label.en} is removed; no record has a value in it.`,
            'zh-CN': `${of['zh-CN']}：删除字段“${label['zh-CN']}”，没有记录填写了它。`,
          }
        : {
            en: `${of.en}: the field ${label.en} is removed; it has values in ${many.en}. They are parked until the field is restored.`,
            'zh-CN': `${of['zh-CN']}：删除字段“${label['zh-CN']}”，${many['zh-CN']}填写了它。这些值将被封存，直到恢复该字段。`,
          },
  }
}
