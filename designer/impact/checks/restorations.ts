/** Fields and objects that come back and find the values that were parked. */
import { quoteName } from '#metadata/storage/quote.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, keptFields, labelOf } from '../impact-world.ts'
import { countMembers, sayCount } from '../say-count.ts'

/** Items `restore-object` and `restore-field`. */
export async function findRestorations(world: ImpactWorld): Promise<ImpactItem[]> {
  const { before, after, storage, tables, probe } = world
  const items: ImpactItem[] = []
  for (const object of after.symbols.all('object')) {
    const table = storage.tableOf(object.id)
    if (before.symbols.byId(object.id) || !table || !tables.has(table)) continue
    const count = await probe.count(table, 'true')
    if (count.rows === 0) continue
    const [label, many] = [labelOf(object), sayCount(count)]
    items.push({
      key: `restore-object ${object.name}`,
      code: 'restore-object',
      severity: 'info',
      object: object.name,
      ...countMembers(count),
      message: {
        en: `${label.en} comes back with ${many.en}.`,
        'zh-CN': `恢复“${label['zh-CN']}”及其${many['zh-CN']}。`,
      },
    })
  }
  for (const { object, before: was, after: field } of keptFields(world)) {
    const column = was ? undefined : storage.columnsOf(object.after.id, field)?.value
    const count = column && (await probe.count(object.table, `t.${quoteName(column)} is not null`))
    if (!count || count.rows === 0) continue
    const [of, label, many] = [labelOf(object.after), labelOf(field), sayCount(count)]
    items.push({
      key: `restore-field ${object.after.name}.${field.name}`,
      code: 'restore-field',
      severity: 'info',
      object: object.after.name,
      field: field.name,
      ...countMembers(count),
      message: {
        en: `${of.en}: ${label.en} comes back with the values of ${many.en}.`,
        'zh-CN': `${of['zh-CN']}：“${label['zh-CN']}”连同${many['zh-CN']}的值一起恢复。`,
      },
    })
  }
  return items
}
