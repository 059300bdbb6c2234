/** Where states stand in the graph: as they were put, else from top to bottom along the transitions. */
import dagre from '@dagrejs/dagre'
import type { LifecycleDefinition } from '#metadata/definitions.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export const stateSize = { width: 172, height: 54 } as const

/** By code, the same for the same lifecycle. */
export function layOutStates({ states, transitions, layout = [] }: LifecycleDefinition): ReadonlyMap<string, Point> {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 72, ranksep: 54, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  const order = new Map(states.map((state, index) => [state.code, index]))
  for (const { code } of states) graph.setNode(code, { ...stateSize })
  for (const { from, to } of transitions) {
    for (const code of from) {
      const [start, end] = [order.get(code), order.get(to)]
      // Ways back shape nothing: they would turn the order round.
      if (start !== undefined && end !== undefined && start < end) graph.setEdge(code, to)
    }
  }
  dagre.layout(graph)
  const put = new Map(layout.map(({ state, x, y }) => [state, { x, y }]))
  return new Map(
    states.map(({ code }) => {
      const { x, y } = graph.node(code)
      return [code, put.get(code) ?? { x: x - stateSize.width / 2, y: y - stateSize.height / 2 }]
    }),
  )
}
