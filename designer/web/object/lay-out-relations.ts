/** Places an object among those it is related to: what refers to it at the left, what it refers to at the right. */
import dagre from '@dagrejs/dagre'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import type { Relation } from './find-relations.ts'

export interface PlacedObject {
  readonly object: ObjectDefinition
  readonly x: number
  readonly y: number
}

export interface PlacedEdge {
  readonly from: string
  readonly to: string
  readonly relations: readonly Relation[]
}

export interface RelationLayout {
  readonly objects: readonly PlacedObject[]
  /** One for all fields that lead from one object to another; those to itself are left out. */
  readonly edges: readonly PlacedEdge[]
}

export const nodeSize = { width: 200, height: 46 } as const

/** The layout, the same for the same relations. */
export function layOutRelations(object: ObjectDefinition, relations: readonly Relation[]): RelationLayout {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 92, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  const objects = new Map([[object.id, object]])
  for (const { from, to } of relations) objects.set(from.id, from).set(to.id, to)
  for (const id of objects.keys()) graph.setNode(id, { ...nodeSize })
  const others = relations.filter(({ from, to }) => from !== to)
  const edges = [...Map.groupBy(others, ({ from, to }) => `${from.id} ${to.id}`).values()].map(group => {
    const [{ from, to }] = group as [Relation]
    return { from: from.id, to: to.id, relations: group }
  })
  for (const { from, to } of edges) graph.setEdge(from, to)
  dagre.layout(graph)
  return {
    objects: [...objects.values()].map(item => {
      const { x, y } = graph.node(item.id)
      return { object: item, x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 }
    }),
    edges,
  }
}
