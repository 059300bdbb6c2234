/** A definition with the value at a place set or taken away, as the edit of that place will leave it. */

type Node = Readonly<Record<string, unknown>>

/** Steps are names of properties and, inside arrays, keys of elements. A group that is left empty stays. */
export function withValue<T>(node: T, [step, ...rest]: readonly string[], value: unknown): T {
  if (step === undefined) return value as T
  if (Array.isArray(node)) {
    return node.map(item => (keyOf(item) === step ? withValue(item, rest, value) : item)) as T
  }
  const { [step]: inner, ...others } = (node ?? {}) as Node
  if (rest.length === 0 && value === undefined) return others as T
  return { ...node, [step]: withValue(inner, rest, value) } as T
}

function keyOf(item: unknown): unknown {
  const { id, field, code } = (item ?? {}) as Node
  return id ?? field ?? code
}
