/**
 * Which states a record has been in, as far as is known: what its history says; where the history begins later than the
 * record, because that was imported, also the open states before the first that is known.
 */
import type { LifecycleDefinition } from '#metadata/definitions.ts'

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
  { states }: Pick<LifecycleDefinition, 'states'>,
  present: string | undefined,
  passages: readonly Passage[],
): string[] {
  const known = new Set(passages.flatMap(({ from, to }) => [...(from === null ? [] : [from]), to]))
  if (present !== undefined) known.add(present)
  if (!passages.some(({ from }) => from === null)) {
    const [earliest] = [...passages].sort((a, b) => (a.first < b.first ? -1 : 1))
    const at = states.findIndex(state => state.code === (earliest?.from ?? present))
    // What ended without success may have done so at any time.
    if (at > 0 && states[at]?.kind !== 'lost') {
      for (const state of states.slice(0, at)) if (state.kind === 'open') known.add(state.code)
    }
  }
  return states.map(state => state.code).filter(code => known.has(code))
}
