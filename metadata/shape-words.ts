/** What an error of the JSON Schema validator means, in words that people understand. */
import type { ErrorObject } from 'ajv'

import { didYouMean } from './did-you-mean.ts'
import type { Schema } from './kinds/schema.ts'

export interface Words {
  readonly code: string
  readonly en: string
  readonly zh: string
  readonly near?: readonly string[]
}

/** Patterns that people meet, in their words. */
const forms: readonly { readonly is: RegExp; readonly words: readonly [string, string] }[] = [
  {
    is: /^\^\(#\[0-9a-f\]\{6\}\|blue/,
    words: [
      'is no color: take one of the palette, or write it as #2f56c8.',
      '不是颜色：请从调色板中选择，或写成 #2f56c8 的形式。',
    ],
  },
  {
    is: /#\[0-9a-f\]\{6\}/,
    words: [
      'is no color: write it as # and six digits, such as #2f56c8.',
      '不是颜色：请写成 # 加六位数字的形式，例如 #2f56c8。',
    ],
  },
  {
    is: /\\p\{L\}/,
    words: [
      'is no name: it has letters, digits and underscores only, at most 60.',
      '不是有效的名称：只能包含文字、数字和下划线，最多 60 个。',
    ],
  },
]

/** Says it in both languages; the validator must run with `verbose`. */
export function wordsOf(error: ErrorObject): Words {
  const params = error.params as Readonly<Record<string, unknown>>
  const given = brief(error.data)
  const schema = error.parentSchema as Schema
  switch (error.keyword) {
    case 'required':
      return unfit('property/missing', `${params.missingProperty} is missing.`, `缺少 ${params.missingProperty}。`)
    case 'additionalProperties': {
      const name = String(params.additionalProperty).slice(0, 60)
      const near = didYouMean(name, Object.keys(schema.properties ?? {}))
      return unfit(
        'property/unknown',
        `There is no property called ${name} here.`,
        `此处没有名为 ${name} 的属性。`,
        near,
      )
    }
    case 'discriminator':
      return discriminator(params, schema)
    case 'enum': {
      const allowed = (params.allowedValues as unknown[]).map(String)
      const near = didYouMean(String(error.data).slice(0, 60), allowed)
      const list = allowed.join(', ')
      return unfit('value/unknown', `${given} is none of ${list}.`, `${given} 不在可选值之中：${list}。`, near)
    }
    case 'type': {
      const types = [params.type].flat().map(String)
      const [en, zh] = [
        types.map(type => typeWords[type]?.[0] ?? type),
        types.map(type => typeWords[type]?.[1] ?? type),
      ]
      return unfit(
        'value/wrong-type',
        `It must be ${en.join(' or ')}, not ${given}.`,
        `须为${zh.join('或')}，而非 ${given}。`,
      )
    }
    case 'pattern': {
      const [en, zh] = forms.find(form => form.is.test(String(params.pattern)))?.words ?? [
        `does not have the form ${params.pattern}.`,
        `不符合格式 ${params.pattern}。`,
      ]
      return unfit('value/malformed', `${given} ${en}`, `${given} ${zh}`)
    }
    case 'maxLength':
    case 'maxItems':
      return unfit('value/too-long', `It is longer than ${params.limit}.`, `长度超过 ${params.limit}。`)
    case 'minLength':
    case 'minItems':
      return unfit('value/too-short', `It is shorter than ${params.limit}.`, `长度不足 ${params.limit}。`)
    case 'minimum':
      return unfit('value/out-of-range', `It is less than ${params.limit}.`, `小于 ${params.limit}。`)
    case 'maximum':
      return unfit('value/out-of-range', `It is more than ${params.limit}.`, `大于 ${params.limit}。`)
    case 'uniqueItems':
      return unfit(
        'value/repeated',
        `Items ${params.j} and ${params.i} are the same.`,
        `第 ${params.j} 项与第 ${params.i} 项相同。`,
      )
    case 'const':
      return unfit('value/unknown', `It must be ${brief(params.allowedValue)}.`, `须为 ${brief(params.allowedValue)}。`)
    default:
      return unfit('value/malformed', `It breaks the rule ${error.keyword}.`, `不符合规则 ${error.keyword}。`)
  }
}

/** The tag of a union is missing or unknown: `type` of a field, `part` of a number. */
function discriminator(params: Readonly<Record<string, unknown>>, schema: Schema): Words {
  const tag = String(params.tag)
  const tags = (schema.oneOf ?? []).map(branch => String(branch.properties?.[tag]?.const))
  if (typeof params.tagValue !== 'string') {
    return unfit(
      'property/missing',
      `${tag} must be one of ${tags.join(', ')}.`,
      `${tag} 须为以下之一：${tags.join('、')}。`,
    )
  }
  const value = params.tagValue.slice(0, 60)
  const near = didYouMean(value, tags)
  return unfit('value/unknown', `There is no ${tag} called ${value}.`, `没有名为 ${value} 的 ${tag}。`, near)
}

function unfit(code: string, en: string, zh: string, near?: readonly string[]): Words {
  return { code, en, zh, ...(near ? { near } : {}) }
}

const typeWords: Readonly<Record<string, readonly [string, string]>> = {
  string: ['a text', '文本'],
  number: ['a number', '数字'],
  integer: ['a whole number', '整数'],
  boolean: ['true or false', ' true 或 false '],
  object: ['an object', '对象'],
  array: ['a list', '列表'],
  null: ['null', ' null '],
}

/** A value in a few characters. */
function brief(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (value !== null && typeof value === 'object') return 'an object'
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
