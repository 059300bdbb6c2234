/** Decimal numbers as strings, exact from the server to the screen: reading what is typed, comparing, adding, writing. */
import type { Locale } from '../i18n/locale.ts'

const canonical = /^-?\d{1,30}(\.\d{1,20})?$/

/** Tells a decimal as the API writes it. */
export function isDecimal(text: string): boolean {
  return canonical.test(text)
}

/** What a person typed as a decimal of the API; full-width digits and separators of thousands are understood. */
export function parseDecimal(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,_'¥$€£]/g, '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined
  const negative = plain.startsWith('-')
  const [whole = '', fraction = ''] = plain.replace(/^[+-]/, '').split('.')
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  return `${negative ? '-' : ''}${digits}${fraction ? `.${fraction}` : ''}`
}

/** Moves the point: 2 places turn 0.15 into 15, -2 turn 15 into 0.15. */
export function shiftPoint(value: string, places: number): string {
  if (!isDecimal(value)) return value
  const negative = value.startsWith('-')
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = point <= 0 ? 1 : point
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = padded.slice(at).replace(/0+$/, '')
  return `${negative ? '-' : ''}${left}${right ? `.${right}` : ''}`
}

interface Scaled {
  readonly digits: bigint
  readonly scale: number
}

const toScaled = (value: string): Scaled => {
  const [whole = '0', fraction = ''] = value.split('.')
  return {
    digits: BigInt(whole.replace('-', '') + fraction) * (value.startsWith('-') ? -1n : 1n),
    scale: fraction.length,
  }
}
const rescale = ({ digits, scale }: Scaled, to: number): bigint => digits * 10n ** BigInt(to - scale)

/** Less than, equal to or greater than zero, as a sorts against b. */
export function compareDecimals(a: string, b: string): number {
  const [x, y] = [toScaled(a), toScaled(b)]
  const scale = Math.max(x.scale, y.scale)
  const difference = rescale(x, scale) - rescale(y, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The exact sum of decimals. */
export function addDecimals(values: readonly string[]): string {
  const parts = values.map(toScaled)
  const scale = Math.max(0, ...parts.map(part => part.scale))
  return fromScaled(
    parts.reduce((sum, part) => sum + rescale(part, scale), 0n),
    scale,
  )
}

/** The mean of decimals, rounded half away from zero. */
export function averageDecimals(values: readonly string[], decimals: number): string {
  const { digits, scale } = toScaled(addDecimals(values))
  const count = BigInt(values.length)
  const wanted = scale > decimals ? digits : digits * 10n ** BigInt(decimals - scale)
  const places = Math.max(scale, decimals)
  const half = wanted < 0n ? -count / 2n : count / 2n
  return fromScaled((wanted + half) / count, places)
}

function fromScaled(digits: bigint, scale: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const whole = text.slice(0, text.length - scale)
  return `${digits < 0n ? '-' : ''}${whole}${scale ? `.${text.slice(text.length - scale)}` : ''}`
}

/** A decimal with separators of thousands; `scale` fixes the digits after the point. */
export function formatDecimal(value: string, locale: Locale, scale?: number): string {
  if (!isDecimal(value)) return value
  const digits = scale ?? value.split('.')[1]?.length ?? 0
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, 0),
  }).format(value as Intl.StringNumericLiteral)
}

/** An amount with its currency, as this language writes it. */
export function formatMoney(
  amount: string,
  currency: string,
  locale: Locale,
  { scale, decimals }: { readonly scale?: number | undefined; readonly decimals?: number | undefined } = {},
): string {
  if (!isDecimal(amount)) return `${amount} ${currency}`
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      ...(scale === undefined && decimals === undefined
        ? {}
        : {
            minimumFractionDigits: Math.min(scale ?? 20, decimals ?? 20),
            maximumFractionDigits: scale ?? decimals ?? 20,
          }),
    }).format(amount as Intl.StringNumericLiteral)
  } catch {
    return `${formatDecimal(amount, locale, scale)} ${currency}`
  }
}

/** A share such as 0.15 as 15%; `scale` fixes the digits after the point. */
export function formatPercent(value: string, locale: Locale, scale?: number): string {
  return isDecimal(value) ? `${formatDecimal(shiftPoint(value, 2), locale, scale)}%` : value
}
