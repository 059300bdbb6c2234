/**
 * Which elements of BPMN there are, and what holds each of them: the table of docs/process.md, written by
 * `node tests/support/generate-element-coverage.ts` and compared by a test, which also does what the table says.
 */
import { fileURLToPath } from 'node:url'
import { type ChoiceKey, choiceTexts, elementChoices } from '#designer/web/workflow/element-choices.ts'
import type { WorkflowNode } from '#metadata/definitions.ts'
import { eventTypeOf } from '#runtime/web/workflow/node-shape.ts'

export const processDocsFile = fileURLToPath(new URL('../../docs/process.md', import.meta.url))

/** The test in tests/runtime/workflows/engine/elements.test.ts in which it runs; null where there is nothing to run. */
export const runs: Readonly<
  Record<Exclude<ChoiceKey, 'businessRuleTask'>, readonly [group: string, test: string] | null>
> = {
  startEvent: ['tasks', 'user'],
  timerStart: ['sub-processes', 'event sub-process: timer beside, in a cycle'],
  messageStart: ['sub-processes', 'event sub-process: message, interrupting'],
  conditionStart: ['sub-processes', 'event sub-process: condition'],
  signalStart: ['sub-processes', 'event sub-process: signal'],
  errorStart: ['sub-processes', 'event sub-process: error'],
  escalationStart: ['sub-processes', 'event sub-process: escalation, beside'],
  compensationStart: ['compensation and transactions', 'by a compensation event sub-process'],
  timerCatch: ['events in between', 'timer with a duration'],
  messageCatch: ['events in between', 'message with a key'],
  signalCatch: ['events in between', 'signal'],
  conditionCatch: ['events in between', 'condition'],
  linkCatch: ['events in between', 'link'],
  throwEvent: ['events in between', 'none'],
  messageThrow: ['events in between', 'message that is sent'],
  signalThrow: ['events in between', 'signal'],
  escalationThrow: ['boundary events', 'escalation that interrupts'],
  compensationThrow: ['compensation and transactions', 'in reverse order'],
  linkThrow: ['events in between', 'link'],
  endEvent: ['ends', 'of one path does not end the others'],
  messageEnd: ['events in between', 'message that is sent'],
  signalEnd: ['ends', 'signal that is sent'],
  errorEnd: ['boundary events', 'error out of a sub-process'],
  escalationEnd: ['ends', 'escalation that nobody catches'],
  compensationEnd: ['compensation and transactions', 'of one activity'],
  cancelEnd: ['compensation and transactions', 'transaction that is cancelled'],
  terminateEnd: ['ends', 'terminate'],
  userTask: ['tasks', 'user'],
  serviceTask: ['tasks', 'service'],
  scriptTask: ['tasks', 'script'],
  sendTask: ['tasks', 'send and receive'],
  receiveTask: ['tasks', 'send and receive'],
  manualTask: ['tasks', 'plain and manual'],
  task: ['tasks', 'plain and manual'],
  callActivity: ['tasks', 'call'],
  exclusiveGateway: ['gateways', 'exclusive takes the first true'],
  parallelGateway: ['gateways', 'parallel forks and joins'],
  inclusiveGateway: ['gateways', 'inclusive waits for what can still come'],
  eventBasedGateway: ['gateways', 'event-based: message first'],
  subProcess: ['sub-processes', 'embedded'],
  eventSubProcess: ['sub-processes', 'event sub-process: error'],
  transaction: ['compensation and transactions', 'transaction that is completed'],
  timerBoundary: ['boundary events', 'timer that interrupts'],
  timerReminder: ['boundary events', 'timer beside'],
  messageBoundary: ['boundary events', 'message'],
  messageAside: ['boundary events', 'message beside, twice'],
  signalBoundary: ['boundary events', 'signal'],
  conditionBoundary: ['boundary events', 'condition'],
  errorBoundary: ['boundary events', 'error of a job'],
  escalationBoundary: ['boundary events', 'escalation that interrupts'],
  escalationAside: ['boundary events', 'escalation beside'],
  compensationBoundary: ['compensation and transactions', 'in reverse order'],
  cancelBoundary: ['compensation and transactions', 'transaction that is cancelled'],
  textAnnotation: null,
}

/** Every element that can be drawn, as a node of a workflow. */
export const samples: readonly { readonly key: keyof typeof runs; readonly node: WorkflowNode }[] = elementChoices.map(
  ({ key, target }) => {
    const type = target.type.slice('bpmn:'.length)
    const event =
      target.eventDefinitionType && eventTypeOf(lowerFirst(target.eventDefinitionType.slice('bpmn:'.length)))
    const node = {
      id: key.toLowerCase(),
      type: lowerFirst(type),
      ...(event ? { event: { type: event } } : {}),
      ...(target.cancelActivity === false ? { nonInterrupting: true } : {}),
      ...(target.triggeredByEvent ? { byEvent: true } : {}),
      ...(type === 'BoundaryEvent' ? { attachedTo: 'host' } : {}),
    }
    return { key: key as keyof typeof runs, node: node as WorkflowNode }
  },
)

/** The table, between its marks. */
export function coverageTable(): string {
  const rows = samples.map(({ key, node }) => {
    const run = runs[key]
    const event = 'event' in node && node.event ? ` (${node.event.type})` : ''
    const how = `\`${node.type}\`${event}${'nonInterrupting' in node ? ', goes on' : ''}`
    return `| ${choiceTexts.en[key]} | ${choiceTexts['zh-CN'][key]} | ${how} | ${run ? `${run[0]}: ${run[1]}` : '–'} |`
  })
  return [
    coverageMarks[0],
    '',
    '| Element | 中文 | In the definition | Run by the test |',
    '|---|---|---|---|',
    ...rows,
    '',
    coverageMarks[1],
  ].join('\n')
}

export const coverageMarks = ['<!-- elements -->', '<!-- end of elements -->'] as const

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
