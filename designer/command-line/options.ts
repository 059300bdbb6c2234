/** How options of commands are read. */
import { InvalidArgumentError } from 'commander'

/** The number of a revision. */
export function toNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is the number of a revision.')
}

/** A whole number of at least one. */
export function toCount(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is a whole number.')
}
