/** What the activities of a model do, who does them, and how often: the words of Camunda 7 and 8 and of Flowable. */

import {
  elementIn,
  elementName,
  extensionsOf,
  foreignAttribute,
  type ModdleElement,
  textIn,
} from '#runtime/web/workflow/moddle-element.ts'
import { importFormula, importMessage, period, translated } from './import-events.ts'
import type { ReportWriter } from './import-report.ts'
import { isFormula } from './to-feel.ts'

type Properties = Readonly<Record<string, unknown>>

/** What the draft has that a model may name. */
export interface ImportWorld {
  readonly roles: readonly string[]
  readonly forms: readonly string[]
  readonly workflows: readonly string[]
}

/** An attribute of Camunda 7, Flowable or Activiti. */
export function engineAttribute(element: ModdleElement, name: string): string | undefined {
  for (const prefix of ['camunda', 'flowable', 'activiti']) {
    const value = foreignAttribute(element, `${prefix}:${name}`)
    if (value !== undefined) return value
  }
  return undefined
}

const zeebe = (element: ModdleElement, name: string): ModdleElement | undefined =>
  extensionsOf(element).find(item => item.$type === `zeebe:${name}`)
const attribute = (element: ModdleElement | undefined, name: string): string | undefined =>
  element && foreignAttribute(element, name)

/** The properties of an activity besides its label; without what is left out, which the report names. */
export function importActivity(element: ModdleElement, world: ImportWorld, report: ReportWriter): Properties {
  const own = activities[elementName(element)]?.(element, world, report) ?? {}
  if (
    engineAttribute(element, 'asyncBefore') === 'true' ||
    engineAttribute(element, 'asyncAfter') === 'true' ||
    engineAttribute(element, 'async') === 'true'
  ) {
    report.leftOut(
      element,
      'Asynchronous continuation is not needed: every step is kept.',
      '无需异步延续:每一步都会保存。',
    )
  }
  if (zeebe(element, 'ioMapping')) {
    report.leftOut(
      element,
      'Input and output mappings are left out: variables are seen by all steps.',
      '输入输出映射未保留:变量对所有步骤可见。',
    )
  }
  if (extensionsOf(element).some(item => /(execution|task)Listener$/i.test(item.$type))) {
    report.leftOut(element, 'Listeners are code of another engine.', '监听器是其他引擎的代码,未保留。')
  }
  return { ...own, ...importRepetition(element, report) }
}

const activities: Readonly<
  Record<string, (element: ModdleElement, world: ImportWorld, report: ReportWriter) => Properties>
> = {
  userTask: importUserTask,
  serviceTask: importServiceTask,
  scriptTask: importScriptTask,
  sendTask: (element, _world, report) => {
    const message = importMessage(elementIn(element, 'messageRef'), report)
    if (message.name === undefined) reportCode(element, report)
    return message.name === undefined ? {} : { message }
  },
  receiveTask: (element, _world, report) => {
    const message = importMessage(elementIn(element, 'messageRef'), report)
    return message.name === undefined ? {} : { message }
  },
  businessRuleTask: (element, _world, report) => {
    report.leftOut(
      element,
      'Decision tables cannot be run yet: the step is drawn only.',
      '决策表尚不能运行,仅保留图形。',
    )
    return {}
  },
  callActivity: importCall,
}

function importUserTask(element: ModdleElement, world: ImportWorld, report: ReportWriter): Properties {
  const assigned = zeebe(element, 'assignmentDefinition')
  const assignment = importAssignment(
    element,
    {
      assignee: engineAttribute(element, 'assignee') ?? attribute(assigned, 'assignee'),
      groups: engineAttribute(element, 'candidateGroups') ?? attribute(assigned, 'candidateGroups'),
      users: engineAttribute(element, 'candidateUsers') ?? attribute(assigned, 'candidateUsers'),
    },
    world,
    report,
  )
  const form = zeebe(element, 'formDefinition')
  const formKey =
    engineAttribute(element, 'formKey') ??
    engineAttribute(element, 'formRef') ??
    attribute(form, 'formId') ??
    attribute(form, 'formKey')
  const due = engineAttribute(element, 'dueDate') ?? attribute(zeebe(element, 'taskSchedule'), 'dueDate')
  const priority = engineAttribute(element, 'priority') ?? attribute(zeebe(element, 'priorityDefinition'), 'priority')
  return {
    ...(Object.keys(assignment).length > 0 ? { assignment } : {}),
    ...importForm(element, formKey, world, report),
    ...(due === undefined ? {} : { due: importDue(element, due, report) }),
    ...importPriority(element, priority, report),
  }
}

interface Assigned {
  readonly assignee: string | undefined
  readonly groups: string | undefined
  readonly users: string | undefined
}

function importAssignment(
  element: ModdleElement,
  { assignee, groups, users }: Assigned,
  world: ImportWorld,
  report: ReportWriter,
): Properties {
  const roles: string[] = []
  const teams: string[] = []
  const found: { starter?: true; users?: string } = {}
  const people = [assignee, ...(users === undefined ? [] : isFormula(users) ? [users] : users.split(','))]
  for (const person of people.map(item => item?.trim()).filter((item): item is string => Boolean(item))) {
    if (/^[$#]\{\s*(initiator|starter|startUser)\s*\}$|^=\s*(initiator|starter)$/i.test(person)) {
      found.starter = true
      report.mapped(element, `${person} is now the starter`, `${person} 转换为发起人`)
    } else if (isFormula(person) && found.users === undefined) found.users = translated(person, element, report)
    else {
      report.leftOut(
        element,
        `${person} is a name of a person: choose a role, a team or a field of the record.`,
        `${person} 是人员名称,请改选角色、团队或记录字段。`,
      )
    }
  }
  for (const group of (groups === undefined ? [] : isFormula(groups) ? [groups] : groups.split(',')).map(item =>
    item.trim(),
  )) {
    if (group === '') continue
    if (isFormula(group)) {
      if (found.users === undefined) found.users = translated(group, element, report)
      else
        report.leftOut(
          element,
          `${group}: one expression is kept for each task.`,
          `${group}:每个任务只保留一个表达式。`,
        )
      continue
    }
    const role = world.roles.find(name => name.toLowerCase() === group.toLowerCase().replaceAll(/[\s-]+/g, '_'))
    if (role) {
      roles.push(role)
      report.mapped(element, `Group ${group} is now the role ${role}`, `用户组 ${group} 转换为角色 ${role}`)
    } else {
      teams.push(group.slice(0, 100))
      report.mapped(element, `Group ${group} is now the team of that name`, `用户组 ${group} 转换为同名团队`)
    }
  }
  return {
    ...(roles.length > 0 ? { roles: [...new Set(roles)] } : {}),
    ...(teams.length > 0 ? { teams: [...new Set(teams)] } : {}),
    ...found,
  }
}

function importForm(
  element: ModdleElement,
  key: string | undefined,
  world: ImportWorld,
  report: ReportWriter,
): Properties {
  if (extensionsOf(element).some(item => /:formData$|:formProperty$/.test(item.$type))) {
    report.leftOut(
      element,
      'Form fields of another engine: choose a form or fields of the record.',
      '其他引擎的表单字段,请改选表单或记录字段。',
    )
  }
  if (key === undefined) return {}
  const wanted = key.replace(/^.*[:/]/, '').replace(/\.(form|html?)$/i, '')
  const form = world.forms.find(name => name === key || name === wanted || name === wanted.replaceAll('-', '_'))
  if (form === undefined) {
    report.leftOut(element, `There is no form ${key.slice(0, 100)}.`, `没有表单 ${key.slice(0, 100)}。`)
    return {}
  }
  report.mapped(element, `Form ${key} is now ${form}`, `表单 ${key} 转换为 ${form}`)
  return { form }
}

function importDue(element: ModdleElement, due: string, report: ReportWriter): Properties {
  if (/^P/.test(due.trim())) return { duration: period(due.trim(), element, report), time: 'calendar' }
  if (/^\d{4}-\d{2}-\d{2}/.test(due.trim())) {
    return { date: due.includes('T') ? `date and time("${due.trim()}")` : `date("${due.trim()}")` }
  }
  return { date: translated(due, element, report) }
}

function importPriority(element: ModdleElement, priority: string | undefined, report: ReportWriter): Properties {
  if (priority === undefined) return {}
  const number = Number(priority)
  if (!Number.isFinite(number)) {
    report.leftOut(
      element,
      `The priority ${priority.slice(0, 100)} is no number.`,
      `优先级 ${priority.slice(0, 100)} 不是数字。`,
    )
    return {}
  }
  return { priority: number >= 90 ? 'urgent' : number > 50 ? 'high' : number < 50 ? 'low' : 'normal' }
}

function importServiceTask(element: ModdleElement, _world: ImportWorld, report: ReportWriter): Properties {
  const type = engineAttribute(element, 'type')
  if (type === 'mail') {
    report.leftOut(
      element,
      'It sends a mail: choose recipients and a mail template.',
      '发送邮件:请选择收件人和邮件模板。',
    )
    return { does: { type: 'mail', to: {} } }
  }
  if (type === 'http') {
    const address = fieldOf(element, 'requestUrl')
    const method = fieldOf(element, 'requestMethod')?.toUpperCase()
    report.mapped(element, 'An HTTP task is now a webhook', 'HTTP 任务转换为网络调用')
    return {
      does: {
        type: 'webhook',
        ...(address
          ? { url: isFormula(address) ? translated(address, element, report) : JSON.stringify(address) }
          : {}),
        ...(method && ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'].includes(method) ? { method } : {}),
      },
    }
  }
  reportCode(element, report)
  return {}
}

/** A field that Flowable injects. */
function fieldOf(element: ModdleElement, name: string): string | undefined {
  const field = extensionsOf(element).find(
    item => /:field$/.test(item.$type) && foreignAttribute(item, 'name') === name,
  )
  const [child] = field?.$children ?? []
  return (field && (attribute(field, 'stringValue') ?? attribute(field, 'expression'))) ?? child?.$body?.trim()
}

function reportCode(element: ModdleElement, report: ReportWriter): void {
  const code =
    engineAttribute(element, 'class') ??
    engineAttribute(element, 'delegateExpression') ??
    engineAttribute(element, 'expression') ??
    engineAttribute(element, 'topic') ??
    attribute(zeebe(element, 'taskDefinition'), 'type')
  const what = code === undefined ? '' : ` (${code.slice(0, 100)})`
  report.leftOut(
    element,
    `What it does is code of another engine${what}: choose what it does.`,
    `其执行内容是其他引擎的代码${what},请重新选择要执行的操作。`,
  )
}

function importScriptTask(element: ModdleElement, _world: ImportWorld, report: ReportWriter): Properties {
  const script = zeebe(element, 'script')
  const variable = engineAttribute(element, 'resultVariable') ?? attribute(script, 'resultVariable')
  const text = attribute(script, 'expression') ?? textIn(element, 'script')
  const isFeel = script !== undefined || /feel/i.test(textIn(element, 'scriptFormat') ?? '')
  if (text !== undefined && !isFeel) {
    const language = textIn(element, 'scriptFormat') ?? 'an unknown language'
    report.leftOut(element, `The script is in ${language}: write it in FEEL.`, `脚本语言为 ${language},请改写为 FEEL。`)
  }
  return {
    ...(text !== undefined && isFeel ? { script: translated(text, element, report) } : {}),
    ...(variable && /^[\p{L}_][\p{L}\p{N}_]{0,59}$/u.test(variable) ? { variable } : {}),
  }
}

function importCall(element: ModdleElement, world: ImportWorld, report: ReportWriter): Properties {
  const called = textIn(element, 'calledElement') ?? attribute(zeebe(element, 'calledElement'), 'processId')
  const plain = called?.replaceAll(/[^\p{L}\p{N}_]+/gu, '_')
  const workflow = world.workflows.find(name => name === called || name === plain)
  if (called !== undefined && workflow === undefined) {
    report.leftOut(element, `There is no workflow ${called.slice(0, 100)}.`, `没有流程 ${called.slice(0, 100)}。`)
  }
  const mappings = (name: string) =>
    extensionsOf(element).filter(item => new RegExp(`^(camunda|flowable|activiti):${name}$`).test(item.$type))
  const isName = (text: string | undefined): text is string =>
    text !== undefined && /^[\p{L}_][\p{L}\p{N}_]{0,59}$/u.test(text)
  const input = mappings('in').flatMap(item => {
    const [target, source] = [
      attribute(item, 'target'),
      attribute(item, 'source') ?? attribute(item, 'sourceExpression'),
    ]
    return isName(target) && source ? [{ name: target, value: translated(source, element, report) }] : []
  })
  const output = mappings('out').flatMap(item => {
    const [target, source] = [attribute(item, 'target'), attribute(item, 'source')]
    return isName(target) && isName(source) ? [{ name: target, from: source }] : []
  })
  const once = <T extends { name: string }>(items: readonly T[]) => [
    ...new Map(items.map(item => [item.name, item])).values(),
  ]
  return {
    ...(workflow ? { workflow } : {}),
    ...(input.length > 0 ? { input: once(input) } : {}),
    ...(output.length > 0 ? { output: once(output) } : {}),
  }
}

function importRepetition(element: ModdleElement, report: ReportWriter): Properties {
  const loop = elementIn(element, 'loopCharacteristics')
  if (!loop) return {}
  if (elementName(loop) === 'standardLoopCharacteristics') {
    const condition = importFormula(elementIn(loop, 'loopCondition'), element, report)
    const max = Number(loop.loopMaximum)
    return {
      loop: {
        ...(condition === undefined ? {} : { while: condition }),
        ...(loop.testBefore === true ? { before: true } : {}),
        ...(Number.isInteger(max) && max >= 1 && max <= 1000 ? { max } : {}),
      },
    }
  }
  const items = zeebe(loop, 'loopCharacteristics')
  const formula = (text: string | undefined) => (text === undefined ? undefined : translated(text, element, report))
  const collection = formula(engineAttribute(loop, 'collection') ?? attribute(items, 'inputCollection'))
  const found = {
    sequential: loop.isSequential === true ? true : undefined,
    collection,
    element: engineAttribute(loop, 'elementVariable') ?? attribute(items, 'inputElement'),
    cardinality: importFormula(elementIn(loop, 'loopCardinality'), element, report),
    completion: importFormula(elementIn(loop, 'completionCondition'), element, report),
    output: formula(attribute(items, 'outputElement')),
    outputVariable: attribute(items, 'outputCollection'),
  }
  return { multiInstance: Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) }
}
