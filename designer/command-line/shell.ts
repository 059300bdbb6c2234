/** What commands of the command line are given: where they speak, and the system that they work on. */
import type { System } from '#runtime/system.ts'

/** The command was understood and the answer is no. */
export class Refusal extends Error {}

/** A system that is open as long as a command runs. */
export interface OpenedSystem {
  readonly system: System
  /** A connection string without a pooler between. */
  readonly directUrl: string
}

export interface Shell {
  /** A line of the answer. */
  readonly say: (line: string) => void
  /** A line beside the answer: progress, complaints. */
  readonly note: (line: string) => void
  readonly withSystem: (work: (opened: OpenedSystem) => Promise<void>) => Promise<void>
}
