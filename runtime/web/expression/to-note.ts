/** A problem of an expression as notes tell it. */
import type { ExpressionProblem } from '#metadata/feel/problem.ts'
import type { ProblemNote } from './problem-notes.tsx'

/** Its place as a range, its words in both languages. */
export function toNote({ from, to, code, en, zh, didYouMean }: ExpressionProblem): ProblemNote {
  return { code, range: { from, to }, message: { en, 'zh-CN': zh }, ...(didYouMean ? { didYouMean } : {}) }
}
