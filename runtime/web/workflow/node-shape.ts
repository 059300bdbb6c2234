/** How the nodes of a workflow are drawn in BPMN 2.0: by which element, with which event definition, how large. */
import type { WorkflowNode } from '#metadata/definitions.ts'

export type NodeType = WorkflowNode['type']

/** Event definitions of BPMN by what our events are called; those without one are drawn as plain events. */
const eventDefinitions: Readonly<Record<string, string | undefined>> = {
  timer: 'timerEventDefinition',
  message: 'messageEventDefinition',
  signal: 'signalEventDefinition',
  error: 'errorEventDefinition',
  escalation: 'escalationEventDefinition',
  condition: 'conditionalEventDefinition',
  compensation: 'compensateEventDefinition',
  link: 'linkEventDefinition',
  cancel: 'cancelEventDefinition',
  terminate: 'terminateEventDefinition',
  created: 'conditionalEventDefinition',
  updated: 'conditionalEventDefinition',
  state: 'conditionalEventDefinition',
  schedule: 'timerEventDefinition',
}

/** What a node waits for, throws or reacts to; undefined for a plain event and for what is no event. */
export function eventOf(node: WorkflowNode): { readonly type: string } | undefined {
  return 'event' in node ? node.event : undefined
}

/** The event definition of BPMN that a node is drawn with, such as `timerEventDefinition`. */
export function eventDefinitionOf(node: WorkflowNode): string | undefined {
  const event = eventOf(node)
  return event && eventDefinitions[event.type]
}

/** Our event for an event definition of BPMN. */
export function eventTypeOf(definition: string): string | undefined {
  return Object.keys(eventDefinitions).find(type => eventDefinitions[type] === definition)
}

/** The element of BPMN, such as `userTask`. */
export function elementOf({ type }: WorkflowNode): string {
  return type === 'unsupported' ? 'task' : type
}

/** An event, drawn as a circle with its label below. */
export const isEvent = (type: string): boolean => type.endsWith('Event')
/** A gateway, drawn as a diamond with its label outside. */
export const isGateway = (type: string): boolean => type.endsWith('Gateway')
/** Something that has others inside. */
export const isContainer = (type: string): boolean => type === 'subProcess' || type === 'transaction'
/** Whether the label stands outside of the picture. */
export const hasOuterLabel = (type: string): boolean => isEvent(type) || isGateway(type)

export interface Size {
  readonly width: number
  readonly height: number
}

/** The size that it is drawn in when nothing else is said. */
export function usualSize(type: string): Size {
  if (isEvent(type)) return { width: 36, height: 36 }
  if (isGateway(type)) return { width: 50, height: 50 }
  return type === 'textAnnotation' ? { width: 160, height: 50 } : { width: 100, height: 80 }
}
