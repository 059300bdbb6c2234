/** `not` (DMN 1.5, 10.3.4.2), `sort` (10.3.4.9), and functions of our own. */
import { isEqual } from '../is-equal.ts'
import { isContext, isList } from '../kind-of.ts'
import { order } from '../order.ts'
import type { Run } from '../run.ts'
import type { FeelFunction, FeelValue } from '../values.ts'
import type { BuiltIn } from './built-in.ts'
import { decide } from './list.ts'

type List = readonly FeelValue[]

export const otherFunctions = {
  not: (_run: Run, negand: boolean) => !negand,
  sort: (run: Run, list: List, precedes?: FeelFunction) => {
    run.spendList(list.length)
    const compare = (a: FeelValue, b: FeelValue) => {
      run.spend(2)
      run.spendOn(a)
      if (!precedes) return order(a, b, 'sort') ?? (a === b ? 0 : a === null ? 1 : -1)
      return decide(precedes.call([a, b])) ? -1 : decide(precedes.call([b, a])) ? 1 : 0
    }
    return [...list].sort(compare)
  },
  /** Whether whoever evaluates acts in a role. */
  'has role': (run: Run, name: string) => {
    const actor = run.names.actor ?? null
    const roles = isContext(actor) ? (actor.roles ?? null) : null
    return isList(roles) && roles.some(role => isEqual(role, name, run))
  },
} satisfies Record<string, BuiltIn>
