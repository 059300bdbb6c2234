/** How large a tree is: what each round of a loop and each call costs, and how deep the stack grows. */

/** Nodes of a tree, and how deeply they are nested. */
export interface Measure {
  readonly nodes: number
  readonly depth: number
}

/** Measures a tree. */
export function measure(tree: unknown): Measure {
  if (typeof tree !== 'object' || tree === null) return { nodes: 0, depth: 0 }
  const own = 'kind' in tree ? 1 : 0
  let nodes = own
  let depth = 0
  for (const part of Object.values(tree)) {
    const inner = measure(part)
    nodes += inner.nodes
    depth = Math.max(depth, inner.depth)
  }
  return { nodes, depth: depth + own }
}

/** Whether a tree holds a node of which this is true. */
export function holds(
  tree: unknown,
  test: (node: { readonly kind: string; readonly name?: unknown }) => boolean,
): boolean {
  if (typeof tree !== 'object' || tree === null) return false
  if ('kind' in tree && test(tree as { kind: string })) return true
  return Object.values(tree).some(part => holds(part, test))
}
