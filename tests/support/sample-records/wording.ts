/** Puts words into sentences so that they read as written by hand. */

/** A text with its slots filled: {product}, {contact} … Chinese gets its spaces beside Latin words, English its first capital. */
export function fill(text: string, slots: Readonly<Record<string, string>>): string {
  const filled = text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')
  if (!/\p{Script=Han}/u.test(text)) return filled.replace(/^\p{Ll}/u, letter => letter.toUpperCase())
  return filled.replaceAll(/(?<=[A-Za-z0-9])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[A-Za-z0-9])/gu, ' ')
}

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}

/** The text with the punctuation of Chinese where it stands beside Chinese characters. */
export function punctuate(text: string): string {
  return text.replaceAll(
    /(?<=\p{Script=Han})([,:;?!()]) ?|([,:;?!()]) ?(?=\p{Script=Han})/gu,
    (_, after: string | undefined, before: string | undefined) => wide[after ?? before ?? ''] ?? '',
  )
}
