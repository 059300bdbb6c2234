/** What an element of a workflow needs in order to be run: an action its object, a timer its time, a call its workflow. */
import type { MultiInstance, ServiceAction, TimerEvent, WorkflowNode } from '../definitions.ts'

/** A property by its place in the node, and what it is called. */
type Missing = readonly [property: string, en: string, zh: string]

/** What has not been said yet; empty for a node that can be run. */
export function missingOf(node: WorkflowNode): Missing[] {
  return [
    ...missingItself(node),
    ...('event' in node ? missingOfEvent(node, node.event) : []),
    ...missingRepetition(node),
  ]
}

function missingItself(node: WorkflowNode): Missing[] {
  switch (node.type) {
    case 'serviceTask':
      return node.does ? missingOfService(node.does) : [['does', 'what it does', '执行的操作']]
    case 'scriptTask':
      return lacking(node, '', {
        script: ['the expression', '表达式'],
        variable: ['the variable for its result', '存放结果的变量'],
      })
    case 'sendTask':
    case 'receiveTask':
      return lacking(node.message ?? {}, 'message/', { name: ['the message', '消息'] })
    case 'callActivity':
      return node.approval === undefined
        ? lacking(node, '', { workflow: ['the workflow or approval', '流程或审批'] })
        : []
    default:
      return []
  }
}

const services: Readonly<Record<ServiceAction['type'], Readonly<Record<string, readonly [string, string]>>>> = {
  create: { target: ['the object', '业务对象'], set: ['the fields to be set', '要设置的字段'] },
  update: { target: ['the object', '业务对象'], set: ['the fields to be set', '要设置的字段'] },
  find: {
    target: ['the object', '业务对象'],
    limit: ['how many are wanted', '数量上限'],
    variable: ['the variable for its result', '存放结果的变量'],
  },
  people: { of: ['who is meant', '人员'], variable: ['the variable for its result', '存放结果的变量'] },
  transition: {
    target: ['the object', '业务对象'],
    field: ['the state field', '状态字段'],
    to: ['the state', '目标状态'],
  },
  notify: { to: ['the recipients', '接收人'], subject: ['the subject', '标题'] },
  mail: { to: ['the recipients', '收件人'], template: ['the mail template', '邮件模板'] },
  print: { document: ['the document', '文档'] },
  webhook: { url: ['the address', '地址'] },
}

function missingOfService(does: ServiceAction): Missing[] {
  return lacking(does, 'does/', services[does.type])
}

const message: Readonly<Record<string, readonly [string, string]>> = { name: ['the name', '名称'] }
const events: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
  message,
  signal: message,
  link: message,
  condition: { condition: ['the condition', '条件'] },
  state: { field: ['the state field', '状态字段'], state: ['the state', '状态'] },
  schedule: { cron: ['the times', '时间'] },
}

type AnyEvent = Extract<WorkflowNode, { event?: unknown }>['event']

function missingOfEvent({ type }: WorkflowNode, event: AnyEvent): Missing[] {
  if (!event) return []
  if (event.type === 'timer') return missingOfTimer(event)
  if (event.type === 'compensation' && type === 'boundaryEvent') {
    return lacking(event, 'event/', { handler: ['the handler', '处理活动'] })
  }
  const throws = type === 'endEvent' || type === 'intermediateThrowEvent'
  if (throws && (event.type === 'error' || event.type === 'escalation')) {
    return lacking(event, 'event/', { code: ['the code', '代码'] })
  }
  return lacking(event, 'event/', events[event.type] ?? {})
}

function missingOfTimer({ date, duration, cycle }: TimerEvent): Missing[] {
  const given = [date, duration, cycle].filter(item => item !== undefined).length
  return given === 1 ? [] : [['event', 'one date, duration or cycle', '唯一的时刻、时长或周期']]
}

function missingRepetition(node: WorkflowNode): Missing[] {
  const missing: Missing[] = []
  if ('multiInstance' in node && node.multiInstance) missing.push(...missingOfSeveral(node.multiInstance))
  if ('loop' in node && node.loop) {
    missing.push(...lacking(node.loop, 'loop/', { while: ['the condition', '循环条件'] }))
    if ('multiInstance' in node && node.multiInstance) {
      missing.push(['loop', 'a choice between a loop and several instances', '对循环与多实例的取舍'])
    }
  }
  return missing
}

function missingOfSeveral({ collection, cardinality }: MultiInstance): Missing[] {
  if ((collection === undefined) !== (cardinality === undefined)) return []
  return [['multiInstance/collection', 'either a list or a count', '集合或次数（二者取一）']]
}

function lacking(
  value: object,
  prefix: string,
  wanted: Readonly<Record<string, readonly [string, string]>>,
): Missing[] {
  return Object.entries(wanted).flatMap(([property, [en, zh]]): Missing[] => {
    const given = (value as Record<string, unknown>)[property]
    const isEmpty = given === undefined || given === '' || (Array.isArray(given) && given.length === 0)
    return isEmpty ? [[`${prefix}${property}`, en, zh]] : []
  })
}
