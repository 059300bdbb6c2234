/** String literals of FEEL (DMN 1.5, 10.3.1.2, rules 33–35, 64). */

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', "'": "'", '"': '"', '\\': '\\' }

const escapeSequence = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt'"\\]))/g

/** The value of a literal with its quotes. A backslash that begins no escape stays: `"\d+"` is a pattern as written. */
export function unquote(literal: string): string {
  return literal.slice(1, -1).replaceAll(escapeSequence, (whole, braced, four, six, letter) => {
    if (letter) return escapes[letter] as string
    const point = Number.parseInt(braced ?? four ?? six, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

/** The literal, with its quotes, that has this value. */
export function quote(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`
}
