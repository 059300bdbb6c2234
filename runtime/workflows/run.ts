/** An instance in the middle of an event: what has come of it so far. */
import type { WriteContext } from '../write.ts'
import type { InstanceState } from './engine/types.ts'
import type { InstanceRow } from './instance-row.ts'
import type { LogEntry } from './log-entry.ts'
import type { Program } from './program.ts'
import type { Incident } from './save-instance.ts'
import { createStepper, type Stepper } from './stepper.ts'

export interface Run {
  readonly context: WriteContext
  readonly instance: InstanceRow
  readonly program: Program
  readonly stepper: Stepper
  /** As it is after the last step. */
  state: InstanceState
  readonly entries: LogEntry[]
  readonly incidents: Incident[]
  /** Tokens and waits that were in trouble and are not any more. */
  readonly resolved: Set<string>
  /** Input of external jobs, by wait. */
  readonly inputs: Map<string, unknown>
  /** What was worked out, by a name: the same question is asked once in an event. */
  once<T>(name: string, find: () => Promise<T>): Promise<T>
}

const empty: InstanceState = { seq: 0, status: 'active', scopes: {}, tokens: {}, waits: {} }

/** An instance before anything has happened. */
export function createRun(context: WriteContext, instance: InstanceRow, program: Program): Run {
  const known = new Map<string, Promise<unknown>>()
  return {
    context,
    instance,
    program,
    stepper: createStepper(context, instance, program),
    state: instance.state ?? empty,
    entries: [],
    incidents: [],
    resolved: new Set(),
    inputs: new Map(),
    once<T>(name: string, find: () => Promise<T>) {
      const found = known.get(name) ?? find()
      known.set(name, found)
      return found as Promise<T>
    },
  }
}
