/**
 * Variables as JSON: what JSON has no word for is `{"$": type, "value": text}`, a record is `{"$": "record", object, id}`
 * and is read anew whenever an expression asks for it.
 */
import type { Decimal } from 'decimal.js'

import { isDecimal, toDecimal } from '../../feel/decimal.ts'
import { parseTemporal } from '../../feel/temporal/parse-temporal.ts'
import { temporalText } from '../../feel/temporal/temporal-text.ts'
import { contextOf, type FeelContext, FeelFunction, FeelRange, type FeelValue, objectOf } from '../../feel/values.ts'
import { EngineFault } from './engine-fault.ts'
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

/** Deeper and larger values are not kept. */
const mostDepth = 100
const mostValues = 20_000

/** A value as it is kept; functions cannot be, and are null. */
export function toStored(value: FeelValue): StoredVariable {
  return store(value, mostDepth, { left: mostValues })
}

function store(value: FeelValue, depth: number, size: { left: number }): StoredVariable {
  size.left -= 1
  if (size.left < 0 || depth < 0) throw new EngineFault('value/too-large')
  if (value === null || typeof value !== 'object') return value
  if (isDecimal(value)) return toStoredNumber(value)
  const inner = (item: FeelValue) => store(item, depth - 1, size)
  if (Array.isArray(value)) return value.map(inner)
  if (value instanceof FeelRange) {
    const { low, high, lowClosed, highClosed } = value
    return { $: 'range', low: inner(low), high: inner(high), lowClosed, highClosed }
  }
  if (value instanceof FeelFunction) return null
  if (Object.getPrototypeOf(value) !== null) return { $: 'temporal', value: temporalText(value as never) }
  const context = value as FeelContext
  const object = context[objectOf]
  if (object !== undefined && typeof context.id === 'string') return recordVariable(object, context.id)
  const entries = Object.fromEntries(Object.entries(context).map(([name, item]) => [name, inner(item)]))
  return '$' in entries ? { $: 'context', entries } : entries
}

function toStoredNumber(value: Decimal): StoredVariable {
  const number = Number(value)
  return Number.isFinite(number) && toDecimal(number).equals(value) ? number : { $: 'number', value: String(value) }
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
    case 'temporal':
      return parseTemporal(text)
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
