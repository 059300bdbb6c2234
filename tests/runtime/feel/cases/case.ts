/** One line of the table: an expression and what it comes to, written down by hand. */

/** A temporal value by its text, a range, a function by its parameters, a number that has more digits than JavaScript's, a fault by its code. */
export type Expected = null | boolean | number | string | readonly Expected[] | { readonly [name: string]: Expected }

export interface More {
  /** Why feelin 8.2 answers something else. */
  readonly differs?: string
  readonly names?: Readonly<Record<string, unknown>>
  /** What unary tests test; the expression is then read as unary tests. */
  readonly input?: unknown
}

export type Case = readonly [expression: string, expected: Expected, more?: More]

export interface Group {
  /** The rule of the grammar (DMN 1.5, 10.3.1.2) or the functions that it is about. */
  readonly of: string
  readonly cases: readonly Case[]
}

/** A date, time, date and time or duration. */
export const at = (text: string): Expected => ({ '@': text })
export const range = (text: string): Expected => ({ range: text })
export const decimal = (text: string): Expected => ({ decimal: text })
export const fault = (code: string): Expected => ({ fault: code })
export const parameters = (...names: string[]): Expected => ({ function: names })
