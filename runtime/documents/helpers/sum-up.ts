/** Totals of related records: exact, and amounts of several currencies are never added up into one. */
import { decimalText, FeelDecimal } from '../../feel/decimal.ts'
import { type Found, isMoney } from '../document-values.ts'
import { toPlain } from '../number-text.ts'

/** A number, an amount, or amounts by currency; what is empty counts for nothing. */
export function sumUp(found: readonly Found[]): Found {
  const amounts = new Map<string | null, InstanceType<typeof FeelDecimal>>()
  let field: Found['field']
  for (const { value, field: own } of found) {
    const plain = toPlain(value)
    if (plain === undefined) continue
    field ??= own
    const currency = isMoney(value) ? value.currency : null
    amounts.set(currency, (amounts.get(currency) ?? new FeelDecimal(0)).plus(plain))
  }
  const isOfMoney = found.some(({ value }) => isMoney(value))
  if (!isOfMoney) return { value: decimalText(amounts.get(null) ?? new FeelDecimal(0)), ...(field ? { field } : {}) }
  const sums = [...amounts].map(([currency, amount]) => ({ amount: decimalText(amount), currency }))
  return { value: sums.length === 1 ? sums[0] : sums, ...(field ? { field } : {}) }
}

/** Each value by the factor at its place; what has none is nothing. */
export function multiplyEach(found: readonly Found[], factors: readonly Found[]): Found[] {
  return found.map(({ value, ...rest }, index) => {
    const [plain, factor] = [toPlain(value), toPlain(factors[index]?.value)]
    if (plain === undefined || factor === undefined) return { ...rest, value: null }
    const product = decimalText(new FeelDecimal(plain).times(factor))
    return { ...rest, value: isMoney(value) ? { ...value, amount: product } : product }
  })
}

/** Amounts in several currencies one by one. */
export function eachOf(found: Found): Found[] {
  return Array.isArray(found.value) ? found.value.map(value => ({ value })) : [found]
}
