/** An approval begins, asks somebody at each step, and leads on from every decision. */
import { stepVariable } from '../approvals/step-names.ts'
import type { ApprovalDefinition, ApprovalStep } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { choicesOf } from '../field-use.ts'
import { error, type Finding, warning } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

export const approvals: Rule = function* (context) {
  for (const approval of context.symbols.all('approval')) {
    yield* checkWhole(approval, context)
    for (const [index, step] of approval.steps.entries()) {
      yield* checkApprovers(approval, step, index)
      yield* checkDecision(approval, step, index)
      yield* checkRefusal(approval, step, index)
      yield* checkForm(approval, step.form, `/steps/${index}/form`, context)
    }
    yield* checkForm(approval, approval.resubmit?.form, '/resubmit/form', context)
    yield* checkStates(approval, context)
  }
}

function* checkWhole(approval: ApprovalDefinition, { symbols }: RuleContext): Iterable<Finding> {
  const isCalled = () =>
    symbols
      .all('workflow')
      .some(({ nodes }) => nodes.some(node => node.type === 'callActivity' && node.approval === approval.name))
  if (symbols.definition('workflow', approval.name)) {
    yield error(
      approval,
      'approval/name-taken',
      '/name',
      `A workflow is called ${approval.name}, too; an approval is run as a workflow of its name.`,
      `已有名为 ${approval.name} 的流程；审批以同名流程运行。`,
    )
  }
  if (approval.steps.length === 0) {
    yield error(approval, 'approval/no-steps', '/steps', 'Nobody is asked: it has no steps.', '没有步骤，无人审批。')
  }
  if (approval.start.length === 0 && !isCalled()) {
    yield error(
      approval,
      'approval/no-start',
      '/start',
      'Nothing begins it, and no workflow calls it.',
      '没有发起方式，也没有流程调用它。',
    )
  }
  const seen = new Map<string, string>()
  for (const [index, step] of approval.steps.entries()) {
    const name = stepVariable(step, 'votes')
    const other = seen.get(name)
    seen.set(name, step.id)
    if (other === undefined || other === step.id) continue
    yield error(
      approval,
      'approval/alike-steps',
      `/steps/${index}/id`,
      `The ids ${other} and ${step.id} are too much alike.`,
      `标识 ${other} 与 ${step.id} 过于相似。`,
    )
  }
}

function* checkApprovers(approval: ApprovalDefinition, step: ApprovalStep, index: number): Iterable<Finding> {
  const named = (people: object = {}) =>
    Object.values(people).some(value => value !== false && !(Array.isArray(value) && value.length === 0))
  if (!named(step.approvers)) {
    yield error(
      approval,
      'approval/no-approvers',
      `/steps/${index}/approvers`,
      'It is not said who decides.',
      '未指定审批人。',
    )
  }
  if (step.escalate && !named(step.escalate.to)) {
    yield error(
      approval,
      'approval/no-approvers',
      `/steps/${index}/escalate/to`,
      'It is not said who decides instead.',
      '未指定升级后的审批人。',
    )
  }
  if (step.approvers.choose && approval.start.some(start => start.type !== 'button')) {
    yield error(
      approval,
      'approval/nobody-to-choose',
      `/steps/${index}/approvers/choose`,
      'People are chosen by whoever presses the button; it begins without one, too.',
      '审批人由点击按钮的人选择，但此审批也会自动发起。',
    )
  }
}

function* checkDecision(approval: ApprovalDefinition, step: ApprovalStep, index: number): Iterable<Finding> {
  const { decision = 'any', percent, sequential, withPrevious } = step
  if (decision === 'percentage' && percent === undefined) {
    yield error(
      approval,
      'approval/no-percent',
      `/steps/${index}/percent`,
      'It is not said how many have to agree.',
      '未指定需要同意的比例。',
    )
  }
  const idle: (readonly [boolean | undefined, string, string, string])[] = [
    [percent !== undefined && decision !== 'percentage', 'percent', 'No share decides here.', '此步骤不按比例决定。'],
    [
      sequential && decision === 'any',
      'sequential',
      'One of them decides, so nobody is asked after another.',
      '任一人即可决定，不存在先后。',
    ],
    [withPrevious && index === 0, 'withPrevious', 'There is no step before it.', '前面没有步骤。'],
  ]
  for (const [isIdle, property, en, zh] of idle) {
    if (isIdle) yield warning(approval, 'approval/idle', `/steps/${index}/${property}`, en, zh)
  }
}

function* checkRefusal(approval: ApprovalDefinition, { reject }: ApprovalStep, index: number): Iterable<Finding> {
  if (reject?.to !== 'step') return
  // What begins at the same time is not earlier.
  const begin = approval.steps.findLastIndex((step, at) => at <= index && !step.withPrevious)
  const earlier = approval.steps.slice(0, Math.max(begin, 0)).map(step => step.id)
  if (reject.step !== undefined && earlier.includes(reject.step)) return
  yield error(
    approval,
    'approval/unknown-step',
    `/steps/${index}/reject/step`,
    'A refusal leads back to an earlier step.',
    '拒绝后须退回较早的步骤。',
    reject.step === undefined ? earlier : didYouMean(reject.step, earlier),
  )
}

function* checkForm(
  approval: ApprovalDefinition,
  form: string | undefined,
  at: string,
  { symbols }: RuleContext,
): Iterable<Finding> {
  const object = form === undefined ? undefined : symbols.definition('form', form)?.object
  if (object === undefined || object === approval.object) return
  yield error(
    approval,
    'approval/foreign-form',
    at,
    `The form is one of ${object}, not of what is approved.`,
    `此表单属于 ${object}，而非所审批的业务对象。`,
  )
}

const effects = ['onSubmitted', 'onReturned', 'onApproved', 'onRejected', 'onWithdrawn'] as const

/** A state is a choice of its field. */
function* checkStates(approval: ApprovalDefinition, { symbols, pathAt }: RuleContext): Iterable<Finding> {
  const named = [
    ...approval.start.flatMap((start, index) =>
      start.type === 'state' ? [{ at: `/start/${index}`, code: start.state, of: 'state' }] : [],
    ),
    ...effects.flatMap(effect => {
      const { to } = approval[effect]?.transition ?? {}
      return to === undefined ? [] : [{ at: `/${effect}/transition`, code: to, of: 'to' }]
    }),
  ]
  for (const { at, code, of } of named) {
    const path = pathAt(approval, `${at}/field`)
    if (!path?.end || !path.base) continue
    const codes = (choicesOf(path.end, symbols, path.base) ?? []).map(choice => choice.code)
    if (path.end.type === 'choice' && (code === undefined || codes.includes(code))) continue
    const { name, type } = path.end
    yield type === 'choice'
      ? error(
          approval,
          'approval/unknown-state',
          `${at}/${of}`,
          `${name} has no choice ${code}.`,
          `${name} 没有选项 ${code}。`,
          didYouMean(code ?? '', codes),
        )
      : error(approval, 'approval/no-state', `${at}/field`, `${name} is no choice field.`, `${name} 不是选项字段。`)
  }
}
