/** What is wrong with an expression, and where: data for findings, the editor and the evaluator's own problems. */

export interface ExpressionProblem {
  /** Offsets in UTF-16 code units of the text that was parsed. */
  readonly from: number
  readonly to: number
  readonly code: `expression/${string}`
  readonly en: string
  readonly zh: string
  readonly didYouMean?: readonly string[]
}
