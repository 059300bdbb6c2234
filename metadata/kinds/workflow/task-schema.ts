/** What is asked of people: by a user task of a workflow, or by a step of an approval. */
import { flag, group, keyed, label, localized, name, oneOf, ref, type Schema } from '../schema.ts'
import { formula, recipients, variableName } from './parts.ts'

/** What a task is made of, whoever gives it. */
export const taskForm = {
  form: ref('form', ['Form', '表单'], ['The form that is filled in.', '要填写的表单。']),
  fields: keyed(
    'field',
    {
      field: ref('field', ['Field', '字段'], ['A field of the record.', '记录的字段。'], 'object'),
      mode: oneOf(
        { editable: '可编辑', required: '必填', readOnly: '只读' },
        ['Mode', '方式'],
        ['What can be done with it.', '可进行的操作。'],
      ),
    },
    ['field', 'mode'],
    ['Fields', '字段'],
    ['Instead of a form: these fields, in order.', '代替表单：按顺序列出的字段。'],
    'TaskField',
  ),
  assignment: recipients(
    ['Assignment', '分配'],
    ['Who may do it: everybody named by any of these.', '可处理的人员：以下任一方式指定的人。'],
    'TaskAssignment',
    {
      rule: oneOf(
        { claim: '先领先办', leastLoaded: '任务最少者' },
        ['Given to', '分配规则'],
        [
          'Who claims it first, or whoever has least to do; one alone gets it at once.',
          '先领取者或任务最少者；只有一人时直接分配。',
        ],
      ),
    },
  ),
  outcomes: keyed(
    'code',
    {
      code: name,
      label,
      style: oneOf(
        { default: '普通', primary: '主要', danger: '危险' },
        ['Style', '样式'],
        ['How its button looks.', '按钮的样式。'],
      ),
      requiresComment: flag(['Comment required', '须填意见'], ['Not without a comment.', '必须填写意见。']),
      withoutInput: flag(
        ['Asks for nothing', '无需填写'],
        [
          'No field has to be filled in for it, and what was is not written: for sending back or giving up.',
          '选择此结果时无需填写字段，已填内容也不写入；用于退回或放弃。',
        ],
      ),
    },
    ['code', 'label'],
    ['Outcomes', '结果'],
    ['The buttons that complete it.', '完成任务的按钮。'],
    'TaskOutcome',
  ),
  variable: variableName(
    ['Keep outcome in', '结果存入'],
    ['Variable that takes the code of the outcome; outcome unless said.', '存放结果代码的变量；默认 outcome。'],
  ),
  due: group(
    {
      duration: formula('duration', ['Within', '时限'], ['How long after it was given.', '分配后的时长。']),
      date: formula('date', ['Or on', '或日期'], ['When it is due.', '到期时间。']),
      time: oneOf(
        { working: '工作时间', calendar: '自然时间' },
        ['Counted in', '计时方式'],
        ['The duration in working time unless said.', '时长默认按工作时间计算。'],
      ),
    },
    [],
    ['Due', '到期'],
    ['When it should be done.', '应完成的时间。'],
    'TaskDue',
  ),
  priority: oneOf(
    { low: '低', normal: '普通', high: '高', urgent: '紧急' },
    ['Priority', '优先级'],
    ['Normal unless said.', '默认为普通。'],
  ),
  instructions: localized(['Instructions', '操作说明'], ['What is to be done.', '需要做什么。']),
  delegate: flag(['May be delegated', '可委托'], ['Whoever has it may give it to another.', '处理人可转交他人。']),
} satisfies Readonly<Record<string, Schema>>

/** What a user task of a workflow is made of. */
export const userTask: Readonly<Record<string, Schema>> = {
  ...taskForm,
  completedBy: variableName(
    ['Keep person in', '处理人存入'],
    ['Variable that takes the id of whoever completed it.', '存放处理人标识的变量。'],
  ),
  mayAdd: flag(
    ['Others may be added', '可加签'],
    ['Whoever has it may have others do it, too; for several instances.', '处理人可增加其他处理人（用于多实例）。'],
  ),
  unlocks: flag(
    ['Record may be edited', '期间可编辑记录'],
    ['A record that the workflow has locked is open while this is to be done.', '处理期间，被流程锁定的记录可以编辑。'],
  ),
}
