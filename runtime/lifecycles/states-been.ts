/**
 * Which states a record has been in, as far as is known: what its history says; where the history begins later than the
 * record, because that was imported, also the steps before the first state that is known.
 */
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { statesOnTheWay } from '#metadata/states-on-the-way.ts'

/** A way from one state into another, with when it was first and last gone. */
export interface Passage {
  /** Null when the record was made in the other. */
  readonly from: string | null
  readonly to: string
  readonly first: string
  readonly last: string
}

/** Codes in the order of the lifecycle, the present one included. */
export function statesBeen(
  lifecycle: Pick<LifecycleDefinition, 'states' | 'transitions' | 'initial'>,
  present: string | undefined,
  passages: readonly Passage[],
): string[] {
  const { states } = lifecycle
  const known = new Set(passages.flatMap(({ from, to }) => [...(from === null ? [] : [from]), to]))
  if (present !== undefined) known.add(present)
  if (!passages.some(({ from }) => from === null)) {
    const [earliest] = [...passages].sort((a, b) => (a.first < b.first ? -1 : 1))
    const at = states.findIndex(state => state.code === (earliest?.from ?? present))
    // What ended without success may have done so at any time.
    if (at > 0 && states[at]?.kind !== 'lost') {
      const steps = statesOnTheWay(lifecycle)
      for (const { code, kind } of states.slice(0, at)) if (kind === 'open' && steps.has(code)) known.add(code)
    }
  }
  return states.map(state => state.code).filter(code => known.has(code))
}

/** The state that it came to the present one from, when it came there last; null where that is not known. */
export function stateBefore(present: string | undefined, passages: readonly Passage[]): string | null {
  const [last] = passages.filter(({ to }) => to === present).sort((a, b) => (a.last > b.last ? -1 : 1))
  return last?.from ?? null
}
