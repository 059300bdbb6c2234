/** A roll-up over children that are in memory, as the database computes it over those that are stored. */
import type { RollUp } from '#metadata/definitions.ts'

import { FeelDecimal, isDecimal, readCurrency, toAmount } from './decimal.ts'
import { order } from './order.ts'
import type { FeelContext, FeelValue } from './values.ts'

/** The value; amounts of several currencies have none, and where there are no amounts, their sum is none in any currency. */
export function rollUpOfList({ fn, field }: RollUp, children: readonly FeelContext[], isMoney: boolean): FeelValue {
  if (fn === 'count') return new FeelDecimal(children.length)
  const values = children.map(child => child[field ?? ''] ?? null).filter(value => value !== null)
  const numbers = values.filter(isDecimal)
  const currencies = new Set(numbers.map(value => readCurrency(value)))
  const [currency] = currencies
  if (currencies.size > 1) return null
  if (fn === 'min' || fn === 'max') {
    const [first, ...rest] = values
    const isBetter = (value: FeelValue, best: FeelValue) => {
      const place = order(value, best, '<') ?? 0
      return fn === 'min' ? place < 0 : place > 0
    }
    return rest.reduce<FeelValue>((best, value) => (isBetter(value, best) ? value : best), first ?? null)
  }
  if (numbers.length === 0) return fn === 'sum' && !isMoney ? new FeelDecimal(0) : null
  const sum = numbers.reduce((total, value) => total.plus(value), new FeelDecimal(0))
  const result = fn === 'sum' ? sum : sum.div(numbers.length)
  return currency === undefined ? result : toAmount(result.toFixed(), currency)
}
