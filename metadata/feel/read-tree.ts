/** The tree of lezer-feel → the tree of `syntax.ts`. */
import { OpenOperations, strength, type Wrap } from './open-operations.ts'
import { readArguments, readFunction, readIterators } from './read-bindings.ts'
import { readHalfRange, readRange, readTests } from './read-tests.ts'
import { readType } from './read-type.ts'
import { misplacedNode, type Reading } from './reading.ts'
import type { Comparator, Expression, Name, Test } from './syntax.ts'
import { childrenOf, isValue, onlyChild, type SyntaxNode } from './tree-node.ts'
import { unquote } from './unquote.ts'
import { type Source, WrittenNames } from './written-names.ts'

/** Reads an expression. */
export function readTree(source: Source): Expression {
  return new Reader(source).expression(onlyChild(source.top))
}

/** Reads unary tests as one condition on `?`. */
export function readUnaryTests(source: Source): Expression {
  return new Reader(source).unaryTests()
}

class Reader implements Reading {
  readonly source: string
  readonly #top: SyntaxNode
  readonly #names: WrittenNames
  readonly #operations = new OpenOperations()

  constructor(source: Source) {
    this.source = source.text
    this.#top = source.top
    this.#names = new WrittenNames(source)
  }

  text(node: SyntaxNode): string {
    return this.#names.text(node)
  }

  name(node: SyntaxNode): Name {
    return this.#names.name(node)
  }

  unaryTests(): Expression {
    const children = childrenOf(this.#top)
    const [first] = children as [SyntaxNode]
    const spot = { from: first.from, to: (children.at(-1) as SyntaxNode).to }
    if (first.name === 'Wildcard') return { kind: 'boolean', value: true, ...spot }
    const group = children.find(child => child.name === 'PositiveUnaryTests') as SyntaxNode
    const tests = readTests(this, group)
    const value: Expression = { kind: 'in', value: { kind: 'input', ...spot }, tests, from: group.from, to: group.to }
    if (first.name !== 'not') return value
    const callee: Expression = { kind: 'name', name: 'not', from: first.from, to: first.to }
    return { kind: 'call', callee, arguments: { kind: 'positional', values: [value] }, ...spot }
  }

  expression(node: SyntaxNode): Expression {
    const spot = { from: node.from, to: node.to }
    const children = childrenOf(node)
    const [first, second, third] = children as [SyntaxNode, SyntaxNode, SyntaxNode]
    switch (node.name) {
      case 'NumericLiteral': {
        const text = this.text(node)
        if (!text.startsWith('-')) return { kind: 'number', text, ...spot }
        const digits = text.slice(1).trimStart()
        return {
          kind: 'negate',
          operand: { kind: 'number', text: digits, from: node.to - digits.length, to: node.to },
          ...spot,
        }
      }
      case 'StringLiteral':
        return { kind: 'string', value: unquote(this.text(node)), ...spot }
      case 'BooleanLiteral':
        return { kind: 'boolean', value: this.text(node) === 'true', ...spot }
      case 'null':
        return { kind: 'null', ...spot }
      case '?':
        return { kind: 'input', ...spot }
      case 'VariableName':
        return { kind: 'name', ...this.name(node) }
      case 'DateTimeLiteral': {
        if (first.name === 'AtLiteral') return { kind: 'temporal', text: unquote(this.text(onlyChild(first))), ...spot }
        return {
          kind: 'call',
          callee: { kind: 'name', ...this.name(first) },
          arguments: readArguments(this, children),
          ...spot,
        }
      }
      case 'FunctionInvocation': {
        const callee: Expression =
          first.name === 'SpecialFunctionName' ? { kind: 'name', ...this.name(first) } : this.expression(first)
        return { kind: 'call', callee, arguments: readArguments(this, children), ...spot }
      }
      case 'PathExpression':
        return {
          kind: 'path',
          base: this.expression(first),
          member: this.name(children.at(-1) as SyntaxNode),
          ...spot,
        }
      case 'FilterExpression':
        return { kind: 'filter', base: this.expression(first), condition: this.expression(third), ...spot }
      case 'ParenthesizedExpression': {
        if (second.name === 'SimplePositiveUnaryTest' && onlyChild(second).name !== 'Interval')
          return readHalfRange(this, second)
        const inner = this.expression(second)
        this.#operations.close(inner)
        return inner
      }
      case 'ArithmeticExpression': {
        if (children.length === 2) {
          const operand = this.expression(second)
          // A plus before a value changes nothing; FEEL does not have it.
          if (this.text(first) === '+') throw misplacedNode(this, first)
          return { kind: 'negate', operand, ...spot }
        }
        const written = this.text(second)
        const operator = (written === '^' ? '**' : written) as '+' | '-' | '*' | '/' | '**'
        return { kind: 'arithmetic', operator, left: this.expression(first), right: this.expression(third), ...spot }
      }
      case 'Comparison':
        return this.#comparison(node, children)
      case 'Conjunction':
        return this.#join('and', first, third)
      case 'Disjunction':
        return this.#join('or', first, third)
      case 'IfExpression': {
        const [, condition, , then, , otherwise] = children as SyntaxNode[]
        return {
          kind: 'if',
          condition: this.expression(condition as SyntaxNode),
          // biome-ignore lint/suspicious/noThenProperty: the tree is never awaited; FEEL has the word.
          then: this.expression(then as SyntaxNode),
          else: this.expression(otherwise as SyntaxNode),
          ...spot,
        }
      }
      case 'ForExpression':
        return {
          kind: 'for',
          iterators: readIterators(this, second),
          result: this.expression(children.at(-1) as SyntaxNode),
          ...spot,
        }
      case 'QuantifiedExpression':
        return {
          kind: first.name as 'some' | 'every',
          iterators: readIterators(this, second),
          condition: this.expression(children.at(-1) as SyntaxNode),
          ...spot,
        }
      case 'InstanceOfExpression':
        return {
          kind: 'instance',
          value: this.expression(first),
          type: readType(children.at(-1) as SyntaxNode, this.source),
          ...spot,
        }
      case 'SimplePositiveUnaryTest':
        if (first.name !== 'Interval') throw misplacedNode(this, first)
        return readRange(this, first)
      case 'Interval':
        return readRange(this, node)
      case 'List':
        return { kind: 'list', items: children.filter(isValue).map(item => this.expression(item)), ...spot }
      case 'Context':
        return {
          kind: 'context',
          entries: children
            .filter(child => child.name === 'ContextEntry')
            .map(entry => {
              const [key, value] = childrenOf(entry).filter(isValue) as [SyntaxNode, SyntaxNode]
              return { key: this.#names.key(key), value: this.expression(value) }
            }),
          ...spot,
        }
      case 'FunctionDefinition':
        return readFunction(this, node)
      default:
        throw misplacedNode(this, node)
    }
  }

  #comparison(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const [first, operator] = children as [SyntaxNode, SyntaxNode]
    const left = this.expression(first)
    if (operator.name === 'between') {
      const [, , low, , high] = children as SyntaxNode[]
      return {
        kind: 'between',
        value: left,
        low: this.expression(low as SyntaxNode),
        high: this.expression(high as SyntaxNode),
        from: node.from,
        to: node.to,
      }
    }
    if (operator.name === 'in') {
      const tests = children.find(child => child.name === 'PositiveUnaryTests')
      if (tests) return { kind: 'in', value: left, tests: readTests(this, tests), from: node.from, to: node.to }
      return this.#in(left, children[2] as SyntaxNode)
    }
    const right = this.expression(children[2] as SyntaxNode)
    return this.#operations.attach(right, strength.comparison, part => ({
      kind: 'comparison',
      operator: this.text(operator) as Comparator,
      left,
      right: part,
      from: node.from,
      to: part === right ? node.to : part.to,
    }))
  }

  #join(kind: 'and' | 'or', leftNode: SyntaxNode, rightNode: SyntaxNode): Expression {
    const left = this.expression(leftNode)
    const right = this.expression(rightNode)
    return this.#operations.attach(right, strength[kind], part => ({
      kind,
      left,
      right: part,
      from: leftNode.from,
      to: part === right ? rightNode.to : part.to,
    }))
  }

  /** `x in test`, where the test may have swallowed what follows it. */
  #in(value: Expression, node: SyntaxNode): Expression {
    const inner = onlyChild(node)
    const make = (test: Test): Expression => ({ kind: 'in', value, tests: [test], from: value.from, to: test.to })
    if (inner.name === 'SimplePositiveUnaryTest' && onlyChild(inner).name !== 'Interval') {
      const [operator, endpoint] = childrenOf(inner) as [SyntaxNode, SyntaxNode]
      const operand = this.expression(endpoint)
      const compare: Wrap = part =>
        make({
          kind: 'compare',
          operator: this.text(operator) as Comparator,
          operand: part,
          from: operator.from,
          to: part === operand ? endpoint.to : part.to,
        })
      return this.#operations.rotate(endpoint, operand, compare)
    }
    const expression = this.expression(inner)
    return this.#operations.rotate(inner, expression, part =>
      make({ kind: 'expression', expression: part, from: part.from, to: part === expression ? inner.to : part.to }),
    )
  }
}
