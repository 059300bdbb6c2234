/** The wanted name, or the first of its kind that is not taken. Names are letters of any language, digits and `_`. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  const cleaned = wanted
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 55)
  const base = /^\p{L}/u.test(cleaned) ? cleaned : `n${cleaned}`
  if (!known.has(base)) return base
  let number = 2
  while (known.has(`${base}_${number}`)) number += 1
  return `${base}_${number}`
}
