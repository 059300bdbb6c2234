/** Which nodes and flows of a workflow came, went or do something else; where they stand makes no difference. */
import type { WorkflowDefinition } from '#metadata/definitions.ts'

/** The change of each element that has one, by its id. */
export function compareElements(
  before: WorkflowDefinition,
  after: WorkflowDefinition,
): Readonly<Record<string, 'added' | 'removed' | 'changed'>> {
  const elementsOf = ({ nodes, flows }: WorkflowDefinition) =>
    new Map<string, string>([...nodes, ...flows].map(item => [item.id, JSON.stringify(sorted(item))]))
  const [was, is] = [elementsOf(before), elementsOf(after)]
  return Object.fromEntries([
    ...[...was.keys()].filter(id => !is.has(id)).map(id => [id, 'removed'] as const),
    ...[...is.keys()].filter(id => !was.has(id)).map(id => [id, 'added'] as const),
    ...[...is].filter(([id, now]) => was.has(id) && was.get(id) !== now).map(([id]) => [id, 'changed'] as const),
  ])
}

/** The value with its properties in the order of the alphabet. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  )
}
