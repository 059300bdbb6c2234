/** Values that are no longer offered or allowed: removed choices, tighter limits, another pattern. Records keep them. */

import { choicesOf, fieldUse, limitOf } from '#metadata/field-use.ts'
import { patternFault } from '#metadata/pattern-fault.ts'
import { quoteIn, quoteText } from '#metadata/storage/quote.ts'
import type { Bilingual } from '../../release-notes/languages.ts'
import type { ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, type KeptField, keptFields, labelOf, valueAfter } from '../impact-world.ts'
import type { Count } from '../probe.ts'
import { countMembers, sayCount } from '../say-count.ts'

/** Items `narrow-choices`, `limit` and `pattern`. */
export async function findNarrowedValues(world: ImpactWorld): Promise<ImpactItem[]> {
  const items: ImpactItem[] = []
  for (const field of keptFields(world)) {
    for (const narrowing of narrowings(world, field)) {
      const value = valueAfter(world, field)
      const count = value === undefined ? undefined : await narrowing.count(value)
      if (count && count.rows !== 0) items.push(toItem(field, narrowing, count))
    }
  }
  return items
}

interface Narrowing {
  readonly code: 'narrow-choices' | 'limit' | 'pattern'
  /** Added to the key where a field may have several. */
  readonly suffix: string
  readonly words: Bilingual
  readonly count: (value: string) => Promise<Count>
}

function narrowings(world: ImpactWorld, field: KeptField): Narrowing[] {
  const { object, before, after } = field
  const now = fieldUse(world.after.symbols, object.after, after.id)
  const was = before && fieldUse(world.before.symbols, object.before, before.id)
  if (!now) return []
  const found: Narrowing[] = []
  const where = (condition: (value: string) => string) => (value: string) =>
    world.probe.count(object.table, condition(`(${value})`))

  const codes = choicesOf(now, world.after.symbols, object.after)?.map(choice => choice.code)
  const oldCodes = was && choicesOf(was, world.before.symbols, object.before)?.map(choice => choice.code)
  const gone = codes && oldCodes?.filter(code => !codes.includes(code))
  if (codes && before && (gone ? gone.length > 0 : true)) {
    const isMany = after.type === 'multiChoice'
    const list = `array[${(gone ?? codes).map(quoteText).join(', ')}]::text[]`
    const condition = (value: string) =>
      gone
        ? isMany
          ? `${value} && ${list}`
          : `${value} = any (${list})`
        : isMany
          ? `not ${value} <@ ${list}`
          : `${value} <> all (${list})`
    found.push({
      code: 'narrow-choices',
      suffix: '',
      words: { en: 'is a choice that is no longer there', 'zh-CN': '持有已不存在的选项' },
      count: where(condition),
    })
  }

  const [max, oldMax] = [limitOf(now, 'maxLength'), was && limitOf(was, 'maxLength')]
  if (max !== undefined && before && (oldMax === undefined || oldMax > max)) {
    found.push({
      code: 'limit',
      suffix: ' maxLength',
      words: { en: `is longer than ${max} characters`, 'zh-CN': `超过 ${max} 个字符` },
      count: where(value => `char_length(${value}) > ${Number(max)}`),
    })
  }
  for (const [limit, sign, en, zh] of [
    ['min', '<', 'is below', '小于'],
    ['max', '>', 'is above', '大于'],
  ] as const) {
    const [bound, old] = [limitOf(now, limit), was && limitOf(was, limit)]
    if (bound === undefined || bound === old || !before) continue
    found.push({
      code: 'limit',
      suffix: ` ${limit}`,
      words: { en: `${en} ${bound}`, 'zh-CN': `${zh} ${bound}` },
      count: where(value => `${value} ${sign} ${quoteText(bound)}::numeric`),
    })
  }
  const [pattern, oldPattern] = [limitOf(now, 'pattern'), was && limitOf(was, 'pattern')]
  if (pattern !== undefined && pattern !== oldPattern && before && !patternFault(pattern)) {
    found.push({
      code: 'pattern',
      suffix: '',
      words: { en: 'does not fit the pattern', 'zh-CN': '不符合格式' },
      count: value => countMisfits(world, object.table, value, pattern),
    })
  }
  return found
}

const mostLookedAt = 50_000

/** The pattern is JavaScript's, so that values are looked at here, as many as is reasonable. */
async function countMisfits({ ed, probe }: ImpactWorld, table: string, value: string, pattern: string): Promise<Count> {
  const rows = await probe.ask<{ id: string; value: string }>(
    `select t.id, (${value})::text as value from ${quoteIn(ed, table)} t
     where t.deleted_at is null and (${value}) is not null limit ${mostLookedAt + 1}`,
  )
  if (!rows) return { rows: undefined, counted: 'estimated', ids: [] }
  const matcher = new RegExp(`^(?:${pattern})$`, 'u')
  const misfits = rows.slice(0, mostLookedAt).filter(row => !matcher.test(row.value))
  const ids = misfits.slice(0, 5).map(row => row.id)
  if (rows.length <= mostLookedAt) return { rows: misfits.length, counted: 'exactly', ids }
  const share = mostLookedAt / Math.max(mostLookedAt, await probe.size(table))
  return { rows: Math.round(misfits.length / share), counted: 'estimated', ids }
}

function toItem({ object, after }: KeptField, narrowing: Narrowing, count: Count): ImpactItem {
  const [of, label, many] = [labelOf(object.after), labelOf(after), sayCount(count)]
  return {
    key: `${narrowing.code} ${object.before.name}.${after.name}${narrowing.suffix}`,
    code: narrowing.code,
    severity: 'warning',
    object: object.before.name,
    field: after.name,
    ...countMembers(count),
    sample: { object: object.before.name, ids: count.ids },
    message: {
      en: `${of.en}: in ${many.en} the value of ${label.en} ${narrowing.words.en}. It stays until somebody changes it.`,
      'zh-CN': `${of['zh-CN']}：${many['zh-CN']}的“${label['zh-CN']}”${narrowing.words['zh-CN']}。这些值保留到有人修改为止。`,
    },
  }
}
