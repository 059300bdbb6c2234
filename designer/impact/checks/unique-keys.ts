/** Values that no two records may share from now on, and records that share them today. */
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { quoteName } from '#metadata/storage/quote.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, type KeptObject, keptObjects, labelOf, valueAfter } from '../impact-world.ts'
import { countMembers, sayCount } from '../say-count.ts'

/** Items `unique`. */
export async function findUniqueKeys(world: ImpactWorld): Promise<ImpactItem[]> {
  const items: ImpactItem[] = []
  for (const object of keptObjects(world)) {
    const old = new Set(keysOf(object.before).map(key => key.join()))
    for (const key of keysOf(object.after)) {
      if (old.has(key.join())) continue
      const item = await check(world, object, key)
      if (item) items.push(item)
    }
  }
  return items
}

/** Field ids that are unique together. */
function keysOf(object: ObjectDefinition): string[][] {
  const single = object.fields.filter(field => 'unique' in field && field.unique).map(field => [field.id])
  return [...single, ...(object.keys ?? []).map(key => [...key.fields])]
}

async function check(world: ImpactWorld, object: KeptObject, key: readonly string[]): Promise<ImpactItem | undefined> {
  const fields = key.flatMap(id => object.after.fields.find(field => field.id === id) ?? [])
  const values = key.map(id => {
    if (id.startsWith('@')) {
      const row = world.storage.rows.find(item => item.objectId === object.after.id && item.fieldId === id)
      return row && `t.${quoteName(row.column)}`
    }
    const after = fields.find(field => field.id === id)
    const before = object.before.fields.find(field => field.id === id)
    return after && valueAfter(world, { object, before, after })
  })
  // A field without values yet can have no duplicates.
  if (values.some(value => value === undefined)) return undefined
  const count = await world.probe.duplicates(object.table, values as string[])
  if (count.rows === 0) return undefined
  const of = labelOf(object.after)
  const labels = fields.map(labelOf)
  const names = key.map(id => fields.find(field => field.id === id)?.name ?? id.slice(1))
  const many = sayCount(count, { en: 'value', 'zh-CN': '个值' })
  return {
    key: `unique ${object.before.name}.${names.join('+')}`,
    code: 'unique',
    severity: 'warning',
    object: object.before.name,
    ...(fields.length === 1 && fields[0] ? { field: fields[0].name } : {}),
    ...countMembers(count),
    sample: { object: object.before.name, ids: count.ids },
    message: {
      en: `${of.en}: ${labels.map(label => label.en).join(' and ')} must be unique; more than once there: ${many.en}. Nothing is kept unique until that is mended.`,
      'zh-CN': `${of['zh-CN']}：“${labels.map(label => label['zh-CN']).join('”+“')}”须唯一，但有${many['zh-CN']}重复出现。整理之前不会强制唯一。`,
    },
  }
}
