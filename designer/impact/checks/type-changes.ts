/** Fields that are stored otherwise from now on: what can be said in the new type, and what cannot. */
import { quoteName } from '#metadata/storage/quote.ts'
import { referenceTarget, storageType } from '#metadata/storage/storage-type.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, type KeptField, keptFields, labelOf, valueAfter } from '../impact-world.ts'
import type { Count } from '../probe.ts'
import { sayCount } from '../say-count.ts'

/** Items `change-type` and `retarget`. */
export async function findTypeChanges(world: ImpactWorld): Promise<ImpactItem[]> {
  const items: ImpactItem[] = []
  for (const field of keptFields(world)) {
    const [from, to] = [field.before && storageType(field.before), storageType(field.after)]
    if (field.before && from !== undefined && to !== undefined && from !== to) {
      items.push(await describe(world, field, field.before, from, to))
    }
  }
  return items
}

async function describe(
  world: ImpactWorld,
  field: KeptField,
  was: NonNullable<KeptField['before']>,
  from: string,
  to: string,
): Promise<ImpactItem> {
  const { object, after } = field
  const column = `t.${quoteName(world.storage.columnsOf(object.before.id, was)?.value ?? 'id')}`
  const value = valueAfter(world, field)
  const all = await world.probe.count(object.table, `${column} is not null`)
  const lost = value ? await world.probe.count(object.table, `${column} is not null and (${value}) is null`) : all
  const converted = { rows: minus(all, lost), counted: all.counted === 'exactly' ? lost.counted : all.counted }
  const isRetarget = referenceTarget(from) !== undefined && referenceTarget(to) !== undefined
  const code = isRetarget ? 'retarget' : 'change-type'
  const [of, label] = [labelOf(object.after), labelOf(after)]
  const [fine, bad] = [sayCount(converted), sayCount(lost)]
  const head = {
    en: isRetarget ? `${of.en}: ${label.en} leads to other records` : `${of.en}: ${label.en} changes its type`,
    'zh-CN': isRetarget
      ? `${of['zh-CN']}：“${label['zh-CN']}”改为指向其他业务对象`
      : `${of['zh-CN']}：“${label['zh-CN']}”改变类型`,
  }
  return {
    key: `${code} ${object.before.name}.${was.name}`,
    code,
    severity: lost.rows === 0 ? (all.rows === 0 ? 'info' : 'warning') : 'destructive',
    object: object.before.name,
    field: was.name,
    ...(lost.rows === undefined ? {} : { rows: lost.rows, counted: lost.counted }),
    ...(lost.ids.length > 0 ? { sample: { object: object.before.name, ids: lost.ids } } : {}),
    message:
      lost.rows === 0
        ? {
            en: `${head.en}; values converted: ${fine.en}; none is lost.`,
            'zh-CN': `${head['zh-CN']}；${fine['zh-CN']}将被转换，没有丢失。`,
          }
        : {
            en: `${head.en}; values converted: ${fine.en}; not convertible and shown empty: ${bad.en}. The old values are kept aside.`,
            'zh-CN': `${head['zh-CN']}；${fine['zh-CN']}将被转换，${bad['zh-CN']}无法转换，将显示为空。原值会另行保留。`,
          },
  }
}

function minus(all: Count, lost: Count): number | undefined {
  return all.rows === undefined || lost.rows === undefined ? undefined : Math.max(0, all.rows - lost.rows)
}
