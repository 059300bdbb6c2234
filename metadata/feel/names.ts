/** Names of FEEL may hold spaces and signs; two that differ in white space alone are the same. */

/** `order   size` → `order size`, `a + b` → `a+b`. */
export function normalizeName(written: string): string {
  return written
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*([-+*/.'])\s*/g, '$1')
}
