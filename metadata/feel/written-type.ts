/** What a type that is written in an expression means (DMN 1.5, table 44). */
import { didYouMean } from '../did-you-mean.ts'
import type { Checking } from './checking.ts'
import type { TypeExpression } from './syntax.ts'
import { any, contextOf, type FeelType } from './types.ts'

const namedTypes = new Map<string, FeelType>([
  ...(
    [
      'number',
      'string',
      'boolean',
      'date',
      'time',
      'date and time',
      'days and time duration',
      'years and months duration',
    ] as const
  ).map((kind): [string, FeelType] => [kind, { kind }]),
  ['Any', any],
  ['Null', { kind: 'null' }],
])

/** The type; a name that means none is noted as a problem. */
export function writtenType(checker: Checking, node: TypeExpression): FeelType {
  switch (node.kind) {
    case 'named': {
      const known = namedTypes.get(node.name)
      if (known) return known
      return checker.fail(
        node,
        'expression/unknown-name',
        `There is no type “${node.name}”.`,
        `没有类型“${node.name}”。`,
        didYouMean(node.name, namedTypes.keys()),
      ).type
    }
    case 'list':
    case 'range':
      return { kind: node.kind, of: writtenType(checker, node.of) }
    case 'context':
      return contextOf(new Map(node.entries.map(entry => [entry.key.name, { type: writtenType(checker, entry.type) }])))
    case 'function':
      return {
        kind: 'function',
        parameters: node.parameters.map(parameter => writtenType(checker, parameter)),
        result: writtenType(checker, node.result),
      }
  }
}
