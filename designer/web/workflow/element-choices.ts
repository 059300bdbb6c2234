/** The elements that can be drawn, as palettes and menus offer them. One that is not listed here cannot be drawn. */
import { defineTexts } from '../texts/use-texts.ts'

export interface ElementChoice {
  /** Its key in the texts, and what tells it from others. */
  readonly key: ChoiceKey
  /** Class of its picture in the font of bpmn-io. */
  readonly icon: string
  /** As bpmn-js takes it. */
  readonly target: {
    readonly type: string
    readonly eventDefinitionType?: string
    readonly isExpanded?: boolean
    readonly triggeredByEvent?: boolean
    readonly cancelActivity?: boolean
    readonly isInterrupting?: boolean
  }
  readonly group:
    | 'tasks'
    | 'gateways'
    | 'starts'
    | 'catching'
    | 'throwing'
    | 'ends'
    | 'boundary'
    | 'containers'
    | 'notes'
}

export const choiceTexts = defineTexts(
  {
    startEvent: 'Start',
    timerStart: 'Start at a time',
    messageStart: 'Start by message',
    conditionStart: 'Start by condition',
    signalStart: 'Start by signal',
    errorStart: 'Start by error',
    escalationStart: 'Start by escalation',
    compensationStart: 'Start by compensation',
    timerCatch: 'Wait for a time',
    messageCatch: 'Wait for a message',
    signalCatch: 'Wait for a signal',
    conditionCatch: 'Wait for a condition',
    linkCatch: 'Link: arrive here',
    throwEvent: 'Milestone',
    messageThrow: 'Send a message (event)',
    signalThrow: 'Send a signal',
    escalationThrow: 'Escalate',
    compensationThrow: 'Compensate',
    linkThrow: 'Link: go on elsewhere',
    endEvent: 'End',
    messageEnd: 'End with message',
    signalEnd: 'End with signal',
    errorEnd: 'End with error',
    escalationEnd: 'End with escalation',
    compensationEnd: 'End with compensation',
    cancelEnd: 'End: cancel transaction',
    terminateEnd: 'End everything',
    userTask: 'User task',
    serviceTask: 'Service task',
    scriptTask: 'Script task',
    sendTask: 'Send task',
    receiveTask: 'Receive task',
    manualTask: 'Manual task',
    businessRuleTask: 'Business rule task',
    task: 'Plain task',
    callActivity: 'Call workflow or approval',
    exclusiveGateway: 'Exclusive gateway',
    parallelGateway: 'Parallel gateway',
    inclusiveGateway: 'Inclusive gateway',
    eventBasedGateway: 'Event-based gateway',
    subProcess: 'Sub-process',
    eventSubProcess: 'Event sub-process',
    transaction: 'Transaction',
    timerBoundary: 'Deadline',
    timerReminder: 'Reminder (goes on)',
    messageBoundary: 'On message',
    messageAside: 'On message (goes on)',
    signalBoundary: 'On signal',
    conditionBoundary: 'On condition',
    errorBoundary: 'On error',
    escalationBoundary: 'On escalation',
    escalationAside: 'On escalation (goes on)',
    compensationBoundary: 'Compensation',
    cancelBoundary: 'On cancel',
    textAnnotation: 'Note',
  },
  {
    startEvent: '开始',
    timerStart: '定时开始',
    messageStart: '收到消息时开始',
    conditionStart: '条件成立时开始',
    signalStart: '收到信号时开始',
    errorStart: '发生错误时开始',
    escalationStart: '升级时开始',
    compensationStart: '补偿时开始',
    timerCatch: '等待时间',
    messageCatch: '等待消息',
    signalCatch: '等待信号',
    conditionCatch: '等待条件成立',
    linkCatch: '链接：到达此处',
    throwEvent: '里程碑',
    messageThrow: '发送消息（事件）',
    signalThrow: '发送信号',
    escalationThrow: '升级',
    compensationThrow: '补偿',
    linkThrow: '链接：转到别处',
    endEvent: '结束',
    messageEnd: '以消息结束',
    signalEnd: '以信号结束',
    errorEnd: '以错误结束',
    escalationEnd: '以升级结束',
    compensationEnd: '以补偿结束',
    cancelEnd: '结束：取消事务',
    terminateEnd: '全部终止',
    userTask: '用户任务',
    serviceTask: '服务任务',
    scriptTask: '脚本任务',
    sendTask: '发送任务',
    receiveTask: '接收任务',
    manualTask: '手工任务',
    businessRuleTask: '业务规则任务',
    task: '普通任务',
    callActivity: '调用流程或审批',
    exclusiveGateway: '排他网关',
    parallelGateway: '并行网关',
    inclusiveGateway: '包容网关',
    eventBasedGateway: '事件网关',
    subProcess: '子流程',
    eventSubProcess: '事件子流程',
    transaction: '事务',
    timerBoundary: '超时',
    timerReminder: '提醒（不中断）',
    messageBoundary: '收到消息',
    messageAside: '收到消息（不中断）',
    signalBoundary: '收到信号',
    conditionBoundary: '条件成立',
    errorBoundary: '发生错误',
    escalationBoundary: '升级',
    escalationAside: '升级（不中断）',
    compensationBoundary: '补偿',
    cancelBoundary: '被取消',
    textAnnotation: '注释',
  },
)

export type ChoiceKey = keyof (typeof choiceTexts)['en']

const event = (
  key: ChoiceKey,
  type: string,
  icon: string,
  definition: string | undefined,
  group: ElementChoice['group'],
  more: Partial<ElementChoice['target']> = {},
): ElementChoice => ({
  key,
  icon: `bpmn-icon-${icon}`,
  target: {
    type: `bpmn:${type}`,
    ...(definition ? { eventDefinitionType: `bpmn:${definition}EventDefinition` } : {}),
    ...more,
  },
  group,
})
const activity = (key: ChoiceKey, type: string, icon: string): ElementChoice => ({
  key,
  icon: `bpmn-icon-${icon}`,
  target: { type: `bpmn:${type}` },
  group: 'tasks',
})
const gateway = (key: ChoiceKey, type: string, icon: string): ElementChoice => ({
  key,
  icon: `bpmn-icon-gateway-${icon}`,
  target: { type: `bpmn:${type}` },
  group: 'gateways',
})
const beside = { cancelActivity: false }

export const elementChoices: readonly ElementChoice[] = [
  activity('userTask', 'UserTask', 'user-task'),
  activity('serviceTask', 'ServiceTask', 'service-task'),
  activity('scriptTask', 'ScriptTask', 'script-task'),
  activity('sendTask', 'SendTask', 'send-task'),
  activity('receiveTask', 'ReceiveTask', 'receive-task'),
  activity('callActivity', 'CallActivity', 'call-activity'),
  activity('manualTask', 'ManualTask', 'manual-task'),
  activity('task', 'Task', 'task'),
  gateway('exclusiveGateway', 'ExclusiveGateway', 'xor'),
  gateway('parallelGateway', 'ParallelGateway', 'parallel'),
  gateway('inclusiveGateway', 'InclusiveGateway', 'or'),
  gateway('eventBasedGateway', 'EventBasedGateway', 'eventbased'),
  event('startEvent', 'StartEvent', 'start-event-none', undefined, 'starts'),
  event('timerStart', 'StartEvent', 'start-event-timer', 'Timer', 'starts'),
  event('messageStart', 'StartEvent', 'start-event-message', 'Message', 'starts'),
  event('conditionStart', 'StartEvent', 'start-event-condition', 'Conditional', 'starts'),
  event('signalStart', 'StartEvent', 'start-event-signal', 'Signal', 'starts'),
  event('errorStart', 'StartEvent', 'start-event-error', 'Error', 'starts'),
  event('escalationStart', 'StartEvent', 'start-event-escalation', 'Escalation', 'starts'),
  event('compensationStart', 'StartEvent', 'start-event-compensation', 'Compensate', 'starts'),
  event('timerCatch', 'IntermediateCatchEvent', 'intermediate-event-catch-timer', 'Timer', 'catching'),
  event('messageCatch', 'IntermediateCatchEvent', 'intermediate-event-catch-message', 'Message', 'catching'),
  event('signalCatch', 'IntermediateCatchEvent', 'intermediate-event-catch-signal', 'Signal', 'catching'),
  event('conditionCatch', 'IntermediateCatchEvent', 'intermediate-event-catch-condition', 'Conditional', 'catching'),
  event('linkCatch', 'IntermediateCatchEvent', 'intermediate-event-catch-link', 'Link', 'catching'),
  event('throwEvent', 'IntermediateThrowEvent', 'intermediate-event-none', undefined, 'throwing'),
  event('messageThrow', 'IntermediateThrowEvent', 'intermediate-event-throw-message', 'Message', 'throwing'),
  event('signalThrow', 'IntermediateThrowEvent', 'intermediate-event-throw-signal', 'Signal', 'throwing'),
  event('escalationThrow', 'IntermediateThrowEvent', 'intermediate-event-throw-escalation', 'Escalation', 'throwing'),
  event(
    'compensationThrow',
    'IntermediateThrowEvent',
    'intermediate-event-throw-compensation',
    'Compensate',
    'throwing',
  ),
  event('linkThrow', 'IntermediateThrowEvent', 'intermediate-event-throw-link', 'Link', 'throwing'),
  event('endEvent', 'EndEvent', 'end-event-none', undefined, 'ends'),
  event('messageEnd', 'EndEvent', 'end-event-message', 'Message', 'ends'),
  event('signalEnd', 'EndEvent', 'end-event-signal', 'Signal', 'ends'),
  event('errorEnd', 'EndEvent', 'end-event-error', 'Error', 'ends'),
  event('escalationEnd', 'EndEvent', 'end-event-escalation', 'Escalation', 'ends'),
  event('compensationEnd', 'EndEvent', 'end-event-compensation', 'Compensate', 'ends'),
  event('cancelEnd', 'EndEvent', 'end-event-cancel', 'Cancel', 'ends'),
  event('terminateEnd', 'EndEvent', 'end-event-terminate', 'Terminate', 'ends'),
  event('timerBoundary', 'BoundaryEvent', 'intermediate-event-catch-timer', 'Timer', 'boundary'),
  event(
    'timerReminder',
    'BoundaryEvent',
    'intermediate-event-catch-non-interrupting-timer',
    'Timer',
    'boundary',
    beside,
  ),
  event('messageBoundary', 'BoundaryEvent', 'intermediate-event-catch-message', 'Message', 'boundary'),
  event(
    'messageAside',
    'BoundaryEvent',
    'intermediate-event-catch-non-interrupting-message',
    'Message',
    'boundary',
    beside,
  ),
  event('signalBoundary', 'BoundaryEvent', 'intermediate-event-catch-signal', 'Signal', 'boundary'),
  event('conditionBoundary', 'BoundaryEvent', 'intermediate-event-catch-condition', 'Conditional', 'boundary'),
  event('errorBoundary', 'BoundaryEvent', 'intermediate-event-catch-error', 'Error', 'boundary'),
  event('escalationBoundary', 'BoundaryEvent', 'intermediate-event-catch-escalation', 'Escalation', 'boundary'),
  event(
    'escalationAside',
    'BoundaryEvent',
    'intermediate-event-catch-non-interrupting-escalation',
    'Escalation',
    'boundary',
    beside,
  ),
  event('compensationBoundary', 'BoundaryEvent', 'intermediate-event-catch-compensation', 'Compensate', 'boundary'),
  event('cancelBoundary', 'BoundaryEvent', 'intermediate-event-catch-cancel', 'Cancel', 'boundary'),
  {
    key: 'subProcess',
    icon: 'bpmn-icon-subprocess-expanded',
    target: { type: 'bpmn:SubProcess', isExpanded: true },
    group: 'containers',
  },
  {
    key: 'eventSubProcess',
    icon: 'bpmn-icon-event-subprocess-expanded',
    target: { type: 'bpmn:SubProcess', isExpanded: true, triggeredByEvent: true },
    group: 'containers',
  },
  {
    key: 'transaction',
    icon: 'bpmn-icon-transaction',
    target: { type: 'bpmn:Transaction', isExpanded: true },
    group: 'containers',
  },
  { key: 'textAnnotation', icon: 'bpmn-icon-text-annotation', target: { type: 'bpmn:TextAnnotation' }, group: 'notes' },
]

/** The choice of a key. */
export function choiceOf(key: ChoiceKey): ElementChoice {
  return elementChoices.find(choice => choice.key === key) as ElementChoice
}

/** What an element may become without being drawn anew: others of its sort. */
export function replacementsFor(type: string): readonly ElementChoice[] {
  const groups = groupsOf(type)
  return elementChoices.filter(choice => groups.includes(choice.group))
}

function groupsOf(type: string): readonly ElementChoice['group'][] {
  if (type === 'bpmn:StartEvent') return ['starts']
  if (type === 'bpmn:EndEvent') return ['ends', 'throwing']
  if (type === 'bpmn:BoundaryEvent') return ['boundary']
  if (/^bpmn:Intermediate/.test(type)) return ['catching', 'throwing', 'ends']
  if (/Gateway$/.test(type)) return ['gateways']
  if (/^bpmn:(SubProcess|Transaction)$/.test(type)) return ['containers']
  return /(Task|CallActivity)$/.test(type) ? ['tasks'] : []
}
