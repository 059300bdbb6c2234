/** A path crosses only references (where its place allows, children first), not too many, and ends where there is one value. */
import type { Definition } from '../definitions.ts'
import { error, type Finding } from '../finding.ts'
import type { FieldPath, Rule, RuleContext } from './context.ts'

/** The most references that one question may cross. */
const mostCrossed = 5

export const paths: Rule = function* (context) {
  for (const definition of context.definitions) {
    const { texts, plain, children } = positionsOf(definition, context)
    for (const path of context.pathsOf(definition)) {
      const isAcross = children.has(path.pointer)
      const crossing = checkCrossing(definition, path, isAcross)
      if (crossing) yield path.range ? { ...crossing, range: path.range } : crossing
      const type = path.end?.type
      if (type === 'children' && !isAcross && (plain.has(path.pointer) || texts.has(path.pointer))) {
        yield error(
          definition,
          'path/ends-at-children',
          path.pointer,
          `${path.whole} leads to many records, not to one value.`,
          `${path.whole} 指向多条记录，而非单个值。`,
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
  /** Paths that may begin with children. */
  readonly children: ReadonlySet<string>
}

const known = new WeakMap<Definition, Positions>()

function positionsOf(definition: Definition, { nodesOf }: RuleContext): Positions {
  const found = known.get(definition)
  if (found) return found
  const at = (target: string) =>
    new Set(nodesOf(definition).flatMap(({ schema, pointer }) => (schema['x-ref'] === target ? pointer : [])))
  const across = nodesOf(definition).flatMap(({ schema, pointer }) => (schema['x-children'] ? pointer : []))
  const positions = { texts: at('template-text'), plain: at('path'), children: new Set(across) }
  known.set(definition, positions)
  return positions
}

function checkCrossing(definition: Definition, path: FieldPath, isAcross: boolean): Finding | undefined {
  if (!path.base) return undefined
  const crossed = path.steps.slice(0, path.end ? -1 : undefined)
  const first = isAcross ? crossed.findIndex(step => step.type !== 'children') : 0
  const wrong = crossed.find((step, index) => step.type !== 'reference' && first >= 0 && index >= first)
  if (wrong) {
    return error(
      definition,
      'path/not-crossable',
      path.pointer,
      wrong.type === 'children'
        ? `${path.whole} goes on after ${wrong.name}, which leads to many records.`
        : `${path.whole} goes on after ${wrong.name}, which is no reference.`,
      wrong.type === 'children'
        ? `${path.whole} 中的 ${wrong.name} 指向多条记录，无法继续。`
        : `${path.whole} 中的 ${wrong.name} 不是关联字段，无法继续。`,
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
