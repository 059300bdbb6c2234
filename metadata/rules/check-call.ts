/** A call of a workflow or an approval: it is given what it needs, what is taken over from it is there, and it is for its record. */
import { approvalOutputs } from '../approvals/results.ts'
import { stepVariable } from '../approvals/step-names.ts'
import type { ApprovalDefinition, CallActivity, WorkflowDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { checkExpression } from '../feel/check.ts'
import { recordScope } from '../feel/scope.ts'
import { error, type Finding, warning } from '../finding.ts'
import { variablesAt } from '../workflows/variables-at.ts'
import type { RuleContext } from './context.ts'
import type { PlacedNode } from './workflow-places.ts'

/** What is wrong with a call; nothing for any other node. */
export function* checkCall(
  workflow: WorkflowDefinition,
  { node, at }: PlacedNode,
  { symbols }: RuleContext,
): Iterable<Finding> {
  if (node.type !== 'callActivity') return
  const approval = node.approval === undefined ? undefined : symbols.definition('approval', node.approval)
  if (node.workflow !== undefined && node.approval !== undefined) {
    yield error(
      workflow,
      'workflow/two-called',
      `${at}/approval`,
      'It calls either a workflow or an approval.',
      '只能调用流程或审批之一。',
    )
    return
  }
  if (approval) {
    yield* checkNames(workflow, node, at, signatureOf(approval))
    yield* checkRecord(workflow, node, at, approval, symbols)
    if (!(node.output ?? []).some(({ from }) => from === 'result')) {
      yield warning(
        workflow,
        'workflow/unheeded-result',
        `${at}/output`,
        'It goes on in the same way whether it was approved or not: take over result.',
        '无论是否通过都会以同样方式继续：请取回 result。',
      )
    }
  }
  const called = node.workflow === undefined ? undefined : symbols.definition('workflow', node.workflow)
  if (!called) return
  yield* checkNames(workflow, node, at, {
    name: called.name,
    inputs: new Map((called.variables ?? []).map(({ name, required = false }) => [name, required])),
    outputs: (called.variables ?? []).map(({ name }) => name),
  })
  if (callsBack(symbols, called, workflow.id)) {
    yield warning(
      workflow,
      'workflow/circular-call',
      `${at}/workflow`,
      'The workflow calls itself: see that this comes to an end.',
      '流程会调用自身，请确认调用能够结束。',
    )
  }
}

/** What can be given to something that is called, with whether it is needed, and what can be had from it. */
interface Signature {
  readonly name: string
  readonly inputs: ReadonlyMap<string, boolean>
  readonly outputs: readonly string[]
}

/** Of its variables an approval takes none but the people whom somebody has to choose: the others are its votes. */
function signatureOf({ name, steps }: ApprovalDefinition): Signature {
  const chosen = steps.filter(step => step.approvers.choose)
  return {
    name,
    inputs: new Map(chosen.map(step => [stepVariable(step, 'chosen'), true])),
    outputs: Object.keys(approvalOutputs),
  }
}

function* checkNames(
  workflow: WorkflowDefinition,
  { input = [], output = [] }: CallActivity,
  at: string,
  { name: called, inputs, outputs }: Signature,
): Iterable<Finding> {
  const unknown = (name: string, pointer: string, known: readonly string[]) =>
    error(
      workflow,
      'workflow/unknown-variable',
      `${at}/${pointer}`,
      `${called} has no variable ${name}.`,
      `${called} 没有变量 ${name}。`,
      didYouMean(name, known),
    )
  for (const [index, { name }] of input.entries()) {
    if (!inputs.has(name)) yield unknown(name, `input/${index}/name`, [...inputs.keys()])
  }
  for (const [index, { from }] of output.entries()) {
    if (!outputs.includes(from)) yield unknown(from, `output/${index}/from`, outputs)
  }
  const given = new Set(input.map(item => item.name))
  for (const [name, isRequired] of inputs) {
    if (!isRequired || given.has(name)) continue
    yield error(
      workflow,
      'workflow/missing-input',
      `${at}/input`,
      `${called} is not started without ${name}.`,
      `${called} 缺少 ${name} 不能启动。`,
    )
  }
}

/** An approval decides on a record of its object: that of the workflow, or one that the call gives. */
function* checkRecord(
  workflow: WorkflowDefinition,
  { id, record }: CallActivity,
  at: string,
  approval: ApprovalDefinition,
  symbols: RuleContext['symbols'],
): Iterable<Finding> {
  const wanted = symbols.definition('object', approval.object)
  const own = workflow.object === undefined ? undefined : symbols.definition('object', workflow.object)
  if (!wanted) return
  const scope = recordScope(symbols, own, { variables: variablesAt(workflow, symbols, id) })
  const type = record === undefined ? undefined : checkExpression(record, scope).type
  const given = type === undefined ? own?.id : type.kind === 'context' ? (type.object ?? wanted.id) : wanted.id
  if (given === wanted.id) return
  const other = given === undefined ? undefined : symbols.byId(given)?.name
  yield error(
    workflow,
    'workflow/foreign-record',
    `${at}/record`,
    `${approval.name} decides on records of ${approval.object}${other ? `, not of ${other}` : ''}: say which.`,
    `${approval.name} 用于审批 ${approval.object} 的记录${other ? `，而非 ${other}` : ''}：请指定记录。`,
  )
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
