/** An id for a new element, given here so that the element can be selected at once. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 12 random characters of a-z and 0-9. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(12)), number => alphabet[number % 36]).join('')
}
