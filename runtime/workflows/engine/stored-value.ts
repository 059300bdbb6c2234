/**
 * Variables as JSON: what JSON has no word for is `{"$": type, "value": text}`, a record is `{"$": "record", object, id}`
 * and is read anew whenever an expression asks for it.
 */
import type { Decimal } from 'decimal.js'
import { Temporal } from 'temporal-polyfill'

import { FeelDecimal, toDecimal } from '../../feel/decimal.ts'
import { contextOf, FeelFunction, FeelRange, type FeelValue, objectOf, ZonedTime } from '../../feel/values.ts'
import { MissingRecord } from './missing-record.ts'
import type { StoredVariable, World } from './types.ts'

export interface StoredRecord {
  readonly $: 'record'
  readonly object: string
  readonly id: string
}

type Path = readonly string[]
type Node = Readonly<Record<string, unknown>>

/** The stored form of a reference to a record; `object` is the id of its definition. */
export function recordVariable(object: string, id: string): StoredRecord {
  return { $: 'record', object, id }
}

/** Whether a stored value is a reference to a record. */
export function isStoredRecord(value: StoredVariable): value is StoredRecord {
  return isNode(value) && value.$ === 'record'
}

/** A value as it is kept; functions cannot be, and are null. */
export function toStored(value: FeelValue): StoredVariable {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof FeelDecimal) return toStoredNumber(value)
  if (Array.isArray(value)) return value.map(toStored)
  if (value instanceof Temporal.PlainDate) return typed('date', value)
  if (value instanceof Temporal.PlainTime) return typed('time', value)
  if (value instanceof Temporal.PlainDateTime) return typed('localDateTime', value)
  if (value instanceof Temporal.ZonedDateTime) return typed('dateTime', value)
  if (value instanceof Temporal.Duration) return typed('duration', value)
  if (value instanceof ZonedTime) return { $: 'zonedTime', value: String(value.time), zone: value.zone }
  if (value instanceof FeelRange) {
    const { low, high, lowClosed, highClosed } = value
    return { $: 'range', low: toStored(low), high: toStored(high), lowClosed, highClosed }
  }
  if (value instanceof FeelFunction) return null
  const context = value as Readonly<Record<string, FeelValue>> & { readonly [objectOf]?: string }
  const object = context[objectOf]
  if (object !== undefined && typeof context.id === 'string') return recordVariable(object, context.id)
  const entries = Object.fromEntries(Object.entries(context).map(([name, item]) => [name, toStored(item)]))
  return '$' in entries ? { $: 'context', entries } : entries
}

function toStoredNumber(value: Decimal): StoredVariable {
  const number = Number(value)
  return Number.isFinite(number) && toDecimal(number).equals(value) ? number : { $: 'number', value: String(value) }
}

function typed(type: string, value: { toString(): string }): StoredVariable {
  return { $: type, value: value.toString() }
}

/** The value of what is kept. Records are asked of the world with the members along `paths`; throws `MissingRecord`. */
export function fromStored(value: StoredVariable, paths: readonly Path[], record: World['record']): FeelValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return toDecimal(value)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(item => fromStored(item, paths, record))
  const node = value as Node
  if (typeof node.$ === 'string') return fromTyped(node, paths, record)
  return fromEntries(node, paths, record)
}

function fromEntries(node: Node, paths: readonly Path[], record: World['record']): FeelValue {
  return contextOf(
    Object.entries(node).map(([name, item]) => {
      const inner = paths.filter(path => path[0] === name).map(path => path.slice(1))
      return [name, fromStored(item, inner, record)] as const
    }),
  )
}

function fromTyped(node: Node, paths: readonly Path[], record: World['record']): FeelValue {
  const text = String(node.value)
  switch (node.$) {
    case 'record': {
      const { object, id } = node as unknown as StoredRecord
      const wanted = paths.filter(path => path.length > 0)
      const found = record(object, id, wanted)
      if (found === undefined) throw new MissingRecord(object, id, wanted)
      return found
    }
    case 'number':
      return toDecimal(text)
    case 'date':
      return Temporal.PlainDate.from(text)
    case 'time':
      return Temporal.PlainTime.from(text)
    case 'localDateTime':
      return Temporal.PlainDateTime.from(text)
    case 'dateTime':
      return Temporal.ZonedDateTime.from(text)
    case 'duration':
      return Temporal.Duration.from(text)
    case 'zonedTime':
      return new ZonedTime(Temporal.PlainTime.from(text), String(node.zone))
    case 'range': {
      const end = (side: unknown) => fromStored(side, [], record)
      return new FeelRange(end(node.low), end(node.high), node.lowClosed === true, node.highClosed === true)
    }
    case 'context':
      return fromEntries(node.entries as Node, paths, record)
    default:
      return fromEntries(node, paths, record)
  }
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
