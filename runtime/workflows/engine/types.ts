/**
 * What the engine of workflows takes and answers. `step(graph, state, event, world)` is pure: no I/O, no clock, no
 * chance; ids are counted in the state, so that an event can be run again, simulated and tested in memory.
 */
import type { FeelValue } from '../../feel/values.ts'

/** A value as it is kept between events: JSON. Temporal values and decimals are written with their type, records as references. */
export type StoredVariable = unknown

export type StoredVariables = Readonly<Record<string, StoredVariable>>

export interface InstanceState {
  /** Last number given; every id of the state is a letter and a number. */
  readonly seq: number
  readonly status: 'active' | 'completed' | 'cancelled' | 'failed'
  /** Whether another instance waits for its end: an error that nobody catches is passed on to that one. */
  readonly called?: true
  readonly scopes: Readonly<Record<string, Scope>>
  readonly tokens: Readonly<Record<string, Token>>
  readonly waits: Readonly<Record<string, Wait>>
}

/** The process, a sub-process under way, or the several instances of an activity. */
export interface Scope {
  /** Id of the node; empty for the process. */
  readonly node: string
  readonly parent?: string
  /** The token that stands at the node in the parent for as long as this runs. */
  readonly token?: string
  readonly variables: StoredVariables
  /** Names that nobody declared are kept here: it is one of several instances. */
  readonly own?: true
  /** What can be undone, in the order in which it was completed. */
  readonly done?: readonly Completed[]
  readonly several?: Several
  /** An event sub-process that began by interrupting its parent. */
  readonly interrupting?: true
}

/** How far the instances of an activity are. */
export interface Several {
  readonly items?: readonly StoredVariable[]
  readonly total: number
  readonly started: number
  readonly completed: number
  readonly outputs?: readonly StoredVariable[]
}

/** An activity that was completed: undone by its handler, by its compensation event sub-process, or by what lies inside. */
export interface Completed {
  readonly node: string
  readonly handler?: string
  readonly event?: string
  readonly inner?: readonly Completed[]
  readonly variables?: StoredVariables
}

export type TokenPhase =
  | 'waiting' /** for something outside */
  | 'joining' /** for others at a gateway */
  | 'inside' /** for a scope of its own: a sub-process or several instances */
  | 'undoing' /** for handlers of compensation */
  | 'incident'

export interface Token {
  readonly node: string
  readonly scope: string
  /** Absent while it moves; no token moves between events. */
  readonly phase?: TokenPhase
  /** Joining: the flow that it came by. */
  readonly via?: string
  /** Of one of several instances: its element and number. */
  readonly variables?: StoredVariables
  /** Of a loop: how often it was begun. */
  readonly round?: number
  /** Of a handler of compensation: the token that waits for it. */
  readonly undoes?: string
  /** Undoing: what is still to be undone, last first. */
  readonly undo?: readonly Completed[]
  /** Incident: what failed, to be run again by `retry`. */
  readonly failed?: { readonly work: string; readonly code: string }
}

/** Something from outside that the instance waits for. Mirrored as a row, found again by its id. */
export interface Wait {
  readonly id: string
  readonly kind: 'task' | 'job' | 'timer' | 'message' | 'signal' | 'condition' | 'call'
  /** Id of the node, in the definition. */
  readonly node: string
  /** Null for the start of an event sub-process, which waits in `scope`. */
  readonly token: string | null
  readonly scope?: string
  /** Timer: epoch milliseconds. */
  readonly due?: number
  /** Timer that comes again: how often it still does; -1 is without end. */
  readonly left?: number
  /** Message and signal: what they are called; message: the value of the correlation expression as text. */
  readonly name?: string
  readonly key?: string
  /** Condition: it was true when it was last asked, so it has to become false before it counts again. */
  readonly met?: true
  /** Condition that could not be evaluated; asked again after a `retry`. */
  readonly faulty?: true
  /** Call: name of the workflow or approval. */
  readonly workflow?: string
  /** Variables of this wait alone: those of one of several instances, the input of a call (with `record`). */
  readonly variables?: StoredVariables
}

export type EngineEvent =
  /** `variables` may hold `record`, the record that the instance is for. */
  | {
      readonly type: 'start'
      readonly node?: string
      readonly variables: StoredVariables
      readonly called?: true
    }
  /**
   * A task is completed (with its outcome, by a user), a job is done, a called instance has ended (with its variables), a timer is
   * due, a message or signal has come (with what it carries; only declared variables are taken over).
   */
  | {
      readonly type: 'done'
      readonly wait: string
      readonly outcome?: string
      readonly by?: string
      readonly variables?: StoredVariables
    }
  /** One more instance of the activity of which the wait is one of several. */
  | { readonly type: 'add'; readonly wait: string; readonly item: StoredVariable }
  /** A job or called instance ended with a BPMN error; a task or job escalates. */
  | { readonly type: 'error'; readonly wait: string; readonly code: string; readonly message?: string }
  | { readonly type: 'escalation'; readonly wait: string; readonly code: string }
  /** A record that conditions read has changed: conditions are asked again. */
  | { readonly type: 'recheck' }
  | { readonly type: 'cancel' }
  /**
   * An administrator: `retry` runs what failed again, `skip` leaves the node as if it were done, `move` puts the token at
   * a node of the same or an enclosing scope (`canMove`). `token` of a retry may be the id of a faulty condition's wait.
   */
  | {
      readonly type: 'retry' | 'skip'
      readonly token: string
      readonly variables?: StoredVariables
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
      readonly variables: StoredVariables
    }
  /** For the log and the diagram: a token came to a node, or left it along a flow (null: it ended there or was taken away). */
  | { readonly type: 'entered'; readonly node: string; readonly token: string }
  | { readonly type: 'left'; readonly node: string; readonly token: string; readonly flow: string | null }
  | {
      readonly type: 'incident'
      readonly node: string
      /** Id of the token, or of the wait of a condition that could not be evaluated. */
      readonly token: string
      readonly code: string
      readonly message: { readonly en: string; readonly 'zh-CN': string }
    }
  | {
      readonly type: 'ended'
      readonly status: 'completed' | 'cancelled' | 'failed'
      readonly variables: StoredVariables
      readonly error?: string
    }

/** What is true outside while an event is dealt with. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: number
  /** IANA name; "today" is there. */
  readonly timeZone: string
  /**
   * A record (`recordValue` with the definition's id) of which at least the members along these paths were read; null
   * when there is no such record; undefined makes `step` throw `MissingRecord`, and whoever called reads it and calls again.
   */
  record(object: string, id: string, paths: readonly (readonly string[])[]): FeelValue | undefined
  /** Whom the workflow acts for: `actor` in expressions. */
  readonly actor: FeelValue
  /** The moment so many milliseconds of working time later. */
  addWorking(from: number, milliseconds: number): number
  /** Automatic steps that were taken earlier in the same transaction; together they are limited. */
  readonly stepsBefore: number
  /** Business parameters: `setting` in expressions. */
  readonly settings: FeelValue
}

export interface Stepped {
  readonly state: InstanceState
  readonly effects: readonly Effect[]
  /** Automatic steps that it took. */
  readonly steps: number
  /** What the event was for is gone: it was dealt with before. Nothing changed. */
  readonly stale?: true
}
