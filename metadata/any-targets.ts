/**
 * Where an any-reference leads that names no targets: to every object, except those whose own access is decided by an
 * any-reference in the end, for else access would be followed without end.
 */
import type { Symbols } from './application.ts'
import type { ObjectDefinition } from './definitions.ts'

const known = new WeakMap<Symbols, readonly ObjectDefinition[]>()

/** The objects, in the order of the application; found once for it. */
export function anyTargets(symbols: Symbols): readonly ObjectDefinition[] {
  const found = known.get(symbols)
  if (found) return found
  const targets = symbols.all('object').filter(object => endsAtOwner(symbols, object))
  known.set(symbols, targets)
  return targets
}

/** Whether following access from reference to reference ends at an object whose records have rights of their own. */
function endsAtOwner(symbols: Symbols, object: ObjectDefinition): boolean {
  const seen = new Set<ObjectDefinition>()
  let at: ObjectDefinition | undefined = object
  while (at?.access?.mode === 'follows' && !seen.has(at)) {
    seen.add(at)
    at = at.access.through === undefined ? undefined : symbols.targetOf(at, at.access.through)
  }
  return at !== undefined && at.access?.mode !== 'follows'
}
