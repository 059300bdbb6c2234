/** Reads what a value is tested by: lists of tests, and ranges with one or two ends. */
import { spineOf } from './open-operations.ts'
import { misplacedNode, type Reading } from './reading.ts'
import type { Comparator, Expression, Test } from './syntax.ts'
import { childrenOf, onlyChild, type SyntaxNode } from './tree-node.ts'

/** The tests of `in` or of unary tests: comparisons with one end, or expressions. */
export function readTests(reading: Reading, group: SyntaxNode): Test[] {
  return childrenOf(group)
    .filter(child => child.name === 'PositiveUnaryTest')
    .map(child => {
      const inner = onlyChild(child)
      const spot = { from: inner.from, to: inner.to }
      const operator = inner.name === 'SimplePositiveUnaryTest' ? onlyChild(inner) : undefined
      if (!operator || operator.name === 'Interval') {
        return { kind: 'expression', expression: reading.expression(inner), ...spot }
      }
      const endpoint = childrenOf(inner)[1] as SyntaxNode
      if (spineOf(endpoint) > 0) throw misplacedNode(reading, endpoint)
      return {
        kind: 'compare',
        operator: reading.text(operator) as Comparator,
        operand: reading.expression(endpoint),
        ...spot,
      }
    })
}

/** `(> 5)`: a range with one end. */
export function readHalfRange(reading: Reading, node: SyntaxNode): Expression {
  const [operator, endpoint] = childrenOf(node) as [SyntaxNode, SyntaxNode]
  if (spineOf(endpoint) > 0) throw misplacedNode(reading, endpoint)
  const end = reading.expression(endpoint)
  const closed = reading.text(operator).endsWith('=')
  const open = {
    kind: 'range',
    low: null,
    high: null,
    lowClosed: false,
    highClosed: false,
    from: node.from,
    to: node.to,
  } as const
  switch (reading.text(operator)) {
    case '<':
    case '<=':
      return { ...open, high: end, highClosed: closed }
    case '>':
    case '>=':
      return { ...open, low: end, lowClosed: closed }
    case '=':
      return { ...open, low: end, high: end, lowClosed: true, highClosed: true }
    default:
      throw misplacedNode(reading, operator)
  }
}

/** `[1..5)`: a range with two ends. */
export function readRange(reading: Reading, node: SyntaxNode): Expression {
  const children = childrenOf(node)
  const [opening, low, , high, closing] = children as [SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode]
  return {
    kind: 'range',
    low: reading.expression(low),
    high: reading.expression(high),
    lowClosed: opening.name === '[',
    highClosed: closing.name === ']',
    from: node.from,
    to: node.to,
  }
}
