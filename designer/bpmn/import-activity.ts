/** What the activities of a model do: the words of Camunda 7 and 8 and of Flowable. */
import {
  elementIn,
  elementName,
  extensionsOf,
  foreignAttribute,
  type ModdleElement,
  textIn,
} from '#runtime/web/workflow/moddle-element.ts'
import { attributeOf, engineAttribute, zeebeElement } from './engine-words.ts'
import { importMessage, translated } from './import-events.ts'
import { importRepetition } from './import-repetition.ts'
import type { ReportWriter } from './import-report.ts'
import { importUserTask, type PeopleWorld } from './import-user-task.ts'
import { isFormula } from './to-feel.ts'

type Properties = Readonly<Record<string, unknown>>

/** What the draft has that a model may name. */
export interface ImportWorld extends PeopleWorld {
  readonly workflows: readonly string[]
  readonly approvals: readonly string[]
}

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
      '无需异步延续：每一步都会保存。',
    )
  }
  if (zeebeElement(element, 'ioMapping')) {
    report.leftOut(
      element,
      'Input and output mappings are left out: variables are seen by all steps.',
      '输入输出映射未保留：变量对所有步骤可见。',
    )
  }
  if (extensionsOf(element).some(item => /(execution|task)Listener$/i.test(item.$type))) {
    report.leftOut(element, 'Listeners are code of another engine.', '监听器是其他引擎的代码，未保留。')
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
      '决策表尚不能运行，仅保留图形。',
    )
    return {}
  },
  callActivity: importCall,
}

function importServiceTask(element: ModdleElement, _world: ImportWorld, report: ReportWriter): Properties {
  const type = engineAttribute(element, 'type')
  if (type === 'mail') {
    report.leftOut(
      element,
      'It sends a mail: choose recipients and a mail template.',
      '发送邮件：请选择收件人和邮件模板。',
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
  return (field && (attributeOf(field, 'stringValue') ?? attributeOf(field, 'expression'))) ?? child?.$body?.trim()
}

function reportCode(element: ModdleElement, report: ReportWriter): void {
  const code =
    engineAttribute(element, 'class') ??
    engineAttribute(element, 'delegateExpression') ??
    engineAttribute(element, 'expression') ??
    engineAttribute(element, 'topic') ??
    attributeOf(zeebeElement(element, 'taskDefinition'), 'type')
  const what = code === undefined ? '' : ` (${code.slice(0, 100)})`
  report.leftOut(
    element,
    `What it does is code of another engine${what}: choose what it does.`,
    `其执行内容是其他引擎的代码${what}，请重新选择要执行的操作。`,
  )
}

function importScriptTask(element: ModdleElement, _world: ImportWorld, report: ReportWriter): Properties {
  const script = zeebeElement(element, 'script')
  const variable = engineAttribute(element, 'resultVariable') ?? attributeOf(script, 'resultVariable')
  const text = attributeOf(script, 'expression') ?? textIn(element, 'script')
  const isFeel = script !== undefined || /feel/i.test(textIn(element, 'scriptFormat') ?? '')
  if (text !== undefined && !isFeel) {
    const language = textIn(element, 'scriptFormat') ?? 'an unknown language'
    report.leftOut(
      element,
      `The script is in ${language}: write it in FEEL.`,
      `脚本语言为 ${language}，请改写为 FEEL。`,
    )
  }
  return {
    ...(text !== undefined && isFeel ? { script: translated(text, element, report) } : {}),
    ...(variable && /^[\p{L}_][\p{L}\p{N}_]{0,59}$/u.test(variable) ? { variable } : {}),
  }
}

function importCall(element: ModdleElement, world: ImportWorld, report: ReportWriter): Properties {
  const called = textIn(element, 'calledElement') ?? attributeOf(zeebeElement(element, 'calledElement'), 'processId')
  const plain = called?.replaceAll(/[^\p{L}\p{N}_]+/gu, '_')
  const isMeant = (name: string) => name === called || name === plain
  const workflow = world.workflows.find(isMeant)
  const approval = workflow === undefined ? world.approvals.find(isMeant) : undefined
  if (called !== undefined && workflow === undefined && approval === undefined) {
    const name = called.slice(0, 100)
    report.leftOut(element, `There is no workflow or approval ${name}.`, `没有流程或审批 ${name}。`)
  }
  const mappings = (name: string) =>
    extensionsOf(element).filter(item => new RegExp(`^(camunda|flowable|activiti):${name}$`).test(item.$type))
  const isName = (text: string | undefined): text is string =>
    text !== undefined && /^[\p{L}_][\p{L}\p{N}_]{0,59}$/u.test(text)
  const input = mappings('in').flatMap(item => {
    const [target, source] = [
      attributeOf(item, 'target'),
      attributeOf(item, 'source') ?? attributeOf(item, 'sourceExpression'),
    ]
    return isName(target) && source ? [{ name: target, value: translated(source, element, report) }] : []
  })
  const output = mappings('out').flatMap(item => {
    const [target, source] = [attributeOf(item, 'target'), attributeOf(item, 'source')]
    return isName(target) && isName(source) ? [{ name: target, from: source }] : []
  })
  const once = <T extends { name: string }>(items: readonly T[]) => [
    ...new Map(items.map(item => [item.name, item])).values(),
  ]
  return {
    ...(workflow ? { workflow } : {}),
    ...(approval ? { approval } : {}),
    ...(input.length > 0 ? { input: once(input) } : {}),
    ...(output.length > 0 ? { output: once(output) } : {}),
  }
}
