/** Which names are in sight at a place of an expression. */
import type { Env, Value } from './checking.ts'
import type { Scope } from './scope.ts'

/** Outermost: the names of the scope. */
export const ofScope = (scope: Scope): Env => ({
  get(name) {
    const found = scope.get(name)
    return found && { ...found, reads: [found.read], isDirect: found.read.path.length > 0 }
  },
  names: () => scope.names(),
})

/** The names around with some in front of them. */
export const within = (outer: Env, locals: ReadonlyMap<string, Value>): Env => ({
  get(name) {
    const local = locals.get(name)
    return local ? { type: local.type, reads: local.reads, isLocal: true } : outer.get(name)
  },
  names: () => [...locals.keys(), ...outer.names()],
})

/** In a filter: the members of the element are names by themselves, and the element is `item`. */
export function ofItem(item: Value, outer: Env): Env {
  const members = item.type.kind === 'context' ? item.type.members : undefined
  const inner: Env = {
    get(name) {
      const member = members?.get(name)
      if (!member) return outer.get(name)
      return { ...member, reads: item.reads.map(({ root, path }) => ({ root, path: [...path, name] })), isLocal: true }
    },
    names: () => [...(members?.names() ?? []), ...outer.names()],
  }
  return members?.get('item') ? inner : within(inner, new Map([['item', item]]))
}
