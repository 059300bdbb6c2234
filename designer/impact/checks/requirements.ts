/** Fields that become required: old records stay as they are until somebody changes them, and then must be completed. */
import { storageType } from '#metadata/storage/storage-type.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, keptFields, labelOf, valueAfter } from '../impact-world.ts'
import { countMembers, sayCount } from '../say-count.ts'

/** Items `require-field`. */
export async function findRequirements(world: ImpactWorld): Promise<ImpactItem[]> {
  const items: ImpactItem[] = []
  for (const field of keptFields(world)) {
    const { object, before, after } = field
    if (!after.required || before?.required || storageType(after) === undefined) continue
    const value = valueAfter(world, field)
    const isMany = after.type === 'multiChoice' || (after.type === 'file' && after.many)
    const empty =
      value === undefined ? 'true' : isMany ? `coalesce(cardinality(${value}), 0) = 0` : `(${value}) is null`
    const count = await world.probe.count(object.table, empty)
    if (count.rows === 0) continue
    const [of, label, many] = [labelOf(object.after), labelOf(after), sayCount(count)]
    const filter = { combinator: 'and', rules: [{ field: before?.name, operator: 'null' }] }
    items.push({
      key: `require-field ${object.before.name}.${after.name}`,
      code: 'require-field',
      severity: 'warning',
      object: object.before.name,
      field: after.name,
      ...countMembers(count),
      sample: { object: object.before.name, ids: count.ids, ...(before ? { filter } : {}) },
      message: {
        en: `${of.en}: ${label.en} becomes required; it is empty in ${many.en}, which must be completed when next changed.`,
        'zh-CN': `${of['zh-CN']}：“${label['zh-CN']}”变为必填；${many['zh-CN']}没有值，下次修改时必须填写。`,
      },
    })
  }
  return items
}
