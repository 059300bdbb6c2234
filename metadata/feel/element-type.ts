/** What T of a signature stands for in a call: `list<T>` of a list of numbers is a list of numbers. */
import type { Bound } from './bind-arguments.ts'
import type { Expression } from './syntax.ts'
import { temporalType } from './temporal-type.ts'
import { accepts, any, type FeelType, unify } from './types.ts'

/** What T stands for, and the argument that does not agree with those before it. */
export function elementType(
  bound: readonly Bound[],
  typeAt: (node: Expression) => FeelType,
): { type: FeelType; conflict: Expression | undefined } {
  let type: FeelType = { kind: 'null' }
  let conflict: Expression | undefined
  for (const { argument, parameter } of bound) {
    const found = boundTo(parameter.type, typeAt(argument.node))
    if (!found) continue
    if (!accepts(type, found)) conflict ??= argument.node
    else type = keepsCodes(type, found)
  }
  return { type: type.kind === 'null' ? any : type, conflict }
}

/** A choice and a text make a choice here: the text is then looked at as one of its codes. */
function keepsCodes(type: FeelType, found: FeelType): FeelType {
  if (type.kind === 'string' && found.kind === 'string') return type.codes ? type : found
  return unify(type, found)
}

function boundTo(pattern: FeelType, given: FeelType): FeelType | undefined {
  if (pattern.kind === 'variable') return given
  if ((pattern.kind === 'list' || pattern.kind === 'range') && pattern.kind === given.kind) {
    return boundTo(pattern.of, given.of)
  }
  return undefined
}

/** Whether T stands in a type. */
export function mentionsElement(pattern: FeelType): boolean {
  return (
    pattern.kind === 'variable' ||
    ((pattern.kind === 'list' || pattern.kind === 'range') && mentionsElement(pattern.of))
  )
}

/** A type with T replaced. */
export function substituteElement(pattern: FeelType, type: FeelType): FeelType {
  if (pattern.kind === 'variable') return type
  if (pattern.kind === 'list' || pattern.kind === 'range')
    return { kind: pattern.kind, of: substituteElement(pattern.of, type) }
  return pattern
}

/** `duration` is told more closely where the arguments say which kind. */
export function refineDuration(
  type: FeelType,
  bound: readonly Bound[],
  typeAt: (node: Expression) => FeelType,
): FeelType {
  if (type.kind !== 'duration') return type
  const kinds = bound.map(({ argument: { node } }) => {
    const given = node.kind === 'string' ? (temporalType(node.value) ?? any) : typeAt(node)
    return given.kind === 'list' ? given.of : given
  })
  const [first] = kinds
  const isOne = first?.kind === 'days and time duration' || first?.kind === 'years and months duration'
  return isOne && kinds.every(kind => kind.kind === first.kind) ? first : type
}
