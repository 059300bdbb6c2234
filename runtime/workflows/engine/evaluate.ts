/** Evaluates expressions of a workflow: gives them the names that they read, records with what is asked of them. */
import { Temporal } from 'temporal-polyfill'

import type { FeelContext, FeelValue } from '../../feel/values.ts'
import type { CompiledExpression, Graph } from './compile-graph.ts'
import { EngineFault } from './engine-fault.ts'
import { fromStored, isStoredRecord, toStored } from './stored-value.ts'
import type { InstanceState, World } from './types.ts'
import { findVariable, type Place } from './variables.ts'

/** What an expression is evaluated in. */
export interface Moment {
  readonly graph: Graph
  readonly state: InstanceState
  readonly world: World
}

type Names = Readonly<Record<string, FeelValue>>

/** The value of an expression at a place; `more` are names that only this expression knows. Throws `MissingRecord` and faults. */
export function evaluate(moment: Moment, place: Place, text: string, more: Names = {}): FeelValue {
  const { graph, state, world } = moment
  const { reads, evaluate: run } = graph.compile(text, place.node)
  const names: Record<string, FeelValue> = Object.create(null)
  names.now = Temporal.Instant.fromEpochMilliseconds(world.now).toZonedDateTimeISO(world.timeZone)
  names.today = names.now.toPlainDate()
  for (const { root } of reads) {
    if (root in names) continue
    if (root === 'actor') names.actor = world.actor
    else if (root === 'setting') names.setting = world.settings
    else if (Object.hasOwn(more, root)) names[root] = more[root] as FeelValue
    else names[root] = fromStored(findVariable(state, place, root), pathsOf(graph, reads, root), world.record)
  }
  return run(withFields(names, reads))
}

/** What all expressions of the workflow read, so that a record is read once, and what this one does. */
function pathsOf(graph: Graph, reads: CompiledExpression['reads'], root: string): (readonly string[])[] {
  const paths = new Map(graph.pathsOf(root).map(path => [path.join('.'), path]))
  for (const read of reads) if (read.root === root && read.path.length > 0) paths.set(read.path.join('.'), read.path)
  return [...paths.values()]
}

/** The fields of the record by themselves, where no other name hides them. */
function withFields(
  names: Record<string, FeelValue>,
  reads: readonly { root: string; path: readonly string[] }[],
): Names {
  const record = names.record as FeelContext | null | undefined
  if (record === undefined) return names
  for (const { root, path } of reads) {
    const [field] = path
    if (root !== 'record' || field === undefined || field in names) continue
    if (record === null) names[field] = null
    else if (field in record) names[field] = record[field] as FeelValue
  }
  return names
}

/** Whether a condition is true; null is not. Anything but true, false and null is a fault. */
export function isTrue(moment: Moment, place: Place, text: string, more: Names = {}): boolean {
  const value = evaluate(moment, place, text, more)
  if (value === null || typeof value === 'boolean') return value === true
  throw new EngineFault('condition/not-boolean', text.slice(0, 100))
}

/** The key of a message as text: a record's is its id. Lists, contexts and nothing are no keys. */
export function keyText(value: FeelValue): string {
  if (value === null || value === '' || Array.isArray(value)) throw new EngineFault('message/keyless')
  if (typeof value !== 'object') return String(value)
  const record = toStored(value)
  if (isStoredRecord(record)) return record.id
  if (Object.getPrototypeOf(value) === null) throw new EngineFault('message/keyless')
  return String(value)
}
