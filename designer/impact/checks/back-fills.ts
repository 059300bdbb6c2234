/** Large tables whose rows are gone through before the switch, and about how long that takes. */

import { counted } from '#metadata/counted.ts'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { usualOptions } from '#metadata/promotion/run-promotion.ts'
import { storageType } from '#metadata/storage/storage-type.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, type KeptObject, keptObjects, labelOf } from '../impact-world.ts'

/** Rows a second, as measured with writers at work; see docs/performance.md. */
const speeds = { convert: 12_000, index: 250_000, validate: 1_000_000 } as const

/** Items `back-fill`. */
export async function findBackFills(world: ImpactWorld): Promise<ImpactItem[]> {
  const items: ImpactItem[] = []
  for (const object of keptObjects(world)) {
    const work = workOn(object)
    if (work.convert + work.index + work.validate === 0) continue
    const rows = await world.probe.size(object.table)
    if (rows <= usualOptions.largeFrom) continue
    const seconds = Math.ceil(
      rows * (Math.min(1, work.convert) / speeds.convert + work.index / speeds.index + work.validate / speeds.validate),
    )
    const of = labelOf(object.after)
    const time = seconds < 120 ? { en: `${seconds} s`, zh: `${seconds} 秒` } : minutes(seconds)
    items.push({
      key: `back-fill ${object.before.name}`,
      code: 'back-fill',
      severity: 'info',
      object: object.before.name,
      rows,
      counted: 'estimated',
      seconds,
      message: {
        en: `${of.en}: about ${rows.toLocaleString('en')} records are prepared while people work, in about ${time.en}.`,
        'zh-CN': `${of['zh-CN']}：约 ${rows.toLocaleString('en')} 条记录将在使用期间准备，约需 ${time.zh}。`,
      },
    })
  }
  return items
}

function minutes(seconds: number) {
  const count = Math.ceil(seconds / 60)
  return { en: counted(count, 'minute'), zh: `${count} 分钟` }
}

function workOn({ before, after }: KeptObject): Record<keyof typeof speeds, number> {
  const old = new Map(before.fields.map(field => [field.id, field]))
  const count = (
    holds: (field: ObjectDefinition['fields'][number], was: ObjectDefinition['fields'][number] | undefined) => boolean,
  ) => after.fields.filter(field => holds(field, old.get(field.id))).length
  const more = (list: readonly unknown[] | undefined, was: readonly unknown[] | undefined) =>
    Math.max(0, (list?.length ?? 0) - (was?.length ?? 0))
  return {
    convert: count(
      (field, was) => was !== undefined && storageType(was) !== undefined && storageType(was) !== storageType(field),
    ),
    index:
      count((field, was) => 'unique' in field && field.unique === true && !(was && 'unique' in was && was.unique)) +
      more(after.keys, before.keys) +
      more(after.indexes, before.indexes),
    validate: count((field, was) => field.required === true && !was?.required),
  }
}
