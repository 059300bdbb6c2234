/** The dotted names that an expression reads, without those that it brings itself. */
import type { Expression, Iterator, Test } from '../feel/syntax.ts'

/** Each as its parts, in order; `record.` before a field is taken away. */
export function namesIn(expression: Expression): string[][] {
  const found = [...read(expression, new Set())]
  return found.map(names => (names[0] === 'record' && names.length > 1 ? names.slice(1) : names))
}

function* read(node: Expression, own: ReadonlySet<string>): Iterable<string[]> {
  const names = dotted(node)
  if (names) {
    if (!own.has(names[0] as string)) yield names
    return
  }
  switch (node.kind) {
    case 'for':
      yield* readIterators(node.iterators, node.result, own)
      break
    case 'some':
    case 'every':
      yield* readIterators(node.iterators, node.condition, own)
      break
    case 'function':
      yield* read(node.body, new Set([...own, ...node.parameters.map(item => item.name)]))
      break
    default:
      for (const part of partsOf(node)) yield* read(part, own)
  }
}

function dotted(node: Expression): string[] | undefined {
  if (node.kind === 'name') return [node.name]
  if (node.kind !== 'path') return undefined
  const base = dotted(node.base)
  return base && [...base, node.member.name]
}

/** What an expression is made of, where it brings no names. */
function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'path':
      return [node.base]
    case 'filter':
      return [node.base, node.condition]
    case 'call': {
      const values = node.arguments.values.map(value => ('parameter' in value ? value.value : value))
      return node.callee.kind === 'name' ? values : [node.callee, ...values]
    }
    case 'negate':
      return [node.operand]
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right]
    case 'between':
      return [node.value, node.low, node.high]
    case 'in':
      return [node.value, ...node.tests.map(operandOf)]
    case 'if':
      return [node.condition, node.then, node.else]
    case 'list':
      return node.items
    case 'context':
      return node.entries.map(entry => entry.value)
    case 'range':
      return [node.low, node.high].filter(end => end !== null)
    case 'instance':
      return [node.value]
    default:
      return []
  }
}

function operandOf(test: Test): Expression {
  return test.kind === 'compare' ? test.operand : test.expression
}

function* readIterators(
  iterators: readonly Iterator[],
  body: Expression,
  own: ReadonlySet<string>,
): Iterable<string[]> {
  let inner = own
  for (const { name, domain, end } of iterators) {
    yield* read(domain, inner)
    if (end) yield* read(end, inner)
    inner = new Set([...inner, name.name])
  }
  yield* read(body, inner)
}
