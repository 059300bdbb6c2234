/** Money without floating point: amounts are whole hundredths. */

export interface Money {
  readonly amount: string
  readonly currency: string
}

/** An amount of so many hundredths. */
export function money(hundredths: number, currency: string): Money {
  return { amount: decimal(hundredths), currency }
}

/** Hundredths as a decimal with two digits: 120050 is "1200.50". */
export function decimal(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The hundredths of a decimal. */
export function hundredths(value: string): number {
  return Math.round(Number(value) * 100)
}

/** quantity × price × (1 − discount) in hundredths, half up. Quantity is whole, discount in hundredths. */
export function lineAmount(quantity: number, price: number, discount: number): number {
  return Number((BigInt(quantity) * BigInt(price) * BigInt(100 - discount) + 50n) / 100n)
}

/** A price as people set it: two leading digits and a half, e.g. 12,500 or 385. */
export function roundPrice(value: number): number {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(value)) - 1) / 2)
  return Math.max(1, Math.round(value / step) * step)
}
