/** Whether two drawings show the same, whatever the order in which they were drawn. */
import type { Drawing } from '#runtime/web/workflow/read-drawing.ts'

/** Compares nodes, flows and where they stand; what was copied from what makes no difference. */
export function isSameDrawing(a: Drawing, b: Drawing): boolean {
  return signOf(a) === signOf(b)
}

function signOf({ nodes, flows, layout }: Drawing): string {
  const items = [
    ...nodes.map(({ of: _of, ...node }) => sorted(node)),
    ...flows.map(({ of: _of, ...flow }) => sorted(flow)),
    ...layout.map(sorted),
  ]
  return items.sort().join('\n')
}

function sorted(item: object): string {
  return JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
}
