/** Where a record stands on its way: the open states one after another, and the ends, of which it takes one. */
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import type { StateFacts } from './state-facts.ts'

type State = LifecycleDefinition['states'][number]

export interface LifecycleStep {
  readonly state: State
  readonly when: 'past' | 'present' | 'future' | 'end'
}

export interface LifecycleSteps {
  readonly path: readonly LifecycleStep[]
  /** Of a record that has ended: its end, and those that it may still go to. */
  readonly ends: readonly LifecycleStep[]
}

/** The states as the bar draws them. */
export function lifecycleSteps(
  { states, transitions }: Pick<LifecycleDefinition, 'states' | 'transitions'>,
  facts: Pick<StateFacts, 'state' | 'been'>,
): LifecycleSteps {
  const at = states.findIndex(state => state.code === facts.state)
  const present = states[at]
  const step = (state: State, index: number): LifecycleStep => {
    if (index === at) return { state, when: 'present' }
    if (state.kind !== 'open') return { state, when: 'end' }
    const isBehind = present !== undefined && (present.kind !== 'open' || index < at)
    return { state, when: isBehind && facts.been.includes(state.code) ? 'past' : 'future' }
  }
  const steps = states.map(step)
  const isLeft = (code: string) =>
    present === undefined ||
    present.kind === 'open' ||
    transitions.some(way => way.to === code && way.from.includes(present.code))
  return {
    path: steps.filter(({ state }) => state.kind === 'open'),
    ends: steps.filter(({ state, when }) => state.kind !== 'open' && (when === 'present' || isLeft(state.code))),
  }
}

/** Which of the transitions that are possible now is the next one: to the nearest state ahead, else to a good end. */
export function nextTransition<T extends { readonly to: string }>(
  { states }: Pick<LifecycleDefinition, 'states'>,
  present: string | null,
  possible: readonly T[],
): T | undefined {
  const place = (code: string | null) => states.findIndex(state => state.code === code)
  const at = place(present)
  const ahead = possible.filter(({ to }) => place(to) > at && states[place(to)]?.kind !== 'lost')
  return ahead.sort((a, b) => place(a.to) - place(b.to))[0]
}
