/** The one filter language: react-querybuilder's RuleGroup, as it stands in definitions and in requests. */

/** Rules joined by and / or; `not` turns the whole round. */
export interface Filter {
  readonly combinator: 'and' | 'or'
  readonly not?: boolean
  readonly rules: readonly (Filter | Rule)[]
}

/** One condition: a path, an operator and a value (or `FormulaOperand`); or, on children, how many must match `value`. */
export interface Rule {
  readonly field: string
  readonly operator?: string
  readonly value?: unknown
  readonly match?: { readonly mode: 'any' | 'all' | 'none' | 'atLeast'; readonly threshold?: number }
}

/** In the place of a value: a FEEL expression, evaluated once for each question. */
export interface FormulaOperand {
  readonly expression: string
}

/** Tells an expression from a constant. */
export function isFormula(value: unknown): value is FormulaOperand {
  return value !== null && typeof value === 'object' && 'expression' in value && typeof value.expression === 'string'
}

/** Tells a group from a rule. */
export function isGroup(node: Filter | Rule): node is Filter {
  return 'rules' in node
}
