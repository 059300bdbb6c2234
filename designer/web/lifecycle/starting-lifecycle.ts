/** What a new lifecycle starts with: every choice as a state, ways from each to the next, and ways to the ends. */
import type { Choice, LifecycleState, LifecycleTransition } from '#metadata/definitions.ts'
import { deriveName } from '../object/derive-name.ts'

interface Starting {
  readonly states: readonly LifecycleState[]
  readonly initial: readonly string[]
  readonly transitions: readonly LifecycleTransition[]
}

/** By their codes: choices are named alike nearly everywhere. */
const ends: readonly (readonly [LifecycleState['kind'], RegExp])[] = [
  ['lost', /lost|cancel|reject|disqualif|abandon|refus|void|expired/],
  ['won', /won|accepted|converted|approved/],
  ['done', /done|closed|complete|finish|resolved|archiv|end(ed)?$/],
]

/** States, initial ones and transitions; retired choices are left out. */
export function startingLifecycle(choices: readonly Choice[], newId: () => string): Starting {
  const states = choices
    .filter(choice => !choice.retired)
    .map(
      ({ code }): LifecycleState => ({
        id: newId(),
        code,
        kind: ends.find(([, pattern]) => pattern.test(code))?.[0] ?? 'open',
      }),
    )
  const isOpen = (state: LifecycleState | undefined) => state?.kind === 'open'
  // What begins cannot be an end.
  const [first, ...later] = states.map((state, index) => (index === 0 ? { ...state, kind: 'open' as const } : state))
  if (!first) return { states: [], initial: [], transitions: [] }
  const all = [first, ...later]
  const open = all.filter(isOpen)
  const ways = later.map(state => {
    const before = open.filter(item => all.indexOf(item) < all.indexOf(state)).map(item => item.code)
    // A success comes from the last steps, everything else that ends from anywhere.
    const from = isOpen(state) || state.kind !== 'lost' ? before.slice(-1) : open.map(item => item.code)
    return { state, from }
  })
  const names: string[] = []
  const transitions = ways
    .filter(({ from }) => from.length > 0)
    .map(({ state, from }): LifecycleTransition => {
      const name = deriveName({ en: state.code }, names)
      names.push(name)
      const label = choices.find(choice => choice.code === state.code)?.label ?? { en: state.code }
      return { id: newId(), name, label, from, to: state.code, ...(state.kind === 'lost' ? { danger: true } : {}) }
    })
  return { states: all, initial: [first.code], transitions }
}
