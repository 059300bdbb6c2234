/** Decimals as texts: their form, and their digits after the point. */

/** What is accepted: up to 20 digits before and 10 after the point. */
export const decimalPattern = '^-?\\d{1,20}(\\.\\d{1,10})?$'
const decimal = new RegExp(decimalPattern)

/** The text of a decimal given as text or number; undefined when it is none. */
export function toDecimal(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value)
  return decimal.test(text) ? text : undefined
}

/** One text per value: no zeros before it, as many after the point as the scale says, or as few as need be; no -0. */
export function normalizeDecimal(text: string, scale: number | undefined): string {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.')
  const digits = fraction.replace(/0+$/, '')
  const after = scale === undefined ? digits : digits.padEnd(scale, '0')
  const before = whole.replace(/^0+(?=\d)/, '')
  const isZero = before === '0' && digits === ''
  return `${negative && !isZero ? '-' : ''}${before}${after ? `.${after}` : ''}`
}
