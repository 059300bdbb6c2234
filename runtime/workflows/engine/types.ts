/**
 * What the engine of workflows takes and answers. `step(graph, state, event, world)` is pure: no I/O, no clock, no
 * chance; ids are counted in the state, so that an event can be run again, simulated and tested in memory.
 */
import type { FeelValue } from '../../feel/values.ts'

/** A value as it is kept between events: JSON. Temporal values and decimals are written with their type, records as references. */
export type StoredVariable = unknown

export interface InstanceState {
  /** Last number given; every id of the state is a letter and a number. */
  readonly seq: number
  readonly status: 'active' | 'completed' | 'cancelled' | 'failed'
  readonly scopes: Readonly<Record<string, unknown>>
  readonly tokens: Readonly<Record<string, unknown>>
  readonly waits: Readonly<Record<string, Wait>>
}

/** Something from outside that the instance waits for. Mirrored as a row, found again by its id. */
export interface Wait {
  readonly id: string
  readonly kind: 'task' | 'job' | 'timer' | 'message' | 'signal' | 'condition' | 'call'
  /** Id of the node, in the definition. */
  readonly node: string
  readonly token: string | null
  /** Timer: epoch milliseconds. */
  readonly due?: number
  /** Message and signal: what they are called; message: the value of the correlation expression as text. */
  readonly name?: string
  readonly key?: string
  /** Call: id of the workflow. */
  readonly workflow?: string
  /** Variables of this wait alone: those of a multi-instance, the input of a call. */
  readonly variables?: Readonly<Record<string, StoredVariable>>
}

export type EngineEvent =
  | { readonly type: 'start'; readonly node?: string; readonly variables: Readonly<Record<string, StoredVariable>> }
  /** A task is completed, a job is done, a called instance has ended, a timer is due, a message or signal has come. */
  | { readonly type: 'done'; readonly wait: string; readonly variables?: Readonly<Record<string, StoredVariable>> }
  /** A job or called instance ended with a BPMN error; a task or job escalates. */
  | { readonly type: 'error' | 'escalation'; readonly wait: string; readonly code: string; readonly message?: string }
  /** A record that conditions read has changed: conditions are asked again. */
  | { readonly type: 'recheck' }
  | { readonly type: 'cancel' }
  /** An administrator: `retry` runs the incident's node again, `skip` leaves it as if it were done, `move` puts the token elsewhere. */
  | {
      readonly type: 'retry' | 'skip'
      readonly token: string
      readonly variables?: Readonly<Record<string, StoredVariable>>
    }
  | { readonly type: 'move'; readonly token: string; readonly to: string }

export type Effect =
  | { readonly type: 'open'; readonly wait: Wait }
  | { readonly type: 'close'; readonly wait: string }
  | { readonly type: 'cancel-call'; readonly wait: string }
  | {
      readonly type: 'throw'
      readonly what: 'message' | 'signal'
      readonly name: string
      readonly key?: string
      readonly variables: Readonly<Record<string, StoredVariable>>
    }
  /** For the log and the diagram: a token came to a node, or left it along a flow (null: it ended there or was taken away). */
  | { readonly type: 'entered'; readonly node: string; readonly token: string }
  | { readonly type: 'left'; readonly node: string; readonly token: string; readonly flow: string | null }
  | {
      readonly type: 'incident'
      readonly node: string
      readonly token: string
      readonly code: string
      readonly message: { readonly en: string; readonly 'zh-CN': string }
    }
  | {
      readonly type: 'ended'
      readonly status: 'completed' | 'cancelled' | 'failed'
      readonly variables: Readonly<Record<string, StoredVariable>>
      readonly error?: string
    }

/** What is true outside while an event is dealt with. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: number
  /** IANA name; "today" is there. */
  readonly timeZone: string
  /** The record with the fields that were read so far; undefined makes `step` throw `MissingRecord`, and whoever called reads it and calls again. */
  record(object: string, id: string): FeelValue | undefined
  /** Business parameters: `setting` in expressions. */
  readonly settings: FeelValue
}

export interface Stepped {
  readonly state: InstanceState
  readonly effects: readonly Effect[]
  /** What the event was for is gone: it was dealt with before. Nothing changed. */
  readonly stale?: true
}
