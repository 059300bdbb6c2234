/** Every element of a workflow says what it needs to be run, and names only what can be had. */
import type { MultiInstance, ServiceAction, TimerEvent, WorkflowDefinition, WorkflowNode } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { scopeNames } from '../feel/scope.ts'
import { choicesOf } from '../field-use.ts'
import { error, type Finding, warning } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'
import { type PlacedNode, placedWorkflows } from './workflow-places.ts'

export const workflowNodes: Rule = function* (context) {
  for (const { workflow, nodes } of placedWorkflows(context)) {
    yield* checkVariables(workflow)
    for (const placed of nodes) {
      yield* checkSupported(workflow, placed)
      for (const [property, en, zh] of missingOf(placed.node)) {
        yield error(workflow, 'workflow/incomplete', `${placed.at}/${property}`, `It lacks ${en}.`, `缺少${zh}。`)
      }
      yield* checkTask(workflow, placed, context)
      yield* checkState(workflow, placed, context)
      yield* checkCall(workflow, placed, context)
    }
  }
}

const reserved: ReadonlySet<string> = new Set([
  ...scopeNames,
  'loopCounter',
  'nrOfInstances',
  'nrOfCompletedInstances',
  'nrOfActiveInstances',
])

function* checkVariables(workflow: WorkflowDefinition): Iterable<Finding> {
  for (const [index, variable] of (workflow.variables ?? []).entries()) {
    const at = `/variables/${index}`
    if (reserved.has(variable.name)) {
      yield error(
        workflow,
        'workflow/reserved-variable',
        `${at}/name`,
        `The name ${variable.name} means something else in expressions.`,
        `名称 ${variable.name} 在表达式中另有含义。`,
      )
    }
    if ((variable.type === 'record' || variable.type === 'records') && variable.target === undefined) {
      yield error(
        workflow,
        'workflow/incomplete',
        `${at}/target`,
        'It lacks the object of its records.',
        '缺少记录所属的业务对象。',
      )
    }
  }
}

function* checkSupported(workflow: WorkflowDefinition, { node, at }: PlacedNode): Iterable<Finding> {
  if (node.type !== 'businessRuleTask' && node.type !== 'unsupported') return
  const element = node.type === 'unsupported' ? node.element : node.type
  yield error(
    workflow,
    'workflow/unsupported',
    at,
    `This element cannot be run: ${element}.`,
    `不支持运行此元素:${element}。`,
  )
}

type Missing = readonly [property: string, en: string, zh: string]

/** What has not been said yet. */
function missingOf(node: WorkflowNode): Missing[] {
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
      return lacking(node, '', { workflow: ['the workflow', '流程'] })
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
  return [['multiInstance/collection', 'either a list or a count', '集合或次数(二者取一)']]
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

function* checkTask(
  workflow: WorkflowDefinition,
  { node, at }: PlacedNode,
  { symbols }: RuleContext,
): Iterable<Finding> {
  if (node.type !== 'userTask') return
  const { assignment, form, fields } = node
  const { rule: _, ...people } = assignment ?? {}
  const isAssigned = Object.values(people).some(
    value => value !== false && !(Array.isArray(value) && value.length === 0),
  )
  if (!isAssigned) {
    yield error(workflow, 'workflow/unassigned', `${at}/assignment`, 'Nobody is said to do it.', '未指定处理人。')
  }
  const object = form === undefined ? undefined : symbols.definition('form', form)?.object
  if (object !== undefined && object !== workflow.object) {
    yield error(
      workflow,
      'workflow/foreign-form',
      `${at}/form`,
      `The form is one of ${object}, not of the object of the workflow.`,
      `此表单属于 ${object},而非流程的业务对象。`,
    )
  }
  if (workflow.object !== undefined) return
  const named = [
    ['fields', fields],
    ['assignment/fields', assignment?.fields],
  ] as const
  for (const [property, value] of named) {
    if (!value?.length) continue
    yield error(
      workflow,
      'workflow/no-object',
      `${at}/${property}`,
      'The workflow has no object whose fields these could be.',
      '流程未指定业务对象,不能使用其字段。',
    )
  }
}

/** A state is a choice of its field. */
function* checkState(
  workflow: WorkflowDefinition,
  { node, at }: PlacedNode,
  { symbols, pathAt }: RuleContext,
): Iterable<Finding> {
  const named =
    node.type === 'startEvent' && node.event?.type === 'state'
      ? { field: `${at}/event/field`, state: `${at}/event/state`, code: node.event.state }
      : node.type === 'serviceTask' && node.does?.type === 'transition'
        ? { field: `${at}/does/field`, state: `${at}/does/to`, code: node.does.to }
        : undefined
  const path = named && pathAt(workflow, named.field)
  if (!named || !path?.end || !path.base) return
  const { end: field, base } = path
  if (field.type !== 'choice') {
    yield error(
      workflow,
      'workflow/no-state',
      named.field,
      `${field.name} is no choice field.`,
      `${field.name} 不是选项字段。`,
    )
    return
  }
  const codes = (choicesOf(field, symbols, base) ?? []).map(choice => choice.code)
  if (named.code === undefined || codes.includes(named.code)) return
  yield error(
    workflow,
    'workflow/unknown-state',
    named.state,
    `${field.name} has no choice ${named.code}.`,
    `${field.name} 没有选项 ${named.code}。`,
    didYouMean(named.code, codes),
  )
}

function* checkCall(
  workflow: WorkflowDefinition,
  { node, at }: PlacedNode,
  { symbols }: RuleContext,
): Iterable<Finding> {
  if (node.type !== 'callActivity' || node.workflow === undefined) return
  const called = symbols.definition('workflow', node.workflow)
  if (!called) return
  const known = new Map((called.variables ?? []).map(variable => [variable.name, variable]))
  const given = new Set((node.input ?? []).map(input => input.name))
  for (const [index, { name }] of (node.input ?? []).entries()) {
    if (known.has(name)) continue
    yield error(
      workflow,
      'workflow/unknown-variable',
      `${at}/input/${index}/name`,
      `${called.name} has no variable ${name}.`,
      `流程 ${called.name} 没有变量 ${name}。`,
    )
  }
  for (const [index, { from }] of (node.output ?? []).entries()) {
    if (known.has(from)) continue
    yield error(
      workflow,
      'workflow/unknown-variable',
      `${at}/output/${index}/from`,
      `${called.name} has no variable ${from}.`,
      `流程 ${called.name} 没有变量 ${from}。`,
    )
  }
  for (const { name, required } of known.values()) {
    if (!required || given.has(name)) continue
    yield error(
      workflow,
      'workflow/missing-input',
      `${at}/input`,
      `${called.name} is not started without ${name}.`,
      `流程 ${called.name} 缺少 ${name} 不能启动。`,
    )
  }
  if (callsBack(symbols, called, workflow.id)) {
    yield warning(
      workflow,
      'workflow/circular-call',
      `${at}/workflow`,
      'The workflow calls itself: see that this comes to an end.',
      '流程会调用自身,请确认调用能够结束。',
    )
  }
}

function callsBack(symbols: RuleContext['symbols'], from: WorkflowDefinition, wanted: string): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let workflow = open.pop(); workflow; workflow = open.pop()) {
    if (workflow.id === wanted) return true
    if (seen.has(workflow.id)) continue
    seen.add(workflow.id)
    for (const node of workflow.nodes) {
      const called =
        node.type === 'callActivity' && node.workflow ? symbols.definition('workflow', node.workflow) : undefined
      if (called) open.push(called)
    }
  }
  return false
}
