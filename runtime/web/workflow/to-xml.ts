/**
 * A workflow as BPMN 2.0 XML with its picture (BPMN DI). As a document it carries all that BPMN has no place for in one
 * extension for each element, so that reading it gives the same workflow; as a picture it carries only what is drawn.
 */
import type { LocalizedText, WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'
import { associatedWith } from './associated-with.ts'
import { elementOf, eventDefinitionOf, eventOf, isContainer } from './node-shape.ts'
import { type Drawable, type NodeTree, toNodeTree } from './node-tree.ts'
import { toDiagrams } from './to-diagrams.ts'
import { toXmlId } from './xml-id.ts'
import { escapeXml, xml } from './xml-writer.ts'

export const fulcrumNamespace = 'urn:fulcrum:workflow:1'
const feel = 'https://www.omg.org/spec/DMN/20191111/FEEL/'

/** What BPMN allows a default flow of. */
const mayHaveDefault = /(Task|^task|Activity|subProcess|transaction|exclusiveGateway|inclusiveGateway)$/

export type DrawnWorkflow = Drawable & Partial<Omit<WorkflowDefinition, 'nodes' | 'flows'>>

export interface XmlOptions {
  /** The language of names. */
  readonly locale: 'en' | 'zh-CN'
  readonly as: 'document' | 'picture'
}

/** The XML; flows that lead nowhere are not drawn. */
export function toXml(workflow: DrawnWorkflow, options: XmlOptions): string {
  const writer = createWriter(workflow, options)
  const process = xml(
    'bpmn:process',
    { id: processId(workflow), name: writer.textOf(workflow.label), isExecutable: true },
    [writer.whole(), ...writer.lanes(), ...writer.level(undefined)],
  )
  const definitions = xml(
    'bpmn:definitions',
    {
      'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
      'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
      'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
      'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:fulcrum': fulcrumNamespace,
      id: 'Definitions',
      targetNamespace: fulcrumNamespace,
      expressionLanguage: feel,
    },
    [...writer.roots(), process, ...toDiagrams(workflow, processId(workflow))],
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${definitions}\n`
}

function processId({ id }: DrawnWorkflow): string {
  return `Process_${id ?? 'workflow'}`
}

function createWriter(workflow: DrawnWorkflow, { locale, as }: XmlOptions) {
  const tree = toNodeTree(workflow)
  const isDocument = as === 'document'
  const roots = new Map<string, string>()
  const textOf = (text: LocalizedText | undefined) => text?.[locale] || text?.en || text?.['zh-CN'] || undefined

  /** A message, signal, error or escalation stands outside of the process and is referred to. */
  const rootId = (element: string, name: string): string => {
    const id = `${element.toUpperCase()}_${[...name].map(letter => letter.codePointAt(0)?.toString(36)).join('_')}`
    const attributes =
      element === 'error' || element === 'escalation' ? { id, name, [`${element}Code`]: name } : { id, name }
    roots.set(id, xml(`bpmn:${element}`, attributes))
    return id
  }
  const reference = (element: string, name: string | undefined) => (name ? rootId(element, name) : undefined)
  const formula = (element: string, text: string | undefined): string[] =>
    text ? [xml(`bpmn:${element}`, { 'xsi:type': 'bpmn:tFormalExpression', language: feel }, [escapeXml(text)])] : []
  const extension = (content: object): string[] =>
    isDocument
      ? [xml('bpmn:extensionElements', {}, [xml('fulcrum:definition', {}, [escapeXml(JSON.stringify(content))])])]
      : []
  const documentation = (text: LocalizedText | undefined): string[] => {
    const said = isDocument ? textOf(text) : undefined
    return said ? [xml('bpmn:documentation', {}, [escapeXml(said)])] : []
  }

  const eventContent = (node: WorkflowNode): string[] => {
    const definition = eventDefinitionOf(node)
    const event = eventOf(node) as (Readonly<Record<string, string | undefined>> & { type: string }) | undefined
    if (!definition || !event) return []
    const name = `bpmn:${definition}`
    const id = `${toXmlId(node.id)}_event`
    switch (definition) {
      case 'timerEventDefinition':
        return [
          xml(name, { id }, [
            ...formula('timeDate', event.date),
            ...formula('timeDuration', event.duration),
            ...formula('timeCycle', event.cycle ?? event.cron),
          ]),
        ]
      case 'messageEventDefinition':
        return [xml(name, { id, messageRef: reference('message', event.name) })]
      case 'signalEventDefinition':
        return [xml(name, { id, signalRef: reference('signal', event.name) })]
      case 'errorEventDefinition':
        return [xml(name, { id, errorRef: reference('error', event.code) })]
      case 'escalationEventDefinition':
        return [xml(name, { id, escalationRef: reference('escalation', event.code) })]
      case 'conditionalEventDefinition':
        return [xml(name, { id }, formula('condition', event.condition ?? 'true'))]
      case 'linkEventDefinition':
        return [xml(name, { id, name: event.name ?? '' })]
      default:
        return [xml(name, { id })]
    }
  }

  const loopContent = (node: WorkflowNode): string[] => {
    if ('multiInstance' in node && node.multiInstance) {
      const { sequential, cardinality, completion } = node.multiInstance
      return [
        xml('bpmn:multiInstanceLoopCharacteristics', { isSequential: sequential || undefined }, [
          ...formula('loopCardinality', cardinality),
          ...formula('completionCondition', completion),
        ]),
      ]
    }
    if (!('loop' in node) || !node.loop) return []
    const { before, max, while: condition } = node.loop
    return [
      xml('bpmn:standardLoopCharacteristics', { testBefore: before || undefined, loopMaximum: max }, [
        ...formula('loopCondition', condition),
      ]),
    ]
  }

  const attributesOf = (node: WorkflowNode) => {
    const host = tree.hostOf(node)
    return {
      id: toXmlId(node.id),
      name: node.type === 'textAnnotation' ? undefined : textOf(node.label),
      'fulcrum:of': isDocument ? undefined : node.id,
      'fulcrum:type': node.type === 'unsupported' ? 'unsupported' : undefined,
      attachedToRef: host && toXmlId(host.id),
      cancelActivity: node.type === 'boundaryEvent' && host && node.nonInterrupting ? false : undefined,
      isInterrupting: node.type === 'startEvent' && node.nonInterrupting ? false : undefined,
      isForCompensation: 'forCompensation' in node && node.forCompensation ? true : undefined,
      triggeredByEvent: node.type === 'subProcess' && node.byEvent ? true : undefined,
      default: mayHaveDefault.test(elementOf(node))
        ? tree.flowsInside(tree.parentOf(node.id)).find(flow => flow.default && flow.from === node.id)?.id
        : undefined,
      calledElement: node.type === 'callActivity' ? (node.workflow ?? node.approval) : undefined,
      scriptFormat: node.type === 'scriptTask' ? 'FEEL' : undefined,
      messageRef:
        node.type === 'sendTask' || node.type === 'receiveTask' ? reference('message', node.message?.name) : undefined,
    }
  }

  const written = (node: WorkflowNode): string => {
    const { default: otherwise, ...attributes } = attributesOf(node)
    const flows = tree.flowsInside(tree.parentOf(node.id))
    const refs = (end: 'from' | 'to', element: string) =>
      flows.filter(flow => flow[end] === node.id).map(flow => xml(element, {}, [toXmlId(flow.id)]))
    if (node.type === 'textAnnotation') {
      const text = xml('bpmn:text', {}, [escapeXml(textOf(node.text) ?? '')])
      return xml('bpmn:textAnnotation', attributes, [...extension(node), text])
    }
    // A boundary event without its activity would make the whole picture fail.
    const element = node.type === 'boundaryEvent' && !tree.hostOf(node) ? 'intermediateCatchEvent' : elementOf(node)
    return xml(`bpmn:${element}`, { ...attributes, default: otherwise && toXmlId(otherwise) }, [
      ...documentation(node.help),
      ...extension(node),
      ...refs('to', 'bpmn:incoming'),
      ...refs('from', 'bpmn:outgoing'),
      ...loopContent(node),
      ...eventContent(node),
      ...(node.type === 'scriptTask' ? [xml('bpmn:script', {}, [escapeXml(node.script ?? '')])] : []),
      ...(isContainer(node.type) ? level(node.id) : []),
    ])
  }

  const writtenFlow = (flow: WorkflowFlow): string =>
    xml(
      'bpmn:sequenceFlow',
      {
        id: toXmlId(flow.id),
        name: textOf(flow.label),
        'fulcrum:of': isDocument ? undefined : flow.id,
        sourceRef: toXmlId(flow.from),
        targetRef: toXmlId(flow.to),
      },
      [...extension(flow), ...formula('conditionExpression', flow.when)],
    )

  const level = (parent: string | undefined): string[] => {
    const nodes = tree.inside(parent)
    const isNote = (node: WorkflowNode) => node.type === 'textAnnotation'
    return [
      ...nodes.filter(node => !isNote(node)).map(written),
      ...tree.flowsInside(parent).map(writtenFlow),
      ...nodes.filter(isNote).map(written),
      ...nodes.flatMap(node => writtenAssociation(node, tree)),
    ]
  }

  return {
    textOf,
    level,
    /** Known when the process has been written. */
    roots: () => [...roots.values()],
    whole: () => {
      const { nodes, flows, layout, ...rest } = workflow
      const order = {
        nodes: nodes.map(node => node.id),
        flows: flows.map(flow => flow.id),
        layout: (layout ?? []).map(item => item.element),
      }
      return extension({ ...rest, order }).join('')
    },
    lanes: (): string[] => {
      const { lanes } = workflow
      if (!isDocument || !lanes?.length) return []
      return [
        xml(
          'bpmn:laneSet',
          { id: 'LaneSet' },
          lanes.map(lane =>
            xml(
              'bpmn:lane',
              { id: toXmlId(lane.id), name: textOf(lane.label) },
              workflow.nodes
                .filter(node => node.lane === lane.id && node.type !== 'textAnnotation')
                .map(node => xml('bpmn:flowNodeRef', {}, [toXmlId(node.id)])),
            ),
          ),
        ),
      ]
    },
  }
}

/** The dotted line from a note to what it is about, and from a compensation event to what undoes. */
function writtenAssociation(node: WorkflowNode, tree: NodeTree): string[] {
  const target = associatedWith(node, tree)
  if (target === undefined) return []
  return [
    xml('bpmn:association', {
      id: `Association_${node.id}`,
      sourceRef: toXmlId(node.id),
      targetRef: toXmlId(target),
      associationDirection: node.type === 'boundaryEvent' ? 'One' : undefined,
    }),
  ]
}
