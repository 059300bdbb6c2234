/** What a FEEL expression takes and answers. */
import type { Decimal } from 'decimal.js'
import type { Temporal } from 'temporal-polyfill'

export type FeelValue =
  | null
  | boolean
  | string
  | Decimal
  | Temporal.PlainDate
  | Temporal.PlainTime
  | Temporal.PlainDateTime
  | Temporal.ZonedDateTime
  | Temporal.Duration
  | readonly FeelValue[]
  | FeelContext
  | FeelRange
  | FeelFunction

/** Names and values; has no prototype. A record is a context with `id`, and the members that were read. */
export interface FeelContext {
  readonly [name: string]: FeelValue
}

export interface FeelRange {
  readonly range: true
  readonly low: FeelValue
  readonly high: FeelValue
  readonly lowClosed: boolean
  readonly highClosed: boolean
}

export interface FeelFunction {
  readonly parameters: readonly string[]
  readonly call: (values: readonly FeelValue[]) => FeelValue
}
