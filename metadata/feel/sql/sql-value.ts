/** A printed expression with what it comes to, and the refusal of what cannot be printed. */
import type { Sql } from 'sql-template-tag'

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
