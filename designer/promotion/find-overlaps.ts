/**
 * Where two sets of changes of one application get in each other's way: both change the same, or one changes inside what
 * the other takes away or replaces. Where an element stands in its array is nobody's own; that never overlaps.
 */
import type { Change } from '#metadata/change.ts'
import { equals } from '#metadata/equals.ts'

export interface Overlap {
  readonly mine: Change
  readonly theirs: Change
}

const most = 200

/** The overlaps, in the order of `mine`; changes that both made alike are none. */
export function findOverlaps(mine: readonly Change[], theirs: readonly Change[]): Overlap[] {
  const others = Map.groupBy(theirs.filter(isOfSubstance), change => change.definition)
  const overlaps: Overlap[] = []
  for (const change of mine.filter(isOfSubstance)) {
    for (const other of others.get(change.definition) ?? []) {
      if (overlaps.length < most && isOverlapping(change, other)) overlaps.push({ mine: change, theirs: other })
    }
  }
  return overlaps
}

/** Whether both came to the same. */
export function isSameChange(a: Change, b: Change): boolean {
  return (
    a.change === b.change &&
    equals(a.path, b.path) &&
    equals('after' in a ? a.after : undefined, 'after' in b ? b.after : undefined)
  )
}

function isOfSubstance({ change }: Change): boolean {
  return change !== 'move'
}

function isOverlapping(a: Change, b: Change): boolean {
  if (isSameChange(a, b)) return false
  return isPrefix(a.path, b.path) || isPrefix(b.path, a.path)
}

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.length <= long.length && short.every((step, index) => step === long[index])
}
