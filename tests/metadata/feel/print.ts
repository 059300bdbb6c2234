/** A tree as text with every operation in parentheses, for tests: what it prints parses to the same tree. */
import type { Arguments, Expression, Iterator, RangeEnds, Test, TypeExpression } from '#metadata/feel/syntax.ts'
import { quote } from '#metadata/feel/unquote.ts'

export function print(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return node.text
    case 'string':
      return quote(node.value)
    case 'boolean':
      return String(node.value)
    case 'null':
      return 'null'
    case 'temporal':
      return `@"${node.text}"`
    case 'name':
      return node.name
    case 'input':
      return '?'
    case 'path':
      return `(${print(node.base)}.${node.member.name})`
    case 'filter':
      return `${print(node.base)}[${print(node.condition)}]`
    case 'call':
      return `${print(node.callee)}(${printArguments(node.arguments)})`
    case 'negate':
      return `(-${print(node.operand)})`
    case 'arithmetic':
    case 'comparison':
      return `(${print(node.left)} ${node.operator} ${print(node.right)})`
    case 'between':
      return `(${print(node.value)} between ${print(node.low)} and ${print(node.high)})`
    case 'in':
      return `(${print(node.value)} in ${printTests(node.tests)})`
    case 'and':
    case 'or':
      return `(${print(node.left)} ${node.kind} ${print(node.right)})`
    case 'if':
      return `(if ${print(node.condition)} then ${print(node.then)} else ${print(node.else)})`
    case 'for':
      return `(for ${printIterators(node.iterators)} return ${print(node.result)})`
    case 'some':
    case 'every':
      return `(${node.kind} ${printIterators(node.iterators)} satisfies ${print(node.condition)})`
    case 'list':
      return `[${node.items.map(print).join(', ')}]`
    case 'context':
      return `{${node.entries.map(entry => `${entry.key.name}: ${print(entry.value)}`).join(', ')}}`
    case 'range':
      return printRange(node)
    case 'function': {
      const parameters = node.parameters.map(item => (item.type ? `${item.name}: ${printType(item.type)}` : item.name))
      return `(function(${parameters.join(', ')}) ${print(node.body)})`
    }
    case 'instance':
      return `(${print(node.value)} instance of ${printType(node.type)})`
  }
}

const printRange = ({ low, high, lowClosed, highClosed }: RangeEnds) =>
  `${lowClosed ? '[' : '('}${low ? print(low) : ''}..${high ? print(high) : ''}${highClosed ? ']' : ')'}`

const printTest = (test: Test) =>
  test.kind === 'compare' ? `${test.operator} ${print(test.operand)}` : print(test.expression)

function printTests(tests: readonly Test[]): string {
  const printed = tests.map(printTest).join(', ')
  return tests.length === 1 ? printed : `(${printed})`
}

const printIterators = (iterators: readonly Iterator[]) =>
  iterators.map(({ name, domain, end }) => `${name.name} in ${print(domain)}${end ? `..${print(end)}` : ''}`).join(', ')

const printArguments = (given: Arguments) =>
  given.kind === 'named'
    ? given.values.map(item => `${item.parameter.name}: ${print(item.value)}`).join(', ')
    : given.values.map(print).join(', ')

function printType(type: TypeExpression): string {
  switch (type.kind) {
    case 'named':
      return type.name
    case 'list':
    case 'range':
      return `${type.kind}<${printType(type.of)}>`
    case 'context':
      return `context<${type.entries.map(entry => `${entry.key.name}: ${printType(entry.type)}`).join(', ')}>`
    case 'function':
      return `function<${type.parameters.map(printType).join(', ')}> -> ${printType(type.result)}`
  }
}
