/** A path crosses only references, not too many of them, and ends where there is one value to show. */
import type { Definition } from '../definitions.ts'
import { error, type Finding } from '../finding.ts'
import type { FieldPath, Rule, RuleContext } from './context.ts'

/** The most references that one question may cross. */
const mostCrossed = 5

export const paths: Rule = function* (context) {
  for (const definition of context.definitions) {
    const { texts, plain } = positionsOf(definition, context)
    for (const path of context.pathsOf(definition)) {
      const crossing = checkCrossing(definition, path)
      if (crossing) yield path.range ? { ...crossing, range: path.range } : crossing
      const type = path.end?.type
      if (type === 'children' && (plain.has(path.pointer) || texts.has(path.pointer))) {
        yield error(
          definition,
          'path/ends-at-children',
          path.pointer,
          `${path.whole} leads to many records, not to one value.`,
          `${path.whole} 指向多条记录,而非单个值。`,
        )
      }
      if (texts.has(path.pointer) && (type === 'file' || type === 'multiChoice')) {
        yield error(
          definition,
          'path/not-text',
          path.pointer,
          `${path.whole} cannot stand in a text.`,
          `${path.whole} 不能用于文本中。`,
        )
      }
    }
  }
}

/** Where paths and texts stand. */
interface Positions {
  readonly texts: ReadonlySet<string>
  readonly plain: ReadonlySet<string>
}

const known = new WeakMap<Definition, Positions>()

function positionsOf(definition: Definition, { nodesOf }: RuleContext): Positions {
  const found = known.get(definition)
  if (found) return found
  const at = (target: string) =>
    new Set(nodesOf(definition).flatMap(({ schema, pointer }) => (schema['x-ref'] === target ? pointer : [])))
  const positions = { texts: at('template-text'), plain: at('path') }
  known.set(definition, positions)
  return positions
}

function checkCrossing(definition: Definition, path: FieldPath): Finding | undefined {
  if (!path.base) return undefined
  const last = path.steps.at(-1)
  const isBroken = !path.end && last !== undefined && (last.type !== 'reference' || path.whole === '')
  if (isBroken) {
    return error(
      definition,
      'path/not-crossable',
      path.pointer,
      `${path.whole} goes on after ${last.name}, which is no reference.`,
      `${path.whole} 中的 ${last.name} 不是关联字段,无法继续。`,
    )
  }
  if (path.steps.length > mostCrossed + 1) {
    return error(
      definition,
      'path/too-long',
      path.pointer,
      `A path crosses at most ${mostCrossed} references.`,
      `路径最多跨越 ${mostCrossed} 个关联。`,
    )
  }
  return undefined
}
