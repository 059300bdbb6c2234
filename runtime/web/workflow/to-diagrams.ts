/** The picture of a workflow as BPMN DI: one diagram, and one more for the inside of each collapsed sub-process. */
import type { LayoutItem, LayoutPoint, WorkflowDefinition } from '#metadata/definitions.ts'
import { associatedWith } from './associated-with.ts'
import { type Box, layOut } from './lay-out.ts'
import { hasOuterLabel, isContainer } from './node-shape.ts'
import { type Drawable, toNodeTree } from './node-tree.ts'
import { toXmlId } from './xml-id.ts'
import { xml } from './xml-writer.ts'

/** Labels are kept by the middle of their upper edge, as their width depends on the text. */
export const labelWidth = 90
const labelHeight = 20

/** The diagrams. */
export function toDiagrams(workflow: Drawable & Pick<WorkflowDefinition, 'layout'>, process: string): string[] {
  const tree = toNodeTree(workflow)
  const layout = layOut(workflow)
  const items = new Map(workflow.layout?.map(item => [item.element, item]))
  const collapsed: string[] = []

  const shapesInside = (parent: string | undefined): string[] =>
    [...tree.inside(parent)]
      // What stands on an activity is drawn after it.
      .sort((a, b) => Number(tree.hostOf(a) !== undefined) - Number(tree.hostOf(b) !== undefined))
      .flatMap(node => {
        const holdsOthers = isContainer(node.type)
        const isExpanded = holdsOthers && layout.isExpanded(node.id)
        if (holdsOthers && !isExpanded) collapsed.push(node.id)
        const label = hasOuterLabel(node.type) ? labelOf(items.get(node.id)) : []
        const shape = xml(
          'bpmndi:BPMNShape',
          {
            id: `Shape_${node.id}`,
            bpmnElement: toXmlId(node.id),
            isExpanded: holdsOthers ? isExpanded : undefined,
            isMarkerVisible: node.type === 'exclusiveGateway' ? true : undefined,
          },
          [boundsOf(layout.boxes.get(node.id) as Box), ...label],
        )
        return isExpanded ? [shape, ...shapesInside(node.id)] : [shape]
      })
  const edgesInside = (parent: string | undefined): string[] => [
    ...tree
      .flowsInside(parent)
      .map(flow =>
        edge(
          `Edge_${flow.id}`,
          toXmlId(flow.id),
          layout.points.get(flow.id) as readonly LayoutPoint[],
          labelOf(items.get(flow.id)),
        ),
      ),
    ...tree.inside(parent).flatMap(node => {
      const target = associatedWith(node, tree)
      const [from, to] = [layout.boxes.get(node.id), layout.boxes.get(target ?? '')]
      const line =
        from && to ? [edge(`Edge_Association_${node.id}`, `Association_${node.id}`, dotted(from, to), [])] : []
      return isContainer(node.type) && layout.isExpanded(node.id) ? [...line, ...edgesInside(node.id)] : line
    }),
  ]
  const diagram = (parent: string | undefined): string =>
    xml('bpmndi:BPMNDiagram', { id: `Diagram_${parent ?? 'main'}` }, [
      xml(
        'bpmndi:BPMNPlane',
        { id: `Plane_${parent ?? 'main'}`, bpmnElement: parent === undefined ? process : toXmlId(parent) },
        [...shapesInside(parent), ...edgesInside(parent)],
      ),
    ])

  const diagrams = [diagram(undefined)]
  for (let next = collapsed.shift(); next !== undefined; next = collapsed.shift()) diagrams.push(diagram(next))
  return diagrams
}

function boundsOf({ x, y, width, height }: Box): string {
  return xml('dc:Bounds', { x, y, width, height })
}

function labelOf(item: LayoutItem | undefined): string[] {
  if (item?.labelX === undefined || item.labelY === undefined) return []
  const box = { x: item.labelX - labelWidth / 2, y: item.labelY, width: labelWidth, height: labelHeight }
  return [xml('bpmndi:BPMNLabel', {}, [boundsOf(box)])]
}

function edge(id: string, element: string, points: readonly LayoutPoint[], label: readonly string[]): string {
  return xml('bpmndi:BPMNEdge', { id, bpmnElement: element }, [
    ...points.map(({ x, y }) => xml('di:waypoint', { x, y })),
    ...label,
  ])
}

/** From border to border on the way between the middles. */
function dotted(from: Box, to: Box): LayoutPoint[] {
  const [a, b] = [middle(from), middle(to)]
  return [onBorder(from, b), onBorder(to, a)]
}

function middle({ x, y, width, height }: Box): LayoutPoint {
  return { x: x + width / 2, y: y + height / 2 }
}

function onBorder(box: Box, towards: LayoutPoint): LayoutPoint {
  const from = middle(box)
  const [dx, dy] = [towards.x - from.x, towards.y - from.y]
  const share = Math.min(
    1,
    box.width / 2 / Math.max(Math.abs(dx), Number.EPSILON),
    box.height / 2 / Math.max(Math.abs(dy), Number.EPSILON),
  )
  return { x: Math.round(from.x + dx * share), y: Math.round(from.y + dy * share) }
}
