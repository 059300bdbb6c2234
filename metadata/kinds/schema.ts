/**
 * The few words in which every kind's JSON Schema (draft 2020-12) is written. Each property carries an English
 * title and description and, under `x-zh-CN`, the Chinese ones. What is a reference is said here by `x-ref` and
 * `x-of`; what identifies an element of an array is said by `x-key`.
 */

/** What a string at a reference position names. */
export type ReferenceTarget =
  | KindName
  | 'field' /** one field of the object that `x-of` leads to */
  | 'path' /** fields joined by dots, crossing references */
  | 'recordType' /** a record type of that object */
  | 'part' /** a part of a template */
  | 'template-text' /** a text with `{path}` in braces */
  | 'handlebars' /** a Handlebars text whose paths are fields */
  | 'filter' /** a RuleGroup whose `field`s are paths */
  | 'expression' /** FEEL; see `x-scope` and `x-result` */

/** The kinds of definition, in the order in which people read an application. */
export const kindNames = [
  'template',
  'type',
  'picklist',
  'numbering',
  'setting',
  'object',
  'form',
  'list',
  'page',
  'query',
  'report',
  'dashboard',
  'action',
  'conversion',
  'lifecycle',
  'workflow',
  'approval',
  'mailTemplate',
  'document',
  'menu',
  'role',
] as const
export type KindName = (typeof kindNames)[number]

/**
 * Names of an expression's scope. All have `record`, `actor`, `today`, `now` and `setting`; `change` adds `old`, the
 * record as it was (null for a new one); `workflow` adds the variables of the workflow. `measures` has none of these:
 * only the measures of a report that stand before. `question` is a value of a filter: no record, but the parameters.
 */
export type ExpressionScope = 'record' | 'change' | 'workflow' | 'measures' | 'question'
export type ExpressionResult =
  | 'any'
  | 'boolean'
  | 'number'
  | 'text'
  | 'list'
  | 'date' /** a date, or a date and time */
  | 'duration'
  | 'field'
  | 'operand' /** what the field of a rule of a filter is compared with */

/** A JSON Schema with this product's annotations. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly discriminator?: { readonly propertyName: string }
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly format?: string
  readonly title?: string
  readonly description?: string
  readonly 'x-zh-CN'?: { readonly title: string; readonly description: string }
  readonly 'x-zh-CN-enum'?: readonly string[]
  readonly 'x-ref'?: ReferenceTarget
  /** Name of the property, on this object or an enclosing one, that leads to the object a field belongs to; `$self` = the definition, `$object` = the object that the definition is about. */
  readonly 'x-of'?: string
  /** The value is no path when it equals the key of an element of this array of the definition. */
  readonly 'x-unless'?: string
  /** A path that may begin with children fields. */
  readonly 'x-children'?: true
  /** What an expression may speak of, besides the fields of the object that `x-of` leads to. */
  readonly 'x-scope'?: ExpressionScope
  /** What an expression comes to; `field`: a value of the field that the sibling property `field` names. */
  readonly 'x-result'?: ExpressionResult
  /** The database computes the expression, so that it can choose and order records by it. */
  readonly 'x-in-database'?: true
  /** Property that identifies an element within its array; its order is significant. */
  readonly 'x-key'?: string
  /** Name of the TypeScript type that is generated for it. */
  readonly 'x-type'?: string
}

type Words = readonly [en: string, zh: string]

const words = (title: Words, description: Words) => ({
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
})

/** A short text. */
export const text = (title: Words, description: Words, more: Schema = {}): Schema => ({
  type: 'string',
  maxLength: 1000,
  ...more,
  ...words(title, description),
})

/** true or false; absent means false. */
export const flag = (title: Words, description: Words): Schema => ({ type: 'boolean', ...words(title, description) })

/** A whole number within bounds. */
export const whole = (minimum: number, maximum: number, title: Words, description: Words): Schema => ({
  type: 'integer',
  minimum,
  maximum,
  ...words(title, description),
})

/** A decimal written as a string, so that nothing is lost: "0.15". */
export const decimal = (title: Words, description: Words): Schema => ({
  type: 'string',
  pattern: '^-?\\d{1,20}(\\.\\d{1,10})?$',
  ...words(title, description),
})

/** One of fixed values; `choices` maps each value to its Chinese word. */
export const oneOf = (choices: Readonly<Record<string, string>>, title: Words, description: Words): Schema => ({
  type: 'string',
  enum: Object.keys(choices),
  'x-zh-CN-enum': Object.values(choices),
  ...words(title, description),
})

/** The name of something else in the application. `of` says whose field it is (see `x-of`). */
export const ref = (target: ReferenceTarget, title: Words, description: Words, of?: string): Schema => ({
  ...(target === 'filter'
    ? { type: 'object', required: ['combinator', 'rules'], 'x-type': 'Filter' }
    : { type: 'string', minLength: 1, maxLength: 400 }),
  'x-ref': target,
  ...(of ? { 'x-of': of } : {}),
  ...words(title, description),
})

/** A path that may begin with children fields. */
export const acrossChildren = (schema: Schema): Schema => ({ ...schema, 'x-children': true })

/** A FEEL expression. `of` says whose fields it may name directly (see `x-of`). */
export const expression = (
  scope: ExpressionScope,
  result: ExpressionResult,
  title: Words,
  description: Words,
  of?: string,
): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength: 10_000,
  'x-ref': 'expression',
  ...(of ? { 'x-of': of } : {}),
  'x-scope': scope,
  'x-result': result,
  ...words(title, description),
})

/** An expression in the place of a value of a filter. */
export const operandSchema = expression(
  'question',
  'operand',
  ['Formula', '公式'],
  ['What the field is compared with, computed once for each question.', '与字段比较的值，每次查询计算一次。'],
)

/** The same expression, computed by the database. */
export const inDatabase = (schema: Schema): Schema => ({ ...schema, 'x-in-database': true })

/** Several names, in order. */
export const refs = (target: ReferenceTarget, title: Words, description: Words, of?: string): Schema => ({
  type: 'array',
  maxItems: 500,
  uniqueItems: true,
  items: ref(target, title, description, of),
  ...words(title, description),
})

/** Text in several languages. */
export const localized = (title: Words, description: Words): Schema => ({
  type: 'object',
  properties: {
    en: text(['English', '英文'], ['The English text.', '英文文本。']),
    'zh-CN': text(['Chinese', '中文'], ['The Simplified Chinese text.', '简体中文文本。']),
  },
  additionalProperties: false,
  'x-type': 'LocalizedText',
  ...words(title, description),
})

/** An ordered array of objects; `key` is the property that identifies each (`id` unless said otherwise). */
export const keyed = (
  key: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  title: Words,
  description: Words,
  type: string,
): Schema => ({
  type: 'array',
  maxItems: 1000,
  'x-key': key,
  items: {
    type: 'object',
    properties: key === 'id' ? { id: identity, ...properties } : properties,
    required: key === 'id' ? ['id', ...required] : required,
    additionalProperties: false,
    'x-type': type,
  },
  ...words(title, description),
})

/** A group of properties. */
export const group = (
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  title: Words,
  description: Words,
  type: string,
): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  'x-type': type,
  ...words(title, description),
})

export const identity: Schema = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9_-]{2,59}$',
  ...words(['Id', '标识'], ['Never changes; given when the thing is made.', '创建时生成，永不改变。']),
}

/** Letters of any language, digits and underscores; not the name by which JavaScript reaches a prototype. */
export const namePattern = '^(?!__proto__$)[\\p{L}_][\\p{L}\\p{N}_]{0,59}$'

export const name: Schema = {
  type: 'string',
  pattern: namePattern,
  ...words(
    ['Name', '名称'],
    [
      'How files, the API and other definitions call it; may be changed.',
      '文件、接口和其他定义项对它的称呼，可以修改。',
    ],
  ),
}

export const label = localized(['Label', '标签'], ['What people read on the screen.', '屏幕上显示的文字。'])

/** The schema of a whole kind: what every definition has, and what this one adds. */
export const kind = (
  kindName: KindName,
  title: Words,
  description: Words,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Schema => ({
  type: 'object',
  properties: {
    id: identity,
    kind: { const: kindName, ...words(['Kind', '种类'], ['What sort of definition it is.', '定义项的种类。']) },
    name,
    label,
    part: ref(
      'part',
      ['Part', '组成部分'],
      ['The part of its template that it belongs to, as template.part.', '所属应用模板的组成部分，写作 模板.部分。'],
    ),
    ...properties,
  },
  required: ['id', 'kind', 'name', 'label', ...required],
  additionalProperties: false,
  'x-type': `${kindName[0]!.toUpperCase()}${kindName.slice(1)}Definition`,
  ...words(title, description),
})
