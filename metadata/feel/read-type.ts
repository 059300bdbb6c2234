/** Types as they are written after `instance of` and in parameters (DMN 1.5, 10.3.1.2, rules 52–54). */
import { normalizeName } from './names.ts'
import type { Name, TypeExpression } from './syntax.ts'
import { childrenOf, isValue, onlyChild, type SyntaxNode } from './tree-node.ts'

const nameOf = ({ from, to }: SyntaxNode, text: string): Name => ({
  name: normalizeName(text.slice(from, to)),
  from,
  to,
})

/** Reads a type. */
export function readType(node: SyntaxNode, text: string): TypeExpression {
  const spot = { from: node.from, to: node.to }
  const inner = node.name === 'Type' ? onlyChild(node) : node
  switch (inner.name) {
    case 'ListType': {
      const of = readType(childrenOf(inner).find(child => child.name === 'Type') as SyntaxNode, text)
      const isRange = text.slice(inner.from - 1, inner.from + 4) === 'range'
      return isRange ? { kind: 'range', of, from: inner.from - 1, to: spot.to } : { kind: 'list', of, ...spot }
    }
    case 'ContextType': {
      const entries = childrenOf(childrenOf(inner).find(child => child.name === 'ContextEntryTypes') as SyntaxNode)
      return {
        kind: 'context',
        entries: entries.filter(isValue).map(entry => {
          const parts = childrenOf(entry)
          return { key: nameOf(parts[0] as SyntaxNode, text), type: readType(parts.at(-1) as SyntaxNode, text) }
        }),
        ...spot,
      }
    }
    case 'FunctionType': {
      const parameters = childrenOf(inner).find(child => child.name === 'ArgumentTypes')
      return {
        kind: 'function',
        parameters: (parameters ? childrenOf(parameters) : [])
          .filter(isValue)
          .map(parameter => readType(onlyChild(parameter), text)),
        result: readType(childrenOf(inner).at(-1) as SyntaxNode, text),
        ...spot,
      }
    }
    default:
      return { kind: 'named', name: normalizeName(text.slice(inner.from, inner.to)), ...spot }
  }
}
