/** What is asked of every route: the four ways in which somebody may want more than he is given. */
import type { FullAnswer } from '#tests/support/full-http.ts'

import type { Who, World } from './world.ts'

export const aspects = ['hidden', 'readOnly', 'foreign', 'right'] as const
export type Aspect = (typeof aspects)[number]

/** One request to the route, and what has to come of it. No secret may be in the answer to anybody but the administrator. */
export interface AccessCase {
  /** Address after the host; the method is that of the route. */
  readonly path: string
  readonly status: number
  /** The clerk when not said. */
  readonly who?: Who
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The code of the problem. */
  readonly code?: string
  /** A text that the answer holds, to show that it is not empty for another reason. */
  readonly sees?: string
  /** Texts that it does not hold besides the secrets. */
  readonly lacks?: readonly string[]
  /** Secrets that this person is trusted with. */
  readonly knows?: readonly string[]
  /** A hidden name in the request: with one that does not exist in its place the answer is the same. */
  readonly like?: string
  readonly check?: (world: World, answer: FullAnswer) => Promise<void> | void
}

/** Cases, or the reason why the aspect cannot arise on this route. */
export type RouteCases = Readonly<Record<Aspect, string | readonly AccessCase[]>>

const reads = 'It only reads: a read-only field may be read.'

/** The cases of a route that only reads. */
export function reading(cases: Omit<RouteCases, 'readOnly'>): RouteCases {
  return { ...cases, readOnly: reads }
}

/** A route that knows no records at all. */
export function about(what: string, more: Partial<RouteCases> = {}): RouteCases {
  const reason = `It is about ${what}, not about records.`
  return { hidden: reason, readOnly: reason, foreign: reason, right: reason, ...more }
}
