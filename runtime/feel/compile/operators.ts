/** Arithmetic, comparisons, and the three-valued `and` and `or` (DMN 1.5, tables 50 to 57). */
import type { Decimal } from 'decimal.js'

import type { Comparator } from '#metadata/feel/syntax.ts'
import { arithmetic, negate } from '../arithmetic.ts'
import { compareDecimals, isDecimal, toDecimal } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { isEqual } from '../is-equal.ts'
import { kindOf, kindWords } from '../kind-of.ts'
import { order } from '../order.ts'
import type { Run } from '../run.ts'
import type { FeelValue } from '../values.ts'
import { type Compile, type Compiled, type CompileNode, Env, type NodeOf, type Scope } from './env.ts'
import { constant } from './literals.ts'
import { placed } from './placed.ts'

export const compileArithmetic: CompileNode<'arithmetic'> = (node, scope, compile) => {
  const [left, right] = [compile(node.left, scope), compile(node.right, scope)]
  const reckon = arithmetic[node.operator]
  return placed(node, env => reckon(left(env), right(env), env.run))
}

export const compileNegate: CompileNode<'negate'> = (node, scope, compile) => {
  if (node.operand.kind === 'number') return constant(negate(toDecimal(node.operand.text)))
  const operand = compile(node.operand, scope)
  return placed(node, env => negate(operand(env)))
}

export const compileComparison: CompileNode<'comparison'> = (node, scope, compile) => {
  const [left, right] = [compile(node.left, scope), compile(node.right, scope)]
  if (node.right.kind === 'number') {
    return withNumber(node.operator, left, right, toDecimal(node.right.text), node)
  }
  if (node.right.kind === 'string' && node.operator === '=') {
    const text = node.right.value
    const slow = placed(node, env => compare('=', left(env), text, env.run))
    return env => {
      const value = left(env)
      return typeof value === 'string' ? value === text : value === null ? false : slow(env)
    }
  }
  return placed(node, env => compare(node.operator, left(env), right(env), env.run))
}

/** The answer of a comparison; equality of different types is a fault, null beside a value is not equal to it. */
export function compare(operator: Comparator, a: FeelValue, b: FeelValue, run: Run): boolean | null {
  if (operator === '=') return equals(a, b, run)
  if (operator === '!=') return !equals(a, b, run)
  run.spendOn(a)
  const compared = order(a, b, operator)
  return compared === null ? null : decisions[operator](compared)
}

export const compileBetween: CompileNode<'between'> = (node, scope, compile) => {
  const [value, low, high] = [node.value, node.low, node.high].map(part => compile(part, scope)) as [
    Compiled,
    Compiled,
    Compiled,
  ]
  return placed(node, env => {
    const tested = value(env)
    const above = compare('>=', tested, low(env), env.run)
    const below = compare('<=', tested, high(env), env.run)
    return above === false || below === false ? false : above === null || below === null ? null : true
  })
}

export const compileAnd: CompileNode<'and'> = (node, scope, compile) => logic(node, scope, compile, false)

export const compileOr: CompileNode<'or'> = (node, scope, compile) => logic(node, scope, compile, true)

const decisions: Readonly<Record<Exclude<Comparator, '=' | '!='>, (compared: number) => boolean>> = {
  '<': compared => compared < 0,
  '<=': compared => compared <= 0,
  '>': compared => compared > 0,
  '>=': compared => compared >= 0,
}

const numberDecisions: Readonly<Record<Comparator, (compared: number) => boolean>> = {
  ...decisions,
  '=': compared => compared === 0,
  '!=': compared => compared !== 0,
}

function withNumber(
  operator: Comparator,
  left: Compiled,
  right: Compiled,
  number: Decimal,
  node: { readonly from: number; readonly to: number },
): Compiled {
  const decide = numberDecisions[operator]
  const slow = placed(node, env => compare(operator, env.value, right(env), env.run))
  return env => {
    const value = left(env)
    if (isDecimal(value)) return decide(compareDecimals(value, number))
    return slow(new Env(env.run, env, value))
  }
}

function equals(a: FeelValue, b: FeelValue, run: Run): boolean {
  if (a !== null && b !== null) {
    const [left, right] = [kindOf(a), kindOf(b)]
    if (left !== right) {
      throw new ExpressionFault('mismatched-types', { operator: '=', left: kindWords[left], right: kindWords[right] })
    }
  }
  return isEqual(a, b, run)
}

function logic(node: NodeOf<'and'>, scope: Scope | null, compile: Compile, deciding: boolean): Compiled {
  const [left, right] = [compile(node.left, scope), compile(node.right, scope)]
  return env => {
    const a = left(env)
    if (a === deciding) return deciding
    const b = right(env)
    if (b === deciding && (a === null || a === !deciding)) return deciding
    if (a === !deciding && b === !deciding) return !deciding
    assertLogical(a, node.left)
    assertLogical(b, node.right)
    return null
  }
}

/** Anything but true, false and null is a fault. */
export function assertLogical(value: FeelValue, node: { readonly from: number; readonly to: number }): void {
  if (value === null || typeof value === 'boolean') return
  const words = { wanted: kindWords.boolean, given: kindWords[kindOf(value)] }
  throw new ExpressionFault('mismatched-type', words, node)
}
