/** A free name for something new, from what people call it: English words, else Chinese, else a word with a number. */
import type { LocalizedText } from '#metadata/definitions.ts'

/** Letters, digits and underscores; `or` is taken when the label has none. */
export function nameFrom(label: LocalizedText | undefined, taken: readonly string[], or: string): string {
  const base = slug(label?.en) || slug(label?.['zh-CN']) || slug(or)
  if (!taken.includes(base)) return base
  let number = 2
  while (taken.includes(`${base}_${number}`)) number += 1
  return `${base}_${number}`
}

function slug(text: string | undefined): string {
  const words = (text ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50)
  return /^\p{N}/u.test(words) ? `_${words}` : words
}
