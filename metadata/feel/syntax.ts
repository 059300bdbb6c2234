/**
 * The tree of a FEEL expression (DMN 1.5, clause 10.3), as the checker, the evaluator and the printer of SQL read it.
 * Positions are offsets in UTF-16 code units of the text that was parsed.
 */

interface Spot {
  readonly from: number
  readonly to: number
}

export type Expression = Spot &
  (
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    /** `@"2026-11-22"`; which temporal type it is follows from the text. */
    | { readonly kind: 'temporal'; readonly text: string }
    | { readonly kind: 'name'; readonly name: string }
    /** The `?` of a unary test. */
    | { readonly kind: 'input' }
    | { readonly kind: 'path'; readonly base: Expression; readonly member: Name }
    /** `list[condition]`; the condition sees `item` and the members of the element. */
    | { readonly kind: 'filter'; readonly base: Expression; readonly condition: Expression }
    | { readonly kind: 'call'; readonly callee: Expression; readonly arguments: Arguments }
    | { readonly kind: 'negate'; readonly operand: Expression }
    | {
        readonly kind: 'arithmetic'
        readonly operator: '+' | '-' | '*' | '/' | '**'
        readonly left: Expression
        readonly right: Expression
      }
    | {
        readonly kind: 'comparison'
        readonly operator: Comparator
        readonly left: Expression
        readonly right: Expression
      }
    | { readonly kind: 'between'; readonly value: Expression; readonly low: Expression; readonly high: Expression }
    | { readonly kind: 'in'; readonly value: Expression; readonly tests: readonly Test[] }
    | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'if'; readonly condition: Expression; readonly then: Expression; readonly else: Expression }
    | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly result: Expression }
    | { readonly kind: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly condition: Expression }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'context'; readonly entries: readonly { readonly key: Name; readonly value: Expression }[] }
    | ({ readonly kind: 'range' } & RangeEnds)
    | { readonly kind: 'function'; readonly parameters: readonly Parameter[]; readonly body: Expression }
    | { readonly kind: 'instance'; readonly value: Expression; readonly type: TypeExpression }
  )

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A name as it is written, spaces made single. */
export interface Name extends Spot {
  readonly name: string
}

export interface RangeEnds {
  readonly low: Expression | null
  readonly high: Expression | null
  readonly lowClosed: boolean
  readonly highClosed: boolean
}

/** What follows `in`: a comparison with what stands before, or an expression that is equal to it, holds it or tests it. */
export type Test = Spot &
  (
    | { readonly kind: 'compare'; readonly operator: Comparator; readonly operand: Expression }
    | { readonly kind: 'expression'; readonly expression: Expression }
  )

export type Arguments =
  | { readonly kind: 'positional'; readonly values: readonly Expression[] }
  | { readonly kind: 'named'; readonly values: readonly { readonly parameter: Name; readonly value: Expression }[] }

/** `x in list`, or `x in 1..10` with both ends in `domain` and `end`. */
export interface Iterator extends Spot {
  readonly name: Name
  readonly domain: Expression
  readonly end: Expression | null
}

export interface Parameter extends Name {
  readonly type: TypeExpression | null
}

export type TypeExpression = Spot &
  (
    | { readonly kind: 'named'; readonly name: string }
    | { readonly kind: 'list' | 'range'; readonly of: TypeExpression }
    | { readonly kind: 'context'; readonly entries: readonly { readonly key: Name; readonly type: TypeExpression }[] }
    | { readonly kind: 'function'; readonly parameters: readonly TypeExpression[]; readonly result: TypeExpression }
  )
