/** An id for an element that is made in the browser, of the shape that the kinds demand. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `k${Array.from(bytes, byte => (byte % 36).toString(36)).join('')}`
}
