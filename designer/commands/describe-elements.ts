/** Says what is different in a list that was written anew: what came, went, changed, or stands elsewhere. */
import { equals } from '#metadata/equals.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { isNode, keyOf } from './place.ts'
import { elementLabel } from './place-words.ts'
import type { Both } from './words.ts'

interface Part extends Both {
  /** What tells it from the others. */
  readonly key: string
  readonly value: unknown
}

/** "Orders added; the order changed" and the same in Chinese; undefined where nothing differs. */
export function describeElements(
  before: readonly unknown[],
  after: readonly unknown[],
  schema: Schema | undefined,
): Both | undefined {
  const [old, now] = [before.map(toPart(schema)), after.map(toPart(schema))]
  const [wasAt, isAt] = [byKey(old), byKey(now)]
  const kept = now.filter(({ key }) => wasAt.has(key))
  const isMoved = !equals(
    kept.map(({ key }) => key),
    old.filter(({ key }) => isAt.has(key)).map(({ key }) => key),
  )
  const said = [
    tell(
      now.filter(({ key }) => !wasAt.has(key)),
      'added',
      '添加',
    ),
    tell(
      old.filter(({ key }) => !isAt.has(key)),
      'removed',
      '移除',
    ),
    tell(
      kept.filter(({ key, value }) => !equals(wasAt.get(key)?.value, value)),
      'changed',
      '更改',
    ),
    isMoved ? [{ en: 'order changed', 'zh-CN': '调整顺序' }] : [],
  ].flat()
  if (said.length === 0) return undefined
  return { en: said.map(({ en }) => en).join('; '), 'zh-CN': said.map(text => text['zh-CN']).join('；') }
}

const byKey = (parts: readonly Part[]) => new Map(parts.map(part => [part.key, part]))

const toPart =
  (schema: Schema | undefined) =>
  (value: unknown, index: number): Part => {
    const field = isNode(value) && typeof value.field === 'string' ? value.field : undefined
    const key = keyOf(value, schema) ?? field ?? JSON.stringify(value)
    const words = field === undefined ? elementLabel(value, schema, index) : { en: field, 'zh-CN': field }
    return { key, value, ...words }
  }

/** At most three by what they are called. */
function tell(parts: readonly Part[], en: string, zh: string): Both[] {
  if (parts.length === 0) return []
  const more = parts.length > 3
  const shown = parts.slice(0, 3)
  const names = shown.map(part => part.en).join(', ') + (more ? ` and ${parts.length - 3} more` : '')
  const chinese = shown.map(part => part['zh-CN']).join('、') + (more ? `等 ${parts.length} 项` : '')
  return [{ en: `${names} ${en}`, 'zh-CN': `${zh}${chinese}` }]
}
