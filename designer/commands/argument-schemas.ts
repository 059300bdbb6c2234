/** The arguments that many commands share, with their words in both languages. */

import { kinds } from '#metadata/kinds/kinds.ts'
import { group, kindNames, name as nameSchema, oneOf, type Schema, text } from '#metadata/kinds/schema.ts'

type Words = readonly [en: string, zh: string]

/** The arguments of a command as a whole; `title` is what a button says. */
export const argumentsOf = (
  title: Words,
  description: Words,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Schema => group(properties, required, title, description, 'Arguments')

/** The kind of the definition that a command is about. */
export const kindArgument = oneOf(
  Object.fromEntries(kindNames.map(kind => [kind, kinds[kind]['x-zh-CN']?.title ?? kind])),
  ['Kind', '种类'],
  ['What sort of definition it is.', '定义项的种类。'],
)

/** The name, or id, of the definition that a command is about. */
export const nameArgument = text(['Name', '名称'], ['Which one.', '指明是哪一个。'], { minLength: 1, maxLength: 60 })

/** A name that is given to something. */
export const newName: Schema = { ...nameSchema, title: 'Name' }

/** Property names and keys of elements (or their names, or positions), from the outside in. */
export const pathArgument: Schema = {
  type: 'array',
  minItems: 1,
  maxItems: 40,
  items: { type: ['string', 'integer'], maxLength: 400 },
  title: 'Place',
  description: 'Property names and keys, names or positions of elements, from the outside in.',
  'x-zh-CN': { title: '位置', description: '由外到内的属性名，以及元素的键、名称或序号。' },
}

/** Any value of JSON. */
export const valueArgument: Schema = {
  title: 'Value',
  description: 'The new value; none takes it away.',
  'x-zh-CN': { title: '值', description: '新的值；不填则删除。' },
}

/** What one may agree to beforehand when something that is used is removed. */
export const alsoArgument: Schema = {
  anyOf: [{ const: 'all' }, { type: 'array', items: { type: 'string', maxLength: 400 }, maxItems: 5000 }],
  title: 'Also',
  description: 'What goes or changes with it: all, or what the refusal named.',
  'x-zh-CN': { title: '一并处理', description: '一并移除或修改的内容：all，或被拒绝时列出的项。' },
}
