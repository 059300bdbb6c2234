/** Ends the reading of a text at what is wrong with it. */
import type { ExpressionProblem } from './problem.ts'

export class ParseFault extends Error {
  readonly problem: ExpressionProblem
  constructor(problem: ExpressionProblem) {
    super(problem.en)
    this.problem = problem
  }
}

/** The fault of a word that stands where none of its kind can. */
export function misplaced(word: string, from: number): ParseFault {
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word
  return new ParseFault({
    from,
    to: from + word.length,
    code: 'expression/syntax',
    en: `“${shown}” does not fit here.`,
    zh: `“${shown}”不能出现在这里。`,
  })
}
