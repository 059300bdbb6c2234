/**
 * The tree of lezer-feel → the tree of `syntax.ts`. Puts right what its grammar takes in another order than the
 * standard: in `a in [1, 2] and b` it reads everything after `in` as the test; here `in` binds tighter than `and`.
 */
import { didYouMean } from '../did-you-mean.ts'
import { builtIns } from './built-ins.ts'
import { normalizeName } from './names.ts'
import { misplaced, ParseFault } from './parse-fault.ts'
import { readType } from './read-type.ts'
import type { Arguments, Comparator, Expression, Iterator, Name, Parameter, Test } from './syntax.ts'
import { childrenOf, isValue, onlyChild, type SyntaxNode } from './tree-node.ts'
import { unquote } from './unquote.ts'

/** A text and its tree, free of error nodes. */
export interface Source {
  readonly text: string
  readonly top: SyntaxNode
  /** Names of several words that may be used. */
  readonly known: ReadonlySet<string>
}

/** Reads an expression. */
export function readTree(source: Source): Expression {
  return new Reader(source).expression(onlyChild(source.top))
}

/** Reads unary tests as one condition on `?`. */
export function readUnaryTests(source: Source): Expression {
  return new Reader(source).unaryTests()
}

/** How tightly an operation binds. */
const strength = { or: 1, and: 2, comparison: 3 } as const

type Wrap = (left: Expression) => Expression

class Reader {
  readonly #source: Source
  readonly #declared = new Set<string>()
  /** Operations that end with a test of `in`, not in parentheses: what stands before them may belong to their left part only. */
  readonly #open = new WeakSet<Expression>()

  constructor(source: Source) {
    this.#source = source
    source.top.cursor().iterate(node => {
      if (node.name === 'Name') this.#declared.add(normalizeName(this.#text(node)))
      else if (node.name === 'Key') this.#declared.add(this.#key(node.node).name)
      return undefined
    })
  }

  unaryTests(): Expression {
    const { top } = this.#source
    const children = childrenOf(top)
    const [first] = children as [SyntaxNode]
    const spot = { from: first.from, to: (children.at(-1) as SyntaxNode).to }
    if (first.name === 'Wildcard') return { kind: 'boolean', value: true, ...spot }
    const group = children.find(child => child.name === 'PositiveUnaryTests') as SyntaxNode
    const tests = this.#tests(group)
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
        const text = this.#text(node)
        if (!text.startsWith('-')) return { kind: 'number', text, ...spot }
        const digits = text.slice(1).trimStart()
        return {
          kind: 'negate',
          operand: { kind: 'number', text: digits, from: node.to - digits.length, to: node.to },
          ...spot,
        }
      }
      case 'StringLiteral':
        return { kind: 'string', value: unquote(this.#text(node)), ...spot }
      case 'BooleanLiteral':
        return { kind: 'boolean', value: this.#text(node) === 'true', ...spot }
      case 'null':
        return { kind: 'null', ...spot }
      case '?':
        return { kind: 'input', ...spot }
      case 'VariableName':
        return { kind: 'name', ...this.#name(node) }
      case 'DateTimeLiteral': {
        if (first.name === 'AtLiteral')
          return { kind: 'temporal', text: unquote(this.#text(onlyChild(first))), ...spot }
        return {
          kind: 'call',
          callee: { kind: 'name', ...this.#name(first) },
          arguments: this.#arguments(children),
          ...spot,
        }
      }
      case 'FunctionInvocation': {
        const callee: Expression =
          first.name === 'SpecialFunctionName' ? { kind: 'name', ...this.#name(first) } : this.expression(first)
        return { kind: 'call', callee, arguments: this.#arguments(children), ...spot }
      }
      case 'PathExpression':
        return {
          kind: 'path',
          base: this.expression(first),
          member: this.#name(children.at(-1) as SyntaxNode),
          ...spot,
        }
      case 'FilterExpression':
        return { kind: 'filter', base: this.expression(first), condition: this.expression(third), ...spot }
      case 'ParenthesizedExpression': {
        if (second.name === 'SimplePositiveUnaryTest' && onlyChild(second).name !== 'Interval')
          return this.#halfRange(second)
        const inner = this.expression(second)
        this.#open.delete(inner)
        return inner
      }
      case 'ArithmeticExpression': {
        if (children.length === 2) {
          const operand = this.expression(second)
          // A plus before a value changes nothing; FEEL does not have it.
          if (this.#text(first) === '+') throw this.#misplaced(first)
          return { kind: 'negate', operand, ...spot }
        }
        const written = this.#text(second)
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
          iterators: this.#iterators(second),
          result: this.expression(children.at(-1) as SyntaxNode),
          ...spot,
        }
      case 'QuantifiedExpression':
        return {
          kind: first.name as 'some' | 'every',
          iterators: this.#iterators(second),
          condition: this.expression(children.at(-1) as SyntaxNode),
          ...spot,
        }
      case 'InstanceOfExpression':
        return {
          kind: 'instance',
          value: this.expression(first),
          type: readType(children.at(-1) as SyntaxNode, this.#source.text),
          ...spot,
        }
      case 'SimplePositiveUnaryTest':
        if (first.name !== 'Interval') throw this.#misplaced(first)
        return this.#range(first)
      case 'Interval':
        return this.#range(node)
      case 'List':
        return { kind: 'list', items: children.filter(isValue).map(item => this.expression(item)), ...spot }
      case 'Context':
        return {
          kind: 'context',
          entries: children
            .filter(child => child.name === 'ContextEntry')
            .map(entry => {
              const [key, value] = childrenOf(entry).filter(isValue) as [SyntaxNode, SyntaxNode]
              return { key: this.#key(key), value: this.expression(value) }
            }),
          ...spot,
        }
      case 'FunctionDefinition':
        return this.#function(node, children)
      default:
        throw this.#misplaced(node)
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
      if (tests) return { kind: 'in', value: left, tests: this.#tests(tests), from: node.from, to: node.to }
      return this.#in(left, children[2] as SyntaxNode)
    }
    const right = this.expression(children[2] as SyntaxNode)
    return this.#attach(right, strength.comparison, part => ({
      kind: 'comparison',
      operator: this.#text(operator) as Comparator,
      left,
      right: part,
      from: node.from,
      to: part === right ? node.to : part.to,
    }))
  }

  #join(kind: 'and' | 'or', leftNode: SyntaxNode, rightNode: SyntaxNode): Expression {
    const left = this.expression(leftNode)
    const right = this.expression(rightNode)
    return this.#attach(right, strength[kind], part => ({
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
          operator: this.#text(operator) as Comparator,
          operand: part,
          from: operator.from,
          to: part === operand ? endpoint.to : part.to,
        })
      return this.#rotate(endpoint, operand, compare)
    }
    const expression = this.expression(inner)
    return this.#rotate(inner, expression, part =>
      make({ kind: 'expression', expression: part, from: part.from, to: part === expression ? inner.to : part.to }),
    )
  }

  /** Gives the operand of `in` its leftmost part only, and lets the rest stand around the test. */
  #rotate(node: SyntaxNode, operand: Expression, wrap: Wrap): Expression {
    if (node.name !== 'Conjunction' && node.name !== 'Disjunction' && node.name !== 'Comparison') return wrap(operand)
    const rotated = this.#leftmost(operand, this.#spineOf(node), wrap)
    this.#open.add(rotated)
    return rotated
  }

  /** How many operations stand one in the other at the left of a node, outside parentheses. */
  #spineOf(node: SyntaxNode): number {
    let length = 0
    let at = node
    while (at.name === 'Conjunction' || at.name === 'Disjunction' || at.name === 'Comparison') {
      length += 1
      at = onlyChild(at)
    }
    return length
  }

  #leftmost(operand: Expression, spine: number, wrap: Wrap): Expression {
    if (spine === 0) return wrap(operand)
    switch (operand.kind) {
      case 'and':
      case 'or':
      case 'comparison': {
        const left = this.#leftmost(operand.left, spine - 1, wrap)
        return { ...operand, left, from: left.from }
      }
      case 'between':
      case 'in': {
        const value = this.#leftmost(operand.value, spine - 1, wrap)
        return { ...operand, value, from: value.from }
      }
      default:
        return wrap(operand)
    }
  }

  /** Puts an operation around its right operand, or around the left part of one that is open and binds less tightly. */
  #attach(right: Expression, binding: number, wrap: Wrap): Expression {
    if (!this.#open.has(right)) return wrap(right)
    const attached = this.#around(right, binding, wrap)
    this.#open.add(attached)
    return attached
  }

  #around(part: Expression, binding: number, wrap: Wrap): Expression {
    if ((part.kind !== 'and' && part.kind !== 'or') || strength[part.kind] >= binding) return wrap(part)
    const left = this.#around(part.left, binding, wrap)
    return { ...part, left, from: left.from }
  }

  #tests(group: SyntaxNode): Test[] {
    return childrenOf(group)
      .filter(child => child.name === 'PositiveUnaryTest')
      .map(child => {
        const inner = onlyChild(child)
        const spot = { from: inner.from, to: inner.to }
        const operator = inner.name === 'SimplePositiveUnaryTest' ? onlyChild(inner) : undefined
        if (!operator || operator.name === 'Interval') {
          return { kind: 'expression', expression: this.expression(inner), ...spot }
        }
        const endpoint = childrenOf(inner)[1] as SyntaxNode
        if (this.#spineOf(endpoint) > 0) throw this.#misplaced(endpoint)
        return {
          kind: 'compare',
          operator: this.#text(operator) as Comparator,
          operand: this.expression(endpoint),
          ...spot,
        }
      })
  }

  /** `(> 5)`: a range with one end. */
  #halfRange(node: SyntaxNode): Expression {
    const [operator, endpoint] = childrenOf(node) as [SyntaxNode, SyntaxNode]
    if (this.#spineOf(endpoint) > 0) throw this.#misplaced(endpoint)
    const end = this.expression(endpoint)
    const closed = this.#text(operator).endsWith('=')
    const open = {
      kind: 'range',
      low: null,
      high: null,
      lowClosed: false,
      highClosed: false,
      from: node.from,
      to: node.to,
    } as const
    switch (this.#text(operator)) {
      case '<':
      case '<=':
        return { ...open, high: end, highClosed: closed }
      case '>':
      case '>=':
        return { ...open, low: end, lowClosed: closed }
      case '=':
        return { ...open, low: end, high: end, lowClosed: true, highClosed: true }
      default:
        throw this.#misplaced(operator)
    }
  }

  #range(node: SyntaxNode): Expression {
    const children = childrenOf(node)
    const [opening, low, , high, closing] = children as [SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode, SyntaxNode]
    return {
      kind: 'range',
      low: this.expression(low),
      high: this.expression(high),
      lowClosed: opening.name === '[',
      highClosed: closing.name === ']',
      from: node.from,
      to: node.to,
    }
  }

  #iterators(node: SyntaxNode): Iterator[] {
    return childrenOf(node)
      .filter(child => child.name === 'InExpression')
      .map(child => {
        const [name, , context] = childrenOf(child) as [SyntaxNode, SyntaxNode, SyntaxNode]
        const [domain, , end] = childrenOf(context) as [SyntaxNode, SyntaxNode?, SyntaxNode?]
        return {
          name: this.#name(name),
          domain: this.expression(domain),
          end: end ? this.expression(end) : null,
          from: child.from,
          to: child.to,
        }
      })
  }

  #function(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const external = children.find(child => child.name === 'external')
    if (external) {
      throw new ParseFault({
        from: external.from,
        to: external.to,
        code: 'expression/syntax',
        en: 'Functions of Java or PMML are not available.',
        zh: '不支持 Java 或 PMML 外部函数。',
      })
    }
    const parameters = children.find(child => child.name === 'FormalParameters')
    return {
      kind: 'function',
      parameters: (parameters ? childrenOf(parameters) : []).map((parameter): Parameter => {
        const [name, type] = childrenOf(parameter) as [SyntaxNode, SyntaxNode?]
        return { ...this.#name(name), type: type ? readType(type, this.#source.text) : null }
      }),
      body: this.expression(onlyChild(children.at(-1) as SyntaxNode)),
      from: node.from,
      to: node.to,
    }
  }

  #arguments(children: readonly SyntaxNode[]): Arguments {
    const named = children.find(child => child.name === 'NamedParameters')
    if (named) {
      const values = childrenOf(named)
        .filter(child => child.name === 'NamedParameter')
        .map(child => {
          const [parameter, value] = childrenOf(child).filter(isValue) as [SyntaxNode, SyntaxNode]
          return { parameter: this.#name(parameter), value: this.expression(value) }
        })
      return { kind: 'named', values }
    }
    const positional = children.find(child => child.name === 'PositionalParameters')
    const values = positional ? childrenOf(positional).filter(isValue) : []
    return { kind: 'positional', values: values.map(value => this.expression(value)) }
  }

  #key(node: SyntaxNode): Name {
    const inner = onlyChild(node)
    const text = this.#text(inner)
    return { name: inner.name === 'StringLiteral' ? unquote(text) : normalizeName(text), from: node.from, to: node.to }
  }

  #name(node: SyntaxNode): Name {
    const name = normalizeName(this.#text(node))
    const used = node.name === 'VariableName' || node.name === 'PathName'
    if (used && name.includes(' ') && !this.#source.known.has(name) && !this.#declared.has(name)) {
      const near = didYouMean(name, builtIns.keys())
      if (near.length > 0 && /^\s*\(/.test(this.#source.text.slice(node.to))) {
        throw new ParseFault({
          from: node.from,
          to: node.to,
          code: 'expression/unknown-function',
          en: `There is no function “${name}”.`,
          zh: `没有函数“${name}”。`,
          didYouMean: near,
        })
      }
      const [first, second] = childrenOf(node) as [SyntaxNode, SyntaxNode]
      const [before, after] = [this.#text(first), this.#text(second)]
      throw new ParseFault({
        from: second.from,
        to: second.to,
        code: 'expression/syntax',
        en: `Something is missing between “${before}” and “${after}”, such as an operator, a comma or parentheses.`,
        zh: `“${before}”与“${after}”之间缺少内容,例如运算符、逗号或括号。`,
      })
    }
    return { name, from: node.from, to: node.to }
  }

  #text(node: { readonly from: number; readonly to: number }): string {
    return this.#source.text.slice(node.from, node.to)
  }

  #misplaced(node: SyntaxNode): ParseFault {
    return misplaced(this.#text(node), node.from)
  }
}
