/**
 * An approval as people fill it in: who decides on a record, in which order, and what follows. It is run as the workflow
 * that `metadata/approvals/to-workflow.ts` makes of it.
 */
import { expression, flag, group, keyed, kind, localized, oneOf, ref, type Schema, text, whole } from '../schema.ts'
import { recordTriggers } from '../workflow/event-schema.ts'
import { formula, recipients } from '../workflow/parts.ts'
import { taskForm } from '../workflow/task-schema.ts'
import { approvalStart } from './start-schema.ts'

type Words = readonly [en: string, zh: string]

/** No id of a step is that of another element of the workflow that it becomes. */
const stepId: Schema = text(['Id', '标识'], ['Never changes; given when the step is made.', '创建时生成，永不改变。'], {
  pattern: '^(?!approval-)(?!.*--)[a-z0-9][a-z0-9_-]{2,39}$',
  maxLength: 40,
})

const inform = (description: Words) => recipients(['Inform', '知会'], description, 'NotifyRecipients')
const condition = (description: Words) => expression('record', 'boolean', ['Condition', '条件'], description, 'object')
const time = oneOf(
  { working: '工作时间', calendar: '自然时间' },
  ['Counted in', '计时方式'],
  ['In working time unless said.', '默认按工作时间计算。'],
)
const after = formula('duration', ['After', '时长'], ['How long after the step began.', '步骤开始后的时长。'])

const effect = (title: Words, description: Words): Schema =>
  group(
    {
      transition: group(
        {
          field: ref(
            'field',
            ['State field', '状态字段'],
            ['The choice field that holds the state.', '保存状态的选项字段。'],
            'object',
          ),
          to: text(['To state', '目标状态'], ['Code of the choice.', '选项的代码。'], { minLength: 1, maxLength: 60 }),
        },
        ['field', 'to'],
        ['Transition', '状态流转'],
        ['Takes the record to another state.', '使记录流转到另一状态。'],
        'ApprovalTransition',
      ),
      set: keyed(
        'field',
        {
          field: ref('field', ['Field', '字段'], ['What is set.', '要设置的字段。'], 'object'),
          value: formula('field', ['Value', '值'], ['What it comes to.', '取值表达式。']),
        },
        ['field', 'value'],
        ['Set', '设置'],
        ['Fields and their new values.', '字段及其新值。'],
        'ApprovalValue',
      ),
      inform: inform(['Who is told of it.', '通知谁。']),
    },
    [],
    title,
    description,
    'ApprovalEffect',
  )

const steps = keyed(
  'id',
  {
    id: stepId,
    label: localized(['Label', '标签'], ['What people read on the screen.', '屏幕上显示的文字。']),
    when: condition(['Otherwise the step is left out.', '不成立则跳过此步骤。']),
    withPrevious: flag(
      ['At the same time as the one before', '与上一步骤并行'],
      ['Begins with the step before; both have to agree.', '与上一步骤同时开始，两者都须同意。'],
    ),
    approvers: recipients(
      ['Approvers', '审批人'],
      ['Who decides: everybody named by any of these.', '审批人员：以下任一方式指定的人。'],
      'Approvers',
      {
        choose: flag(
          ['Chosen by the starter', '由发起人选择'],
          ['Whoever submits it names the people.', '提交时由发起人指定人员。'],
        ),
      },
    ),
    decision: oneOf(
      { any: '任一人同意', all: '全部同意', percentage: '按比例同意' },
      ['Decided by', '决策方式'],
      [
        'One of them, all of them, or a share. A single refusal decides where not a share does.',
        '任一人、全部或达到比例。除按比例外，一人拒绝即为拒绝。',
      ],
    ),
    percent: whole(1, 100, ['Percent', '百分比'], ['How many have to agree.', '需要同意的比例。']),
    sequential: flag(['One after another', '依次审批'], ['Otherwise all at once.', '否则同时进行。']),
    skipRepeated: flag(
      ['Skip who has agreed', '跳过已同意的人'],
      ['Nobody is asked who has agreed in this round.', '本轮已同意的人不再审批。'],
    ),
    selfApproval: oneOf(
      { allowed: '可以审批', skip: '自动跳过', never: '不得审批' },
      ['Starter as approver', '发起人是审批人时'],
      [
        'Whether the starter may decide, is passed over as if he agreed, or never decides: then others have to.',
        '发起人可以审批、视为同意而跳过，或不得审批而须由他人审批。',
      ],
    ),
    form: taskForm.form,
    fields: taskForm.fields,
    instructions: taskForm.instructions,
    labels: group(
      {
        approve: localized(['Approve', '同意'], ['What its button says.', '同意按钮的文字。']),
        reject: localized(['Reject', '拒绝'], ['What its button says.', '拒绝按钮的文字。']),
      },
      [],
      ['Buttons', '按钮'],
      ['What the buttons say.', '按钮的文字。'],
      'ApprovalLabels',
    ),
    priority: taskForm.priority,
    delegate: taskForm.delegate,
    mayAdd: flag(
      ['Approvers may be added', '可加签'],
      ['Whoever decides may have others decide, too.', '审批人可增加其他审批人。'],
    ),
    due: taskForm.due,
    remind: group(
      { after, time, times: whole(1, 50, ['Times', '次数'], ['How often; once unless said.', '提醒次数，默认一次。']) },
      ['after'],
      ['Remind', '提醒'],
      ['Whoever has not decided is reminded.', '提醒尚未审批的人。'],
      'ApprovalReminder',
    ),
    escalate: group(
      {
        after,
        time,
        to: recipients(
          ['To', '升级到'],
          ['Who decides instead; one of them is enough.', '改由谁审批；任一人即可。'],
          'NotifyRecipients',
        ),
      },
      ['after', 'to'],
      ['Escalate', '升级'],
      ['It is taken from those who have not decided.', '逾期未审批的改由他人审批。'],
      'ApprovalEscalation',
    ),
    reject: group(
      {
        to: oneOf(
          { end: '结束审批', start: '退回发起人', step: '退回步骤' },
          ['Leads to', '拒绝后'],
          ['The end unless said.', '默认结束审批。'],
        ),
        step: text(['Step', '步骤'], ['Id of an earlier step.', '较早步骤的标识。'], { maxLength: 60 }),
      },
      [],
      ['Refusal', '拒绝'],
      ['What follows when it is refused; always with a reason.', '被拒绝后的处理，须填写理由。'],
      'ApprovalRefusal',
    ),
    inform: inform(['Who is told when the step has agreed.', '步骤同意后知会的人员。']),
  },
  ['label', 'approvers'],
  ['Steps', '步骤'],
  ['Who decides, one step after another.', '依次进行的审批步骤。'],
  'ApprovalStep',
)

export const schema = kind(
  'approval',
  ['Approval', '审批'],
  ['Who decides on a record, in which order, and what follows.', '由谁、按什么顺序审批记录，以及审批后的处理。'],
  {
    description: localized(['Description', '说明'], ['What it is for.', '审批的用途。']),
    object: ref('object', ['Object', '业务对象'], ['Whose records are approved.', '所审批的业务对象。']),
    condition: condition(['Of other records it is not begun.', '仅对满足条件的记录发起。']),
    start: approvalStart(recordTriggers),
    lock: flag(
      ['Locks the record', '锁定记录'],
      [
        'While it is under way the record is written only by it, and by what its tasks ask for.',
        '审批期间，记录只能由审批本身及其待办修改。',
      ],
    ),
    steps,
    resubmit: group(
      { form: taskForm.form, fields: taskForm.fields, instructions: taskForm.instructions },
      [],
      ['Resubmission', '重新提交'],
      ['What the starter is given when it was sent back to him.', '退回发起人时的处理内容。'],
      'ApprovalResubmission',
    ),
    onSubmitted: effect(
      ['When submitted', '提交时'],
      ['At the start and whenever it is submitted again.', '首次及每次重新提交时。'],
    ),
    onReturned: effect(['When sent back', '退回时'], ['A refusal leads back to the starter.', '拒绝后退回发起人。']),
    onApproved: effect(['When approved', '通过后'], ['All steps have agreed.', '所有步骤都已同意。']),
    onRejected: effect(['When refused', '拒绝后'], ['A refusal has ended it.', '审批因拒绝而结束。']),
    onWithdrawn: effect(['When withdrawn', '撤回后'], ['The starter has taken it back.', '发起人已撤回。']),
  },
  ['object', 'start', 'steps'],
)
