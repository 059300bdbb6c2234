/** The words and signs of an expression that is not finished, as far as completion needs them; it has no grammar. */

export interface Word {
  readonly kind: 'name' | 'text' | 'sign'
  readonly text: string
  readonly from: number
  /** A text whose end is not written yet. */
  readonly isOpen: boolean
}

const pattern =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|@?"(?:[^"\\]|\\[\s\S])*"?|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|!=|<=|>=|\*\*|\.\.|\S/gu

/** The words in their order; comments are left out. */
export function splitText(text: string): Word[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: word, index }): Word[] => {
    if (word.startsWith('//') || word.startsWith('/*')) return []
    const isText = /^@?"/.test(word)
    const isOpen = isText && !/^@?"(?:[^"\\]|\\[\s\S])*"$/.test(word)
    const kind = isText ? 'text' : /^[\p{L}_]/u.test(word) ? 'name' : 'sign'
    return [{ kind, text: word, from: index, isOpen }]
  })
}
