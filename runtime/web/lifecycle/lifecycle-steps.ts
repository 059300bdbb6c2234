/**
 * Where a record stands on its way: the steps one after another, its good ends, and the exception that it is in, which
 * is drawn where it left the way.
 */
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { statesOnTheWay } from '#metadata/states-on-the-way.ts'
import type { StateFacts } from './state-facts.ts'

type Lifecycle = Pick<LifecycleDefinition, 'states' | 'transitions' | 'initial'>
type State = LifecycleDefinition['states'][number]

export interface LifecycleStep {
  readonly state: State
  /** `left`: the record went from here into the exception that it is in. */
  readonly when: 'past' | 'left' | 'present' | 'future' | 'end'
  /** A good end is the last step where there is no other; several stand beside one another. */
  readonly drawn: 'step' | 'end' | 'exception'
}

/** The states as the bar draws them: steps, the exception after the step that it was reached from, and ends. */
export function lifecycleSteps(
  lifecycle: Lifecycle,
  { state: code, been, from }: Pick<StateFacts, 'state' | 'been' | 'from'>,
): LifecycleStep[] {
  const { states, transitions } = lifecycle
  const way = statesOnTheWay(lifecycle)
  const present = states.find(state => state.code === code)
  const hasEnded = present !== undefined && present.kind !== 'open'
  const isException = present !== undefined && !way.has(present.code)
  const open = states.filter(state => state.kind === 'open' && way.has(state.code))
  const left = isException ? leftAt(states, open, been, from) : -1
  const at = isException ? left : open.findIndex(state => state.code === code)
  const steps = open.map((state, index): LifecycleStep => {
    if (state.code === code) return { state, when: 'present', drawn: 'step' }
    if (isException && state.code === from) return { state, when: 'left', drawn: 'step' }
    const isBehind = (hasEnded && !isException) || index <= at
    return { state, when: isBehind && been.includes(state.code) ? 'past' : 'future', drawn: 'step' }
  })
  if (isException) steps.splice(left + 1, 0, { state: present, when: 'present', drawn: 'exception' })
  const good = states.filter(state => state.kind !== 'open' && way.has(state.code))
  const isPossible = (end: string) =>
    !hasEnded || transitions.some(item => item.to === end && item.from.includes(present.code))
  const ends = good.flatMap((state): LifecycleStep[] => {
    const drawn = good.length === 1 ? 'step' : 'end'
    if (state.code === code) return [{ state, when: 'present', drawn }]
    if (drawn === 'step') return [{ state, when: 'future', drawn }]
    return isPossible(state.code) ? [{ state, when: 'end', drawn }] : []
  })
  return [...steps, ...ends]
}

/** Place of the step at which a record left the way: the one before, else the last that it has been in, else the last. */
function leftAt(
  states: readonly State[],
  open: readonly State[],
  been: readonly string[],
  from: string | null,
): number {
  const before = open.findIndex(state => state.code === from)
  if (before >= 0) return before
  // It had ended well before.
  const hadEnded = states.some(state => state.code === from && (state.kind === 'won' || state.kind === 'done'))
  const last = hadEnded ? -1 : open.findLastIndex(state => been.includes(state.code))
  return last < 0 ? open.length - 1 : last
}

/**
 * Which of the transitions that are possible now is the next one: to the nearest step ahead, else to a good end; from an
 * exception back to where it came from, else to the furthest step.
 */
export function nextTransition<T extends { readonly to: string }>(
  lifecycle: Lifecycle,
  { state: present, from }: Pick<StateFacts, 'state' | 'from'>,
  possible: readonly T[],
): T | undefined {
  const { states } = lifecycle
  const way = statesOnTheWay(lifecycle)
  const place = (code: string | null) => states.findIndex(state => state.code === code)
  const at = place(present)
  const steps = possible.filter(({ to }) => way.has(to))
  if (present !== null && !way.has(present)) {
    if (states[at]?.kind !== 'open') return undefined
    return steps.find(({ to }) => to === from) ?? steps.toSorted((a, b) => place(b.to) - place(a.to))[0]
  }
  return steps.filter(({ to }) => place(to) > at).sort((a, b) => place(a.to) - place(b.to))[0]
}
