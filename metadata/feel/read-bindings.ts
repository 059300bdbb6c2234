/** Reads what gives names to values: the iterators of `for`, `some` and `every`, functions, and the arguments of calls. */
import { ParseFault } from './parse-fault.ts'
import { readType } from './read-type.ts'
import type { Reading } from './reading.ts'
import type { Arguments, Expression, Iterator, Parameter } from './syntax.ts'
import { childrenOf, isValue, onlyChild, type SyntaxNode } from './tree-node.ts'

/** `x in list, y in 1..5`. */
export function readIterators(reading: Reading, node: SyntaxNode): Iterator[] {
  return childrenOf(node)
    .filter(child => child.name === 'InExpression')
    .map(child => {
      const [name, , context] = childrenOf(child) as [SyntaxNode, SyntaxNode, SyntaxNode]
      const [domain, , end] = childrenOf(context) as [SyntaxNode, SyntaxNode?, SyntaxNode?]
      return {
        name: reading.name(name),
        domain: reading.expression(domain),
        end: end ? reading.expression(end) : null,
        from: child.from,
        to: child.to,
      }
    })
}

/** `function(a, b) a + b`. */
export function readFunction(reading: Reading, node: SyntaxNode): Expression {
  const children = childrenOf(node)
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
      return { ...reading.name(name), type: type ? readType(type, reading.source) : null }
    }),
    body: reading.expression(onlyChild(children.at(-1) as SyntaxNode)),
    from: node.from,
    to: node.to,
  }
}

/** `(1, 2)` or `(from: 1, to: 2)`, of the children of a call. */
export function readArguments(reading: Reading, children: readonly SyntaxNode[]): Arguments {
  const named = children.find(child => child.name === 'NamedParameters')
  if (named) {
    const values = childrenOf(named)
      .filter(child => child.name === 'NamedParameter')
      .map(child => {
        const [parameter, value] = childrenOf(child).filter(isValue) as [SyntaxNode, SyntaxNode]
        return { parameter: reading.name(parameter), value: reading.expression(value) }
      })
    return { kind: 'named', values }
  }
  const positional = children.find(child => child.name === 'PositionalParameters')
  const values = positional ? childrenOf(positional).filter(isValue) : []
  return { kind: 'positional', values: values.map(value => reading.expression(value)) }
}
