/** A stored number as text with so many decimals; of tens of thousands of cells that is much less work than by decimals. */

const plain = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Rounded half away from zero; `isKept` leaves more decimals than that as they are, without noughts at the end.
 * Undefined where the text is no plain number.
 */
export function fixedText(text: string, decimals: number, isKept: boolean): string | undefined {
  const [, sign = '', whole = '', all = ''] = plain.exec(text) ?? []
  if (whole === '') return undefined
  const digits = isKept ? all.replace(/0+$/, '') : all
  if (digits.length <= decimals || isKept) return joined(sign, whole, digits.padEnd(decimals, '0'))
  const cut = BigInt(whole + digits.slice(0, decimals)) + (digits[decimals]! >= '5' ? 1n : 0n)
  const rounded = String(cut).padStart(decimals + 1, '0')
  const point = rounded.length - decimals
  return joined(cut === 0n ? '' : sign, rounded.slice(0, point), rounded.slice(point))
}

const joined = (sign: string, whole: string, digits: string) => `${sign}${whole}${digits === '' ? '' : `.${digits}`}`
