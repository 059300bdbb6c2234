/** What a simulation answers: what would have happened, and what is waited for now. Texts are in the language of who asks. */

interface Localized {
  readonly en?: string
  readonly 'zh-CN'?: string
}

/** One value that would be written. */
export interface SimulatedValue {
  readonly field: string
  readonly label: Localized
  /** Absent for a new record. */
  readonly before?: string
  readonly after: string
}

/** A record, production's or one that was made meanwhile. */
export interface SimulatedRecord {
  /** Name of its object. */
  readonly object: string
  readonly id: string
  readonly title: string
}

/** Who would be told or asked. */
export interface SimulatedPeople {
  /** Labels of roles, names of teams and people. */
  readonly names: readonly string[]
  /** How many active people that is. */
  readonly people: number
}

type Happening =
  | { readonly kind: 'entered'; readonly node: string }
  | { readonly kind: 'left'; readonly node: string; readonly flow: string | null }
  | { readonly kind: 'answered'; readonly node: string; readonly outcome?: string; readonly error?: string }
  | {
      readonly kind: 'changed' | 'created'
      readonly node: string
      readonly record: SimulatedRecord
      readonly values: readonly SimulatedValue[]
    }
  | {
      readonly kind: 'found'
      readonly node: string
      readonly object: string
      readonly records: readonly SimulatedRecord[]
    }
  | { readonly kind: 'notified'; readonly node: string; readonly to: SimulatedPeople; readonly text: string }
  | {
      readonly kind: 'mailed'
      readonly node: string
      readonly to: SimulatedPeople
      readonly addresses: readonly string[]
      readonly subject: string
      readonly text: string
      /** What would go along. */
      readonly attached?: Localized
    }
  | { readonly kind: 'printed'; readonly node: string; readonly document: Localized }
  | {
      readonly kind: 'webhook'
      readonly node: string
      readonly method: string
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      readonly body?: unknown
    }
  | {
      readonly kind: 'thrown'
      readonly what: 'message' | 'signal'
      readonly name: string
      readonly key?: string
      readonly variables: Readonly<Record<string, unknown>>
    }
  | {
      readonly kind: 'called'
      readonly node: string
      readonly workflow: string
      readonly variables: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'incident'; readonly node: string; readonly code: string; readonly message: Localized }
  | { readonly kind: 'ended'; readonly status: 'completed' | 'cancelled' | 'failed'; readonly error?: string }

/** One thing that happened, at a moment of the simulated time (ISO 8601). */
export type SimulatedStep = Happening & { readonly at: string }

/** Something that is waited for; answered by its `wait`. */
export interface SimulatedWait {
  readonly wait: string
  readonly node: string
  readonly kind: 'task' | 'job' | 'timer' | 'message' | 'signal' | 'condition' | 'call'
  /** Task and timer: ISO 8601. */
  readonly due?: string
  /** Message and signal. */
  readonly name?: string
  readonly key?: string
  /** Call. */
  readonly workflow?: string
  /** Task. */
  readonly who?: SimulatedPeople
  readonly outcomes?: readonly { readonly code: string; readonly label: Localized }[]
  readonly fields?: readonly { readonly field: string; readonly label: Localized; readonly mode: string }[]
}

export interface Simulated {
  readonly status: 'active' | 'completed' | 'cancelled' | 'failed'
  /** The simulated time now. */
  readonly now: string
  readonly steps: readonly SimulatedStep[]
  /** Ids of the nodes and flows on the way, in order. */
  readonly path: readonly string[]
  readonly tokens: readonly { readonly node: string; readonly phase?: string }[]
  readonly variables: readonly { readonly name: string; readonly text: string }[]
  readonly waits: readonly SimulatedWait[]
}
