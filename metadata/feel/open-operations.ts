/**
 * Puts right how tightly `in` binds: the grammar reads everything after `in` as its test; here the test ends where an
 * operation of less strength begins, and that operation stands around it.
 */
import type { Expression } from './syntax.ts'
import { onlyChild, type SyntaxNode } from './tree-node.ts'

/** How tightly an operation binds. */
export const strength = { or: 1, and: 2, comparison: 3 } as const

/** Makes an expression around a part of what was read. */
export type Wrap = (part: Expression) => Expression

/** Operations that end with a test of `in`, not in parentheses: what stands before them may belong to their left part only. */
export class OpenOperations {
  readonly #open = new WeakSet<Expression>()

  /** Parentheses stand around it: what stands before it belongs to the whole. */
  close(expression: Expression): void {
    this.#open.delete(expression)
  }

  /** Gives the operand of `in` its leftmost part only, and lets the rest stand around the test. */
  rotate(node: SyntaxNode, operand: Expression, wrap: Wrap): Expression {
    if (node.name !== 'Conjunction' && node.name !== 'Disjunction' && node.name !== 'Comparison') return wrap(operand)
    const rotated = leftmost(operand, spineOf(node), wrap)
    this.#open.add(rotated)
    return rotated
  }

  /** Puts an operation around its right operand, or around the left part of one that is open and binds less tightly. */
  attach(right: Expression, binding: number, wrap: Wrap): Expression {
    if (!this.#open.has(right)) return wrap(right)
    const attached = around(right, binding, wrap)
    this.#open.add(attached)
    return attached
  }
}

/** How many operations stand one in the other at the left of a node, outside parentheses. */
export function spineOf(node: SyntaxNode): number {
  let length = 0
  let at = node
  while (at.name === 'Conjunction' || at.name === 'Disjunction' || at.name === 'Comparison') {
    length += 1
    at = onlyChild(at)
  }
  return length
}

function leftmost(operand: Expression, spine: number, wrap: Wrap): Expression {
  if (spine === 0) return wrap(operand)
  switch (operand.kind) {
    case 'and':
    case 'or':
    case 'comparison': {
      const left = leftmost(operand.left, spine - 1, wrap)
      return { ...operand, left, from: left.from }
    }
    case 'between':
    case 'in': {
      const value = leftmost(operand.value, spine - 1, wrap)
      return { ...operand, value, from: value.from }
    }
    default:
      return wrap(operand)
  }
}

function around(part: Expression, binding: number, wrap: Wrap): Expression {
  if ((part.kind !== 'and' && part.kind !== 'or') || strength[part.kind] >= binding) return wrap(part)
  const left = around(part.left, binding, wrap)
  return { ...part, left, from: left.from }
}
