/** Expressions of other engines as FEEL: `${amount > 1000 && ok}` (JUEL) and `= amount > 1000` (FEEL of Camunda 8). */
import { parseExpression } from '#metadata/feel/parse.ts'

export interface Translated {
  readonly text: string
  /** It can be read; what cannot is kept as it was written, for a person to mend. */
  readonly isFeel: boolean
}

/** The expression; a text without the marks of an expression is taken as it stands. */
export function toFeel(written: string): Translated {
  const trimmed = written.trim()
  const text = trimmed.startsWith('=') ? trimmed.slice(1).trim() : fromJuel(trimmed)
  return { text, isFeel: isReadable(text) }
}

/** Whether a text is an expression of one of the dialects and not a plain word. */
export const isFormula = (text: string): boolean => /^\s*=|[$#]\{/.test(text)

function isReadable(text: string): boolean {
  const { expression, problems } = parseExpression(text)
  return expression !== null && problems.length === 0
}

function fromJuel(written: string): string {
  const [, inner] = written.match(/^[$#]\{([\s\S]*)\}$/) ?? []
  if (inner === undefined) return written
  // Texts are put aside, so that no operator is replaced within them.
  const texts: string[] = []
  return inner
    .replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, quoted => {
      texts.push(
        `"${quoted
          .slice(1, -1)
          .replaceAll("\\'", "'")
          .replaceAll(/(?<!\\)"/g, '\\"')}"`,
      )
      return `\ue000${texts.length - 1}\ue000`
    })
    .replaceAll(/==|\beq\b/g, '=')
    .replaceAll(/\bne\b/g, '!=')
    .replaceAll(/&&/g, ' and ')
    .replaceAll(/\|\|/g, ' or ')
    .replaceAll(/\bgt\b/g, '>')
    .replaceAll(/\bge\b/g, '>=')
    .replaceAll(/\blt\b/g, '<')
    .replaceAll(/\ble\b/g, '<=')
    .replaceAll(/\bnot\s+empty\s+([\w.]+)/g, '$1 != null')
    .replaceAll(/\bempty\s+([\w.]+)/g, '$1 = null')
    .replaceAll(/!\s*([\w.]+)(?!\s*=)/g, 'not($1)')
    .replaceAll(/(?:execution|task)\.getVariable\(\ue000(\d+)\ue000\)/g, (_, at: string) =>
      JSON.parse(texts[Number(at)] as string),
    )
    .replaceAll(/\ue000(\d+)\ue000/g, (_, at: string) => texts[Number(at)] as string)
    .replaceAll(/\s+/g, ' ')
    .trim()
}
