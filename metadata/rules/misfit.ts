/** Whether a constant fits a field: as default of a new record, as what an action sets, or as what a filter compares with. */
import { compareDecimals, placesOf } from '../compare-decimals.ts'
import type { ObjectDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { choicesOf, type FieldType, type FieldUse, limitOf } from '../field-use.ts'
import { patternFault } from '../pattern-fault.ts'
import { starsOf } from '../stars-of.ts'
import { systemObjects } from '../system-fields.ts'
import type { RuleContext } from './context.ts'

export interface Misfit {
  readonly en: string
  readonly zh: string
  readonly near?: readonly string[]
}

export interface Purpose {
  readonly as: 'default' | 'assignment' | 'filter'
  readonly object: ObjectDefinition
}

type Check = (value: unknown, use: FieldUse, purpose: Purpose, context: RuleContext) => Misfit | undefined

/** Says why a value does not fit; undefined when it does. */
export function misfit(value: unknown, use: FieldUse, purpose: Purpose, context: RuleContext): Misfit | undefined {
  return checks[use.type](value, use, purpose, context)
}

/** YYYY-MM-DD that the calendar has. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

const text: Check = (value, use, purpose) => {
  if (typeof value === 'number' && purpose.as === 'filter') return undefined
  if (typeof value !== 'string') return { en: 'It must be a text.', zh: '须为文本。' }
  if (purpose.as === 'filter') return undefined
  const longest = limitOf(use, 'maxLength')
  if (longest !== undefined && [...value].length > longest) {
    return { en: `It is longer than ${longest} characters.`, zh: `长度超过 ${longest} 个字符。` }
  }
  const pattern = limitOf(use, 'pattern')
  if (pattern !== undefined && !patternFault(pattern) && !new RegExp(`^(?:${pattern})$`, 'u').test(value)) {
    return { en: 'It does not match the pattern of the field.', zh: '与字段的格式不符。' }
  }
  return undefined
}

const number: Check = (value, use, purpose) => {
  const written = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  if (!/^-?\d{1,40}(\.\d{1,20})?$/.test(written)) return { en: 'It must be a number.', zh: '须为数字。' }
  if (use.type === 'integer' && written.includes('.')) return { en: 'It must be a whole number.', zh: '须为整数。' }
  if (purpose.as === 'filter') return undefined
  const [min, max, scale] = [limitOf(use, 'min'), limitOf(use, 'max'), limitOf(use, 'scale')]
  if (min !== undefined && compareDecimals(written, min) < 0)
    return { en: `It is less than ${min}.`, zh: `小于 ${min}。` }
  if (max !== undefined && compareDecimals(written, max) > 0)
    return { en: `It is more than ${max}.`, zh: `大于 ${max}。` }
  if (scale !== undefined && placesOf(written) > scale) {
    return { en: `It has more than ${scale} decimals.`, zh: `小数超过 ${scale} 位。` }
  }
  return undefined
}

const rating: Check = (value, use, purpose, context) => {
  const wrong = number(value, use, { ...purpose, as: 'filter' }, context)
  if (wrong) return wrong
  if (!/^-?\d+$/.test(String(value))) return { en: 'It must be a whole number.', zh: '须为整数。' }
  const most = starsOf(use.definition)
  if (purpose.as === 'filter' || (Number(value) >= 1 && Number(value) <= most)) return undefined
  return { en: `It must be 1 to ${most} stars.`, zh: `须为 1 至 ${most} 颗星。` }
}

const boolean: Check = value =>
  typeof value === 'boolean' ? undefined : { en: 'It must be true or false.', zh: '须为 true 或 false。' }

const moving = /^(today|now|today[+-]\d{1,4})$/

const date: Check = value =>
  isDay(value) || moving.test(String(value))
    ? undefined
    : { en: 'It must be a date such as 2026-11-21, or today.', zh: '须为日期（如 2026-11-21）或 today。' }

const datetime: Check = value => {
  if (isDay(value) || moving.test(String(value))) return undefined
  const isMoment =
    typeof value === 'string' && isDay(value.slice(0, 10)) && value[10] === 'T' && !Number.isNaN(Date.parse(value))
  return isMoment
    ? undefined
    : {
        en: 'It must be a moment such as 2026-11-21T08:00:00Z, or now.',
        zh: '须为时刻（如 2026-11-21T08:00:00Z）或 now。',
      }
}

const choice: Check = (value, use, purpose, context) => {
  const choices = choicesOf(use, context.symbols, purpose.object)
  if (!choices) return undefined
  const found = choices.find(item => item.code === value)
  if (!found) {
    const near = didYouMean(
      String(value),
      choices.map(item => item.code),
    )
    return { en: `${String(value)} is not among the choices.`, zh: `选项中没有 ${String(value)}。`, near }
  }
  if (found.retired && purpose.as === 'default')
    return { en: `The choice ${found.code} is retired.`, zh: `选项 ${found.code} 已停用。` }
  return undefined
}

const multiChoice: Check = (value, use, purpose, context) => {
  if (purpose.as === 'filter') return choice(value, use, purpose, context)
  if (!Array.isArray(value)) return { en: 'It must be a list of choices.', zh: '须为选项列表。' }
  for (const code of value) {
    const wrong = choice(code, use, purpose, context)
    if (wrong) return wrong
  }
  return undefined
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const reference: Check = (value, use, purpose) => {
  const leadsTo = (id: string) => use.targets.some(target => target.id === id)
  if (value === '$me') {
    if (leadsTo(systemObjects.user)) return undefined
    return { en: '$me fits only a field that leads to a user.', zh: '$me 仅适用于指向员工的字段。' }
  }
  if (value === '$my_team' && purpose.as === 'filter') {
    if (leadsTo(systemObjects.user) || leadsTo(systemObjects.team)) return undefined
    return {
      en: '$my_team fits only a field that leads to a user or team.',
      zh: '$my_team 仅适用于指向员工或团队的字段。',
    }
  }
  return uuid.test(String(value)) ? undefined : { en: 'It must be the id of a record.', zh: '须为记录的标识。' }
}

const id: Check = value =>
  uuid.test(String(value)) ? undefined : { en: 'It must be the id of a record.', zh: '须为记录的标识。' }

const nothing: Check = () => ({ en: 'No constant fits this field.', zh: '此字段不接受常量。' })

const checks: Record<FieldType, Check> = {
  text,
  longText: text,
  email: text,
  phone: text,
  url: text,
  autoNumber: (value, use, purpose, context) =>
    (purpose.as === 'filter' ? text : nothing)(value, use, purpose, context),
  integer: number,
  decimal: number,
  money: number,
  percent: number,
  rating,
  boolean,
  date,
  datetime,
  choice,
  multiChoice,
  reference,
  anyReference: (value, use, purpose, context) =>
    (purpose.as === 'filter' ? id : nothing)(value, use, purpose, context),
  id,
  file: nothing,
  children: nothing,
}
