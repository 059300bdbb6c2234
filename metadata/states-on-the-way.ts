/**
 * Which states of a lifecycle are steps of its way to success, and which are exceptions (returned, refused, cancelled …)
 * that only some records come to. A state may say what it is; of the others the transitions tell.
 */
import type { LifecycleDefinition } from './definitions.ts'

type States = Pick<LifecycleDefinition, 'states' | 'transitions' | 'initial'>
type State = LifecycleDefinition['states'][number]

/**
 * Codes of the steps, ends included. An open state is one when records can get from an initial state through it to a
 * good end without ever going back in the order of the states.
 */
export function statesOnTheWay(lifecycle: States): ReadonlySet<string> {
  const derived = derivedSteps(lifecycle)
  return new Set(
    lifecycle.states.flatMap(({ code, shownAs }) =>
      (shownAs === undefined ? derived.has(code) : shownAs === 'step') ? [code] : [],
    ),
  )
}

function derivedSteps(lifecycle: States): ReadonlySet<string> {
  const { states, transitions, initial } = lifecycle
  const ends = goodEnds(lifecycle)
  const place = new Map(states.map((state, index) => [state.code, index]))
  const kinds = new Map(states.map(state => [state.code, state.kind]))
  const ahead = transitions.flatMap(({ from, to }) =>
    from.flatMap(start => {
      const [before, after] = [place.get(start), place.get(to)]
      if (before === undefined || after === undefined || kinds.get(start) !== 'open') return []
      return ends.has(to) || (kinds.get(to) === 'open' && before < after) ? [[start, to] as const] : []
    }),
  )
  const begun = reachable(initial, ahead)
  const leading = reachable(
    ends,
    ahead.map(([start, to]) => [to, start] as const),
  )
  const open = states.filter(({ code, kind }) => kind === 'open' && begun.has(code) && leading.has(code))
  // Nothing leads to a good end: the order of the states is all there is to go by.
  const steps = open.length > 0 ? open : states.filter(({ kind }) => kind === 'open')
  return new Set([...steps.map(state => state.code), ...ends])
}

/** Won where a lifecycle knows that; what is simply done otherwise, or afterwards. */
function goodEnds({ states, transitions }: States): ReadonlySet<string> {
  const won = new Set(states.filter(({ kind }) => kind === 'won').map(state => state.code))
  const isAfter = ({ code }: State) =>
    transitions.some(({ from, to }) => to === code && from.some(start => won.has(start)))
  const done = states.filter(state => state.kind === 'done' && (won.size === 0 || isAfter(state)))
  return new Set([...won, ...done.map(state => state.code)])
}

function reachable(starts: Iterable<string>, ways: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const found = new Set(starts)
  const open = [...found]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const [from, to] of ways) {
      if (from !== at || found.has(to)) continue
      found.add(to)
      open.push(to)
    }
  }
  return found
}
