/** Numbers and amounts as a document writes them; every digit that is shown is exact. */
import { FeelDecimal, toDecimal } from '../feel/decimal.ts'
import { chineseAmount, chineseNumber } from './chinese-words.ts'
import { type DocumentValues, isMoney, type MoneyValue } from './document-values.ts'
import { englishAmount, englishNumber } from './english-words.ts'

type Locale = 'en' | 'zh-CN'
type Known = Pick<DocumentValues, 'currencyDecimals' | 'reader'>

export type CurrencyShow = 'symbol' | 'code' | 'none'

const mostDecimals = 20
/** Longer ones are no numbers that people spell. */
const mostDigits = 21

/** The digits of a number, plain; undefined for what is none. */
export function toPlain(value: unknown): string | undefined {
  const text = isMoney(value) ? value.amount : typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^-?\d{1,40}(\.\d{1,40})?$/.test(text) ? text : undefined
}

/** Rounded half up to so many decimals. */
export function rounded(plain: string, decimals: number): string {
  return new FeelDecimal(plain).toFixed(decimals, FeelDecimal.ROUND_HALF_UP)
}

/** With separators of thousands; as many decimals as it has unless said. */
export function numberText(plain: string, locale: Locale, decimals?: number): string {
  const digits = decimals === undefined ? undefined : Math.min(Math.max(Math.trunc(decimals), 0), mostDecimals)
  const text = digits === undefined ? plain : rounded(plain, digits)
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: mostDecimals,
    ...(digits === undefined ? {} : { minimumFractionDigits: digits }),
  }).format(text as `${number}`)
}

/** `0.075` → 7.5%. */
export function percentText(plain: string, locale: Locale, decimals?: number): string {
  return `${numberText(toDecimal(plain).times(100).toFixed(), locale, decimals)}%`
}

/** With the decimals of its currency. */
export function moneyText(
  { amount, currency }: MoneyValue,
  { currencyDecimals, reader }: Known,
  show: CurrencyShow = 'symbol',
  decimals = currencyDecimals[currency ?? ''] ?? 2,
): string {
  const plain = toPlain(amount)
  if (plain === undefined) return ''
  const digits = numberText(plain, reader.locale, decimals)
  if (!currency || show === 'none') return digits
  if (show === 'code') return `${digits} ${currency}`
  const symbol = currencySymbol(currency, reader.locale)
  if (symbol === undefined) return `${digits} ${currency}`
  return digits.startsWith('-') ? `-${symbol}${digits.slice(1)}` : `${symbol}${digits}`
}

/** 大写金额, or English words, of an amount or of a number. */
export function wordsText(value: unknown, { currencyDecimals }: Known, locale: Locale): string {
  const plain = toPlain(value)
  if (plain === undefined || plain.replace(/^-|\..*$/g, '').length > mostDigits) return ''
  if (!isMoney(value)) return locale === 'en' ? englishNumber(plain) : chineseNumber(plain)
  const exact = rounded(plain, Math.min(currencyDecimals[value.currency ?? ''] ?? 2, 3))
  const name = currencyName(value.currency, locale, new FeelDecimal(exact).abs().equals(1))
  return locale === 'en' ? englishAmount(exact, name) : `${name}${chineseAmount(exact)}`
}

function currencySymbol(currency: string, locale: Locale): string | undefined {
  try {
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0)
    return parts.find(part => part.type === 'currency')?.value
  } catch {
    return undefined
  }
}

/** As it follows words: US dollar after one, US dollars after any other amount. */
function currencyName(currency: string | null, locale: Locale, isOne: boolean): string {
  if (!currency) return ''
  try {
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'name',
      maximumFractionDigits: 0,
      minimumFractionDigits: 0,
    })
    return format.formatToParts(isOne ? 1 : 2).find(part => part.type === 'currency')?.value ?? currency
  } catch {
    return currency
  }
}
