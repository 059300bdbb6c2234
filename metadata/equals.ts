/** Whether two JSON values are the same; the order of keys and keys without a value do not count. */
export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => equals(item, b[i]))
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  return isWithin(left, right) && Object.keys(right).every(key => right[key] === undefined || Object.hasOwn(left, key))
}

function isWithin(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  return Object.keys(left).every(key => equals(left[key], Object.hasOwn(right, key) ? right[key] : undefined))
}
