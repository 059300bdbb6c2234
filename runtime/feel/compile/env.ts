/** What a compiled node sees: the run, and the values of the names around it, innermost first. */
import type { Expression } from '#metadata/feel/syntax.ts'

import type { Run } from '../run.ts'
import type { FeelValue } from '../values.ts'

export class Env {
  readonly run: Run
  readonly up: Env | null
  readonly value: FeelValue

  constructor(run: Run, up: Env | null, value: FeelValue) {
    this.run = run
    this.up = up
    this.value = value
  }
}

/** A node, ready to be evaluated. */
export type Compiled = (env: Env) => FeelValue

/** The names around a node while it is compiled; one for each Env when it is evaluated. */
export type Scope = {
  readonly up: Scope | null
} & (
  | { readonly kind: 'name'; readonly name: string }
  /** An element of a filter: `item`, and its members by their names. */
  | { readonly kind: 'item' }
  /** What stands before `in`: `?`. */
  | { readonly kind: 'input' }
  /** The results of a `for` so far; the list still grows. */
  | { readonly kind: 'partial' }
)

/** Compiles a node within the names around it. */
export type Compile = (node: Expression, scope: Scope | null) => Compiled

/** The nodes of a kind. */
export type NodeOf<Kind extends Expression['kind'], Node = Expression> = Node extends { kind: infer Kinds }
  ? Kind extends Kinds
    ? Node
    : never
  : never

/** How one kind of node is compiled. */
export type CompileNode<Kind extends Expression['kind']> = (
  node: NodeOf<Kind>,
  scope: Scope | null,
  compile: Compile,
) => Compiled
