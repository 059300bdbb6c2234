/**
 * A model that was drawn elsewhere as a workflow: its drawing, what its elements do as far as there is something like
 * it here, and a report that names everything that was taken over differently or left out.
 */
import { checkShape } from '#metadata/check-shape.ts'
import type { Definition, WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'
import { layOut } from '#runtime/web/workflow/lay-out.ts'
import {
  elementIn,
  elementName,
  elementsIn,
  extensionsOf,
  type ModdleElement,
  textIn,
} from '#runtime/web/workflow/moddle-element.ts'
import { type Drawing, type DrawnFlow, type DrawnNode, readDrawing } from '#runtime/web/workflow/read-drawing.ts'
import { malformedBpmn } from './bpmn-problems.ts'
import { type ImportWorld, importActivity } from './import-activity.ts'
import { importEvent, importFormula } from './import-events.ts'
import { createIds, documentationOf, toLabel } from './import-ids.ts'
import { createReport, type ImportReport, type ReportWriter } from './import-report.ts'
import { parseBpmn } from './parse-bpmn.ts'

/** What a file comes to; the definition has what was drawn, and its label where the file says one. */
export interface ImportedWorkflow {
  readonly definition: Partial<WorkflowDefinition> & Pick<WorkflowDefinition, 'nodes' | 'flows'>
  readonly report: ImportReport
}

const largest = 1000

/** Reads a model; problems `bpmn/malformed`, `bpmn/unsafe`. Nothing is changed anywhere. */
export async function importWorkflow(xml: string, world: ImportWorld): Promise<ImportedWorkflow> {
  const { definitions, processes, dialect, warnings } = await parseBpmn(xml)
  const [process, ...others] = [...processes].sort(
    (a, b) => elementsIn(b, 'flowElements').length - elementsIn(a, 'flowElements').length,
  ) as [ModdleElement, ...ModdleElement[]]
  const report = createReport()
  for (const other of others)
    report.leftOut(other, 'One process is taken over at a time: the largest.', '一次只导入一个流程：最大的一个。')
  for (const warning of warnings) report.leftOut(process, warning, `无法读取：${warning}`)
  const drawing = readDrawing(definitions, process)
  if (drawing.nodes.length > largest || drawing.flows.length > largest) {
    throw malformedBpmn(`It has more than ${largest} elements.`)
  }
  reportUndrawn(process, new Set(drawing.sources.values()), report)
  const whole = ownDefinition(process)
  const idOf = createIds()
  const nodes = drawing.nodes.map(node => importNode(node, drawing, { idOf, world, report }))
  const flows = drawing.flows.map(flow => importFlow(flow, drawing, idOf, report))
  const lanes = importLanes(process, idOf, nodes)
  const layout = drawing.layout.map(item => ({ ...item, element: idOf(item.element) }))
  const placed = complete({ nodes: lanes.nodes, flows }, layout)
  const label = toLabel(textIn(process, 'name'))
  const { order, ...said } = (whole ?? {}) as Partial<WorkflowDefinition> & { order?: Order }
  const definition = sorted(
    {
      ...(label ? { label } : {}),
      ...said,
      nodes: lanes.nodes,
      flows,
      ...(lanes.lanes.length > 0 && !said.lanes ? { lanes: lanes.lanes } : {}),
      ...(placed.length > 0 ? { layout: placed } : {}),
    },
    order,
  )
  assertSound(definition)
  return { definition, report: { dialect, nodes: nodes.length, flows: flows.length, ...report.lines() } }
}

interface Order {
  readonly nodes?: readonly string[]
  readonly flows?: readonly string[]
  readonly layout?: readonly string[]
}

/** The order in which a document of ours had its elements. */
function sorted(definition: ImportedWorkflow['definition'], order: Order | undefined): ImportedWorkflow['definition'] {
  const by = <T>(items: readonly T[], ids: readonly string[] | undefined, idOf: (item: T) => string): T[] => {
    if (!Array.isArray(ids)) return [...items]
    const at = new Map(ids.map((id, index) => [id, index]))
    return [...items].sort((a, b) => (at.get(idOf(a)) ?? ids.length) - (at.get(idOf(b)) ?? ids.length))
  }
  const { layout } = definition
  return {
    ...definition,
    nodes: by(definition.nodes, order?.nodes, node => node.id),
    flows: by(definition.flows, order?.flows, flow => flow.id),
    ...(layout ? { layout: by(layout, order?.layout, item => item.element) } : {}),
  }
}

interface Means {
  readonly idOf: (id: string) => string
  readonly world: ImportWorld
  readonly report: ReportWriter
}

function importNode(node: DrawnNode, drawing: Drawing, { idOf, world, report }: Means): WorkflowNode {
  const source = drawing.sources.get(node.id) as ModdleElement
  const own = ownDefinition(source)
  const structure = {
    id: idOf(node.id),
    ...(node.parent === undefined ? {} : { parent: idOf(node.parent) }),
    ...(node.attachedTo === undefined ? {} : { attachedTo: idOf(node.attachedTo) }),
  }
  if (own) return { ...own, ...structure } as unknown as WorkflowNode
  const label = toLabel(node.name)
  const help = toLabel(documentationOf(source))
  const common = { ...structure, ...(label ? { label } : {}), ...(help ? { help } : {}) }
  const { element } = node
  if (element === 'textAnnotation') {
    const { label: _label, ...rest } = common
    const about = node.associated === undefined ? {} : { about: idOf(node.associated) }
    return { ...rest, type: 'textAnnotation', text: label ?? {}, ...about }
  }
  const isHungNowhere = element === 'boundaryEvent' && !drawing.nodes.some(item => item.id === node.attachedTo)
  if (!supported.has(element) || isHungNowhere) {
    report.leftOut(
      source,
      'Cannot be run here: it is drawn, and has to be replaced.',
      '此处无法运行：仅保留图形，需要替换。',
    )
    const { attachedTo: _gone, ...rest } = common as typeof common & { attachedTo?: string }
    return { ...rest, type: 'unsupported', element: element.slice(0, 100) }
  }
  const event = importEvent(source, node.parent === undefined, report)
  const handler =
    node.event === 'compensateEventDefinition' && element === 'boundaryEvent' ? node.associated : undefined
  const needsEvent = element === 'boundaryEvent' || element === 'intermediateCatchEvent'
  const known = events[element]
  if (known && (event ? !known.includes(event.type) : needsEvent)) {
    report.leftOut(
      source,
      'An event of this sort is not known here: it is drawn, and has to be replaced.',
      '此处不支持这种事件：仅保留图形，需要替换。',
    )
    const { attachedTo: _gone, ...rest } = common as typeof common & { attachedTo?: string }
    return { ...rest, type: 'unsupported', element: (node.event ?? element).slice(0, 100) }
  }
  const takesAside = element === 'boundaryEvent' || element === 'startEvent'
  return {
    ...common,
    type: element,
    ...(event ? { event: { ...event, ...(handler === undefined ? {} : { handler: idOf(handler) }) } } : {}),
    ...(takesAside && node.nonInterrupting ? { nonInterrupting: true } : {}),
    ...(element === 'subProcess' && node.byEvent ? { byEvent: true } : {}),
    ...(known || /Gateway$/.test(element) ? {} : importActivity(source, world, report)),
    ...(node.forCompensation ? { forCompensation: true } : {}),
  } as unknown as WorkflowNode
}

const supported: ReadonlySet<string> = new Set([
  ...['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent'],
  ...['task', 'manualTask', 'userTask', 'serviceTask', 'scriptTask', 'sendTask', 'receiveTask', 'businessRuleTask'],
  ...['callActivity', 'subProcess', 'transaction'],
  ...['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway'],
])

/** What each sort of event can have. */
const events: Readonly<Record<string, readonly string[]>> = {
  startEvent: ['timer', 'message', 'signal', 'condition', 'error', 'escalation', 'compensation', 'schedule'],
  endEvent: ['message', 'signal', 'error', 'escalation', 'compensation', 'cancel', 'terminate'],
  intermediateCatchEvent: ['timer', 'message', 'signal', 'condition', 'link'],
  intermediateThrowEvent: ['message', 'signal', 'escalation', 'compensation', 'link'],
  boundaryEvent: ['timer', 'message', 'signal', 'condition', 'error', 'escalation', 'compensation', 'cancel'],
}

function importFlow(
  flow: DrawnFlow,
  drawing: Drawing,
  idOf: (id: string) => string,
  report: ReportWriter,
): WorkflowFlow {
  const source = drawing.sources.get(flow.id) as ModdleElement
  const ends = { id: idOf(flow.id), from: idOf(flow.from), to: idOf(flow.to) }
  const own = ownDefinition(source)
  if (own) return { ...own, ...ends } as WorkflowFlow
  const label = toLabel(flow.name)
  const when = importFormula(elementIn(source, 'conditionExpression'), source, report)
  return {
    ...ends,
    ...(label ? { label } : {}),
    ...(when === undefined ? {} : { when }),
    ...(flow.default ? { default: true } : {}),
  }
}

/** What a document of ours says of an element beyond BPMN. */
function ownDefinition(element: ModdleElement): Readonly<Record<string, unknown>> | undefined {
  const own = extensionsOf(element).find(item => item.$type === 'fulcrum:definition')
  if (!own?.$body) return undefined
  try {
    const value: unknown = JSON.parse(own.$body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function importLanes(process: ModdleElement, idOf: (id: string) => string, nodes: readonly WorkflowNode[]) {
  const lanes: { id: string; label: object }[] = []
  const of = new Map<string, string>()
  for (const lane of elementsIn(process, 'laneSets').flatMap(set => elementsIn(set, 'lanes'))) {
    const id = idOf(lane.id ?? '')
    lanes.push({ id, label: toLabel(textIn(lane, 'name')) ?? {} })
    for (const node of elementsIn(lane, 'flowNodeRef'))
      if (node.id !== undefined) of.set(idOf(node.id.replace(/^_(?=\d)/, '')), id)
  }
  return {
    lanes: lanes as NonNullable<WorkflowDefinition['lanes']>,
    nodes: nodes.map(node =>
      of.has(node.id) && node.lane === undefined ? { ...node, lane: of.get(node.id) as string } : node,
    ),
  }
}

/** Everything has a place: what the file places nowhere is placed. */
function complete(
  workflow: Pick<WorkflowDefinition, 'nodes' | 'flows'>,
  layout: NonNullable<WorkflowDefinition['layout']>,
): NonNullable<WorkflowDefinition['layout']> {
  const placed = layOut({ ...workflow, layout })
  if (!placed.isCompleted) return layout
  const known = new Map(layout.map(item => [item.element, item]))
  return [
    ...workflow.nodes.map(({ id, type }) => ({
      element: id,
      ...placed.boxes.get(id),
      ...(type === 'subProcess' || type === 'transaction' ? { expanded: placed.isExpanded(id) } : {}),
      ...known.get(id),
    })),
    ...workflow.flows.flatMap(({ id }) => {
      const points = placed.points.get(id)
      return points ? [{ element: id, points: [...points], ...known.get(id) }] : []
    }),
  ]
}

/** Names what a process holds that a workflow has no place for. */
function reportUndrawn(process: ModdleElement, drawn: ReadonlySet<ModdleElement>, report: ReportWriter): void {
  const walk = (container: ModdleElement) => {
    for (const element of [...elementsIn(container, 'flowElements'), ...elementsIn(container, 'artifacts')]) {
      const name = elementName(element)
      if (drawn.has(element)) walk(element)
      else if (name === 'sequenceFlow') {
        report.leftOut(element, 'The flow leads from or to something that is not there.', '连线的起点或终点不存在。')
      } else if (name !== 'association') {
        report.leftOut(element, 'There is no such element here.', '此处没有这种元素。')
      }
    }
  }
  walk(process)
}

/** What a person may have written into the file by hand is looked at as any definition is. */
function assertSound(definition: ImportedWorkflow['definition']): void {
  const whole = { id: 'imported', kind: 'workflow', name: 'imported', label: {}, ...definition }
  const [fault] = checkShape(whole as unknown as Definition)
  if (fault) throw malformedBpmn(`${fault.pointer}: ${fault.message.en}`.slice(0, 300))
}
