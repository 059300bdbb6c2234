/** Takes the text of a TypeScript file apart just far enough to tell code, comments and literals from each other. */

interface Literal {
  readonly value: string
  readonly line: number
}

export interface ScannedSource {
  /** The text without comments, in which each literal is `'n'`, its place in `literals`. */
  readonly code: string
  /** Texts in quotes of any sort; those with holes are left out. */
  readonly literals: readonly Literal[]
}

/** After one of these a slash begins a regular expression; elsewhere it divides. */
const beforeRegularExpression = /(^|[=(,:;!&|?{}[+\-*%<>~^]|\b(return|typeof|case|in|of|do|else|void|yield|await))$/

const tokens = {
  comment: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y,
  // A literal in simple quotes ends with its line, so an apostrophe in markup does little harm.
  quoted: /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y,
  template: /`/y,
  templateText: /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{|$)/y,
  regularExpression: /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y,
  words: /[\w$\s]+/y,
  any: /[\s\S]/y,
} as const

/** Scans TypeScript or TSX. */
export function scanSource(source: string): ScannedSource {
  const literals: Literal[] = []
  const openTemplates: number[] = []
  let code = ''
  let depth = 0
  let at = 0
  let line = 1

  const take = (token: keyof typeof tokens): string | undefined => {
    const pattern = tokens[token]
    pattern.lastIndex = at
    const piece = pattern.exec(source)?.[0]
    if (piece === undefined) return undefined
    at += piece.length
    line += piece.split('\n').length - 1
    return piece
  }
  const putLiteral = (value: string, startLine: number) => {
    code += `'${literals.length}'`
    literals.push({ value, line: startLine })
  }
  const templateText = (isStart: boolean) => {
    const startLine = line
    const text = take('templateText') ?? ''
    if (text.endsWith('${')) {
      openTemplates.push(depth)
      code += '('
    } else if (isStart) putLiteral(text.slice(0, -1), startLine)
    else code += ')'
  }

  while (at < source.length) {
    const startLine = line
    if (take('comment') !== undefined) {
      code += ' '
      continue
    }
    const quoted = take('quoted')
    if (quoted !== undefined) {
      putLiteral(quoted.slice(1, -1), startLine)
    } else if (take('template') !== undefined) {
      templateText(true)
    } else if (source[at] === '/' && beforeRegularExpression.test(code.slice(-20).trimEnd())) {
      code += (take('regularExpression') ?? take('any')) && '/'
    } else if (source[at] === '}' && openTemplates.at(-1) === depth) {
      openTemplates.pop()
      take('any')
      templateText(false)
    } else {
      const piece = take('words') ?? take('any') ?? ''
      if (piece === '{') depth += 1
      if (piece === '}') depth -= 1
      code += piece
    }
  }
  return { code, literals }
}
