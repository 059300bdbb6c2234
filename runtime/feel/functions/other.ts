/** `not` (DMN 1.5, 10.3.4.2), `sort` (10.3.4.9), and functions of our own. */
import type { Decimal } from 'decimal.js'
import { Temporal } from 'temporal-polyfill'

import { readCurrency, toAmount } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { isEqual } from '../is-equal.ts'
import { isContext, isList } from '../kind-of.ts'
import { order } from '../order.ts'
import { type Rates, ratesOf } from '../rates-of.ts'
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
  /** An amount in another currency, the base currency where none is said, by the rates of a day; exact, not rounded. */
  convert: (run: Run, amount: Decimal, ...more: (string | Temporal.PlainDate | undefined)[]) => {
    run.spend(5)
    const codes = more.filter(item => typeof item === 'string')
    const rates = ratesIn(run)
    const to = codes.at(-1) ?? rates?.base
    const from = codes.length > 1 ? codes[0] : readCurrency(amount)
    if (!from) throw new ExpressionFault('no-currency', { amount: amount.toFixed() })
    if (from === to) return toAmount(amount.toFixed(), to)
    const day = dayOf(run, more)
    const worth = (currency: string): string => {
      const rate = rates?.on(currency, day)
      if (rate === undefined || Number(rate) === 0) throw new ExpressionFault('no-rate', { currency, day })
      return rate
    }
    return toAmount(
      amount
        .times(worth(from))
        .div(to === undefined ? 1 : worth(to))
        .toFixed(),
      to ?? null,
    )
  },
} satisfies Record<string, BuiltIn>

function dayOf(run: Run, given: readonly unknown[]): string {
  const day = given.find(item => item instanceof Temporal.PlainDate) ?? run.names.today
  if (day instanceof Temporal.PlainDate) return day.toString()
  throw new ExpressionFault('no-clock', {})
}

function ratesIn(run: Run): Rates | undefined {
  const settings = run.names.setting ?? null
  return isContext(settings) ? ratesOf(settings) : undefined
}
