/**
 * The tree of an expression → a function, made once and called for each record. What it may take is counted (see
 * limits.ts); what goes wrong is thrown as an ExpressionFault. It reads no clock and touches nothing outside.
 */
import type { Expression } from '#metadata/feel/syntax.ts'

import { compileCall, compileFunction } from './compile/calls.ts'
import { compileIf, compileIn, compileInstance } from './compile/conditions.ts'
import { type Compile, type Compiled, type CompileNode, Env } from './compile/env.ts'
import {
  compileContext,
  compileList,
  compileNumber,
  compileRange,
  compileTemporal,
  constant,
} from './compile/literals.ts'
import { compileEvery, compileFor, compileSome } from './compile/loops.ts'
import { compileInput, compileName } from './compile/names.ts'
import {
  compileAnd,
  compileArithmetic,
  compileBetween,
  compileComparison,
  compileNegate,
  compileOr,
} from './compile/operators.ts'
import { compileFilter, compilePath } from './compile/paths.ts'
import { ExpressionFault } from './expression-fault.ts'
import { type Limits, usualLimits } from './limits.ts'
import { Run } from './run.ts'
import type { FeelContext, FeelValue } from './values.ts'

/** Evaluates an expression with these names; `now` and `today` among them are the clock, `?` is what unary tests test. */
export type Evaluate = (names: FeelContext, limits?: Limits) => FeelValue

/** Compiles an expression. */
export function compileExpression(expression: Expression): Evaluate {
  const compiled = compile(expression, null)
  return (names, limits = usualLimits) => {
    try {
      return compiled(new Env(new Run(names, limits), null, null))
    } catch (error) {
      throw error instanceof ExpressionFault ? error.place(expression) : error
    }
  }
}

const nodes: { readonly [Kind in Expression['kind']]: CompileNode<Kind> } = {
  number: compileNumber,
  string: node => constant(node.value),
  boolean: node => constant(node.value),
  null: () => constant(null),
  temporal: compileTemporal,
  name: compileName,
  input: compileInput,
  path: compilePath,
  filter: compileFilter,
  call: compileCall,
  negate: compileNegate,
  arithmetic: compileArithmetic,
  comparison: compileComparison,
  between: compileBetween,
  in: compileIn,
  and: compileAnd,
  or: compileOr,
  if: compileIf,
  for: compileFor,
  some: compileSome,
  every: compileEvery,
  list: compileList,
  context: compileContext,
  range: compileRange,
  function: compileFunction,
  instance: compileInstance,
}

const compile: Compile = (node, scope): Compiled =>
  (nodes[node.kind] as CompileNode<Expression['kind']>)(node as never, scope, compile)
