/** A printed expression with what it comes to, and the refusal of what cannot be printed. */
import { raw, type Sql } from 'sql-template-tag'

import type { FieldType } from '../../field-use.ts'

export type SqlType = 'number' | 'string' | 'boolean' | 'date' | 'datetime' | 'days' | 'months' | 'strings' | 'null'

export interface SqlValue {
  readonly sql: Sql
  readonly type: SqlType
  /** A moment whose date and hour are those of its own offset, which the database does not keep. */
  readonly hasOwnOffset?: boolean
}

/** What PostgreSQL calls it. */
export const sqlTypes: Readonly<Record<SqlType, string>> = {
  number: 'numeric',
  string: 'text',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz',
  days: 'interval',
  months: 'interval',
  strings: 'text[]',
  null: 'text',
}

/** The types in words. */
export const words: Readonly<Record<SqlType, { readonly en: string; readonly zh: string }>> = {
  number: { en: 'a number', zh: '数值' },
  string: { en: 'a text', zh: '文本' },
  boolean: { en: 'a yes/no value', zh: '布尔值' },
  date: { en: 'a date', zh: '日期' },
  datetime: { en: 'a date and time', zh: '日期时间' },
  days: { en: 'a duration in days and time', zh: '天时分秒时长' },
  months: { en: 'a duration in years and months', zh: '年月时长' },
  strings: { en: 'a list of texts', zh: '文本列表' },
  null: { en: 'nothing', zh: '空值' },
}

/** As it stands at the beginning of a sentence. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** That something of another type stands where one is wanted, in both languages. */
export function expected(type: SqlType, found: SqlType): readonly [en: string, zh: string] {
  return [
    `${capital(words[type].en)} is expected here, not ${words[found].en}.`,
    `此处须为${words[type].zh}，而非${words[found].zh}。`,
  ]
}

/** As many decimals as the evaluator's 34 digits need: a quotient has the larger scale of its parts. */
export const manyDecimals = raw('0.0000000000000000000000000000000000')

/** What a field of each type comes to; other types have no place in SQL expressions. */
export const sqlTypeOf: Readonly<Partial<Record<FieldType, SqlType>>> = {
  id: 'string',
  text: 'string',
  longText: 'string',
  email: 'string',
  phone: 'string',
  url: 'string',
  choice: 'string',
  autoNumber: 'string',
  reference: 'string',
  integer: 'number',
  decimal: 'number',
  percent: 'number',
  money: 'number',
  rating: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  multiChoice: 'strings',
}

/** Whether values of the type come one after another. */
export function isOrdered(type: SqlType): boolean {
  return type !== 'boolean' && type !== 'strings'
}

interface Spot {
  readonly from: number
  readonly to: number
}

/** Why an expression has no SQL, and where. */
export class ExpressionRefusal extends Error {
  readonly from: number
  readonly to: number
  readonly zh: string
  constructor({ from, to }: Spot, en: string, zh: string) {
    super(en)
    this.from = from
    this.to = to
    this.zh = zh
  }
}

/** Throws the refusal. */
export function refuse(spot: Spot, en: string, zh: string): never {
  throw new ExpressionRefusal(spot, en, zh)
}
