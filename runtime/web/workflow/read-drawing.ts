/**
 * Reads what is drawn from a tree of bpmn-moddle, element by element: of a document that was read, and of the diagram
 * that bpmn-js keeps. It says nothing of what the elements do.
 */
import type { LayoutItem } from '#metadata/definitions.ts'
import { elementIn, elementName, elementsIn, foreignAttribute, type ModdleElement, textIn } from './moddle-element.ts'
import { fromXmlId } from './xml-id.ts'

export interface DrawnNode {
  readonly id: string
  /** Element of BPMN, such as `userTask`. */
  readonly element: string
  /** Its event definition, such as `timerEventDefinition`. */
  readonly event?: string
  /** The id of the node that it was copied from. */
  readonly of?: string
  /** What it says: its name, or the text of a note. */
  readonly name?: string
  readonly parent?: string
  readonly attachedTo?: string
  /** Where its dotted line leads. */
  readonly associated?: string
  readonly nonInterrupting?: true
  readonly byEvent?: true
  readonly forCompensation?: true
  readonly repeats?: 'parallel' | 'sequential' | 'loop'
}

export interface DrawnFlow {
  readonly id: string
  readonly of?: string
  readonly name?: string
  readonly from: string
  readonly to: string
  readonly default?: true
  readonly conditional?: true
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[]
  readonly flows: readonly DrawnFlow[]
  readonly layout: readonly LayoutItem[]
  /** What was read, by id: nodes and flows. */
  readonly sources: ReadonlyMap<string, ModdleElement>
}

const isDrawn = /(Task|^task|Event|Gateway|^subProcess|^adHocSubProcess|^transaction|^callActivity)$/

/** The drawing of a process; `definitions` is the root, with the pictures. */
export function readDrawing(definitions: ModdleElement, process: ModdleElement): Drawing {
  const nodes: DrawnNode[] = []
  const flows: DrawnFlow[] = []
  const sources = new Map<string, ModdleElement>()
  const associations: ModdleElement[] = []
  const read = (container: ModdleElement, parent: string | undefined) => {
    for (const element of [...elementsIn(container, 'flowElements'), ...elementsIn(container, 'artifacts')]) {
      const name = elementName(element)
      if (name === 'sequenceFlow') {
        const flow = readFlow(element)
        if (flow) {
          flows.push(flow)
          sources.set(flow.id, element)
        }
      } else if (name === 'association') associations.push(element)
      else if (isDrawn.test(name) || name === 'textAnnotation') {
        const node = readNode(element, name, parent)
        nodes.push(node)
        sources.set(node.id, element)
        read(element, node.id)
      }
    }
  }
  read(process, undefined)
  const associated = readAssociations(associations, new Map(nodes.map(node => [node.id, node])))
  return {
    nodes: nodes.map(node => {
      const target = associated.get(node.id)
      return target === undefined ? node : { ...node, associated: target }
    }),
    flows,
    layout: readLayout(definitions, new Set([...nodes, ...flows].map(item => item.id)), sources),
    sources,
  }
}

const idOf = (element: ModdleElement | undefined) => (element?.id === undefined ? undefined : fromXmlId(element.id))

function readNode(element: ModdleElement, name: string, parent: string | undefined): DrawnNode {
  const [event] = elementsIn(element, 'eventDefinitions')
  const of = foreignAttribute(element, 'fulcrum:of')
  const said = name === 'textAnnotation' ? textIn(element, 'text') : textIn(element, 'name')
  const attachedTo = idOf(elementIn(element, 'attachedToRef'))
  const loop = elementIn(element, 'loopCharacteristics')
  return {
    id: idOf(element) ?? '',
    element: foreignAttribute(element, 'fulcrum:type') ?? name,
    ...(event ? { event: elementName(event) } : {}),
    ...(of === undefined ? {} : { of }),
    ...(said === undefined ? {} : { name: said }),
    ...(parent === undefined ? {} : { parent }),
    ...(attachedTo === undefined ? {} : { attachedTo }),
    ...(element.cancelActivity === false || element.isInterrupting === false ? { nonInterrupting: true } : {}),
    ...(element.triggeredByEvent === true ? { byEvent: true } : {}),
    ...(element.isForCompensation === true ? { forCompensation: true } : {}),
    ...(loop ? { repeats: repetitionOf(loop) } : {}),
  }
}

function repetitionOf(loop: ModdleElement): 'parallel' | 'sequential' | 'loop' {
  if (elementName(loop) === 'standardLoopCharacteristics') return 'loop'
  return loop.isSequential === true ? 'sequential' : 'parallel'
}

function readFlow(element: ModdleElement): DrawnFlow | undefined {
  const [source, target] = [elementIn(element, 'sourceRef'), elementIn(element, 'targetRef')]
  const [id, from, to] = [idOf(element), idOf(source), idOf(target)]
  if (id === undefined || from === undefined || to === undefined) return undefined
  const of = foreignAttribute(element, 'fulcrum:of')
  const name = textIn(element, 'name')
  return {
    id,
    ...(of === undefined ? {} : { of }),
    ...(name === undefined ? {} : { name }),
    from,
    to,
    ...(source?.default === element ? { default: true } : {}),
    ...(elementIn(element, 'conditionExpression') ? { conditional: true } : {}),
  }
}

/** A note and what it is about, whichever way the line was drawn; a compensation event and what undoes. */
function readAssociations(
  associations: readonly ModdleElement[],
  nodes: ReadonlyMap<string, DrawnNode>,
): Map<string, string> {
  const found = new Map<string, string>()
  for (const association of associations) {
    const ends = ['sourceRef', 'targetRef'].flatMap(end => nodes.get(idOf(elementIn(association, end)) ?? '') ?? [])
    const [a, b] = ends
    if (!a || !b) continue
    const [from, to] =
      b.element === 'textAnnotation' || (b.element === 'boundaryEvent' && a.element !== 'textAnnotation')
        ? [b, a]
        : [a, b]
    if (!found.has(from.id)) found.set(from.id, to.id)
  }
  return found
}

/** Where everything stands; labels by the middle of their upper edge. */
function readLayout(
  definitions: ModdleElement,
  known: ReadonlySet<string>,
  sources: ReadonlyMap<string, ModdleElement>,
): LayoutItem[] {
  const pictures = elementsIn(definitions, 'diagrams').flatMap(diagram =>
    elementsIn(elementIn(diagram, 'plane') ?? diagram, 'planeElement'),
  )
  const items = new Map<string, LayoutItem>()
  for (const picture of pictures) {
    const element = idOf(elementIn(picture, 'bpmnElement'))
    if (element === undefined || !known.has(element) || items.has(element)) continue
    const bounds = elementIn(picture, 'bounds')
    const points = elementsIn(picture, 'waypoint').map(({ x, y }) => ({ x: rounded(x), y: rounded(y) }))
    if (!bounds && points.length < 2) continue
    const name = textIn(sources.get(element), 'name')
    const label = name === undefined ? undefined : elementIn(elementIn(picture, 'label'), 'bounds')
    const holdsOthers = /^(subProcess|transaction)$/.test(elementName(sources.get(element) as ModdleElement))
    items.set(element, {
      element,
      ...(bounds
        ? {
            x: rounded(bounds.x),
            y: rounded(bounds.y),
            width: Math.max(1, rounded(bounds.width)),
            height: Math.max(1, rounded(bounds.height)),
          }
        : { points }),
      ...(holdsOthers ? { expanded: picture.isExpanded === true } : {}),
      ...(label ? { labelX: rounded(Number(label.x) + Number(label.width) / 2), labelY: rounded(label.y) } : {}),
    })
  }
  return [...items.values()]
}

const rounded = (value: unknown): number => Math.max(-100_000, Math.min(100_000, Math.round(Number(value) || 0)))
