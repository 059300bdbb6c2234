/** Every element of a workflow says what it needs to be run, and names only what can be had. */
import type { WorkflowDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { scopeNames } from '../feel/scope.ts'
import { choicesOf } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import { checkCall } from './check-call.ts'
import type { Rule, RuleContext } from './context.ts'
import { missingOf } from './workflow-missing.ts'
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
      yield* checkPrinted(workflow, placed, context)
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
    `不支持运行此元素：${element}。`,
  )
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
      `此表单属于 ${object}，而非流程的业务对象。`,
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
      '流程未指定业务对象，不能使用其字段。',
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

/** What is printed may be kept where the step is there to keep it, and is about the record that there is. */
function* checkPrinted(
  workflow: WorkflowDefinition,
  { node, at }: PlacedNode,
  { symbols }: RuleContext,
): Iterable<Finding> {
  const does = node.type === 'serviceTask' ? node.does : undefined
  if (does?.type !== 'print' && does?.type !== 'mail') return
  const [name, place] =
    does.type === 'print' ? [does.document, `${at}/does`] : [does.attach?.document, `${at}/does/attach`]
  const document = name === undefined ? undefined : symbols.definition('document', name)
  if (!document) return
  if (does.type === 'print' && (document.keep ?? 'never') === 'never') {
    yield error(
      workflow,
      'workflow/never-kept',
      `${place}/document`,
      `${document.name} is never kept with its records: there would be nothing of it.`,
      `${document.name} 从不存档，打印后不会留下任何内容。`,
    )
  }
  const isNamed = does.record !== undefined || (does.type === 'mail' && does.attach?.record !== undefined)
  if (isNamed || document.object === workflow.object) return
  yield error(
    workflow,
    'workflow/foreign-record',
    `${place}/record`,
    `${document.name} is printed about records of ${document.object}: say which.`,
    `${document.name} 用于打印 ${document.object} 的记录：请指定记录。`,
  )
}
