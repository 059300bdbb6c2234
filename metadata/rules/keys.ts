/** Keys, indexes, global search and duplicate rules name fields that have one stored value that can serve them. */
import type { ObjectDefinition } from '../definitions.ts'
import type { FieldType } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

const textual: readonly FieldType[] = ['text', 'email', 'phone', 'url', 'autoNumber']
const comparable: readonly FieldType[] = [
  ...textual,
  'integer',
  'decimal',
  'percent',
  'rating',
  'boolean',
  'date',
  'datetime',
  'choice',
  'reference',
]
const indexable: readonly FieldType[] = [...comparable, 'money', 'id']
const searchable: readonly FieldType[] = [...textual, 'longText']

export const keys: Rule = function* (context) {
  for (const object of context.symbols.all('object')) {
    for (const [index, key] of (object.keys ?? []).entries()) {
      yield* check(context, object, key.fields, `/keys/${index}/fields`, comparable, 'key')
    }
    for (const [index, item] of (object.indexes ?? []).entries()) {
      yield* check(context, object, item.fields, `/indexes/${index}/fields`, indexable, 'index')
    }
    for (const [index, rule] of (object.duplicates ?? []).entries()) {
      yield* check(context, object, rule.fields, `/duplicates/${index}/fields`, comparable, 'duplicate')
    }
    if (object.search) yield* check(context, object, object.search, '/search', searchable, 'search', false)
  }
}

const words = {
  key: ['a key', '唯一键'],
  index: ['an index', '索引'],
  duplicate: ['this duplicate rule', '此查重规则'],
  search: ['the search', '全局搜索'],
} as const

function* check(
  context: RuleContext,
  object: ObjectDefinition,
  fields: readonly string[],
  pointer: string,
  types: readonly FieldType[],
  what: keyof typeof words,
  needsAny = true,
): Iterable<Finding> {
  const [en, zh] = words[what]
  if (fields.length === 0 && needsAny) {
    yield error(
      object,
      `${what}/empty`,
      pointer,
      `It takes at least one field to make ${en}.`,
      `${zh}至少需要一个字段。`,
    )
  }
  for (const index of fields.keys()) {
    const use = context.pathAt(object, `${pointer}/${index}`)?.end
    if (!use || types.includes(use.type)) continue
    yield error(
      object,
      `${what}/unfit-field`,
      `${pointer}/${index}`,
      `${use.name} is of a type (${use.type}) that cannot be part of ${en}.`,
      `${use.name} 的类型（${use.type}）不能用于${zh}。`,
    )
  }
}
