/** Takes changes of production into a draft that does not overlap with them. */
import type { ResolvedApplication } from '#metadata/application.ts'
import { apply } from '#metadata/apply.ts'
import type { Change } from '#metadata/change.ts'
import type { Definition } from '#metadata/definitions.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import { trailOf } from '../release-notes/trail.ts'
import { isSameChange } from './find-overlaps.ts'

/**
 * The draft with the changes, which must not overlap with its own. An element goes after the nearest one before it
 * that the draft still has; one that the draft has removed is not moved.
 */
export function mergeChanges(
  theirs: readonly Change[],
  mine: readonly Change[],
  head: ResolvedApplication,
  draft: ResolvedApplication,
): ResolvedApplication {
  const own = Map.groupBy(mine, change => change.definition)
  const heads = new Map(head.definitions.map(item => [item.id, item]))
  let merged = draft
  for (const change of theirs) {
    if (own.get(change.definition)?.some(other => isSameChange(change, other))) continue
    const definition = merged.definitions.find(item => item.id === change.definition)
    const fitting = adapt(change, definition, heads.get(change.definition))
    if (fitting) merged = apply([fitting], merged)
  }
  return merged
}

function adapt(change: Change, draft: Definition | undefined, head: Definition | undefined): Change | undefined {
  if (change.change !== 'insert' && change.change !== 'move') return change
  if (!draft || !head) return undefined
  const array = change.path.slice(0, -1)
  const key = change.path.at(-1) as string
  const there = keysAt(draft, array)
  if (change.change === 'move' && !there.includes(key)) return undefined
  const order = keysAt(head, array)
  const before = order.slice(0, order.indexOf(key)).findLast(item => there.includes(item))
  return { ...change, follows: before ?? null }
}

/** The keys of the elements of an array. */
function keysAt(definition: Definition, path: readonly string[]): string[] {
  const { value, schema } = trailOf(definition, path, kinds[definition.kind]).at(-1) ?? {}
  const key = schema?.['x-key']
  if (!Array.isArray(value) || !key) return []
  return value.map(item => String((item as Readonly<Record<string, unknown>>)[key]))
}
