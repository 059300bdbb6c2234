/** What events wait for, throw or react to, and which of it each kind of event can have. */
import { localized, oneOf, ref, refs, type Schema, text, whole } from '../schema.ts'
import { branch, formula, nodeId, union, values, variableName } from './parts.ts'

const timer = branch(
  'timer',
  'TimerEvent',
  ['Timer', '定时'],
  [
    'At a moment, after a while, or again and again; exactly one of the three.',
    '在某时刻、一段时间后或反复发生，三者取一。',
  ],
  {
    date: formula('date', ['Date', '时刻'], ['When it is due.', '到期的时刻。']),
    duration: formula('duration', ['Duration', '时长'], ['How long after it began to wait.', '开始等待后的时长。']),
    cycle: formula('duration', ['Cycle', '周期'], ['How long from one time to the next.', '两次之间的时长。']),
    repeat: whole(
      1,
      1000,
      ['Times', '次数'],
      [
        'How often a cycle comes; without it, as long as the instance waits.',
        '周期重复的次数；不填则在等待期间一直重复。',
      ],
    ),
    time: oneOf(
      { calendar: '自然时间', working: '工作时间' },
      ['Counted in', '计时方式'],
      ['Durations in calendar time, or in working time of the calendar.', '时长按自然时间或工作日历计算。'],
    ),
  },
)

const messageName = text(['Message', '消息'], ['What it is called.', '消息名称。'], { minLength: 1, maxLength: 100 })
const messageKey = formula(
  'any',
  ['Key', '关联键'],
  ['Tells which instance is meant: both sides come to the same.', '用于识别目标实例：双方取值相同。'],
)
/** A message that is waited for. */
export const awaited = { name: messageName, key: messageKey }
/** A message that is sent. */
export const sent = {
  ...awaited,
  values: values(['Values', '内容'], ['What the message carries.', '消息携带的内容。']),
}
const message = branch(
  'message',
  'MessageEvent',
  ['Message', '消息'],
  ['A message with this name and key comes.', '收到此名称和关联键的消息。'],
  awaited,
)
const thrownMessage = branch('message', 'ThrownMessage', ['Message', '消息'], ['Sends a message.', '发送消息。'], sent)

const signalName = text(['Signal', '信号'], ['What it is called.', '信号名称。'], { minLength: 1, maxLength: 100 })
const signal = branch(
  'signal',
  'SignalEvent',
  ['Signal', '信号'],
  ['A signal that reaches everybody who waits for it.', '所有等待者都会收到的信号。'],
  { name: signalName },
)
const thrownSignal = branch(
  'signal',
  'ThrownSignal',
  ['Signal', '信号'],
  ['Sends a signal to everybody who waits for it.', '向所有等待者发送信号。'],
  { name: signalName, values: values(['Values', '内容'], ['What the signal carries.', '信号携带的内容。']) },
)

const errorCode = text(['Code', '代码'], ['Code of the error.', '错误代码。'], { minLength: 1, maxLength: 100 })
const codeVariable = variableName(['Keep code in', '代码存入'], ['Variable that takes the code.', '存放代码的变量。'])
const caughtError = branch(
  'error',
  'ErrorEvent',
  ['Error', '错误'],
  ['An error with this code, or any without one.', '发生此代码的错误；不填代码则任何错误。'],
  { code: errorCode, variable: codeVariable },
)
const thrownError = branch(
  'error',
  'ThrownError',
  ['Error', '错误'],
  ['Ends its scope with an error.', '以错误结束所在范围。'],
  { code: errorCode },
)
const escalationCode = text(['Code', '代码'], ['Code of the escalation.', '升级代码。'], {
  minLength: 1,
  maxLength: 100,
})
const caughtEscalation = branch(
  'escalation',
  'EscalationEvent',
  ['Escalation', '升级'],
  ['An escalation with this code, or any without one.', '发生此代码的升级；不填代码则任何升级。'],
  { code: escalationCode, variable: codeVariable },
)
const thrownEscalation = branch(
  'escalation',
  'ThrownEscalation',
  ['Escalation', '升级'],
  ['Tells whoever is around it; work goes on.', '通知外层范围，流程继续。'],
  { code: escalationCode },
)

const condition = branch(
  'condition',
  'ConditionEvent',
  ['Condition', '条件'],
  ['Becomes true: asked again when variables or the record change.', '条件成立：变量或记录变化时重新判断。'],
  { condition: formula('boolean', ['Condition', '条件'], ['What has to be true.', '需要成立的条件。']) },
)

const compensation = branch(
  'compensation',
  'CompensationEvent',
  ['Compensation', '补偿'],
  ['What its activity did is undone by the handler.', '由处理活动撤销其结果。'],
  { handler: nodeId(['Handler', '处理活动'], ['Id of the activity that undoes it.', '执行撤销的活动标识。']) },
)
const startedCompensation = branch(
  'compensation',
  'CompensationStart',
  ['Compensation', '补偿'],
  ['What was done in the scope around it is undone.', '撤销外层范围已完成的工作。'],
)
const thrownCompensation = branch(
  'compensation',
  'ThrownCompensation',
  ['Compensation', '补偿'],
  ['Undoes what was completed, last first.', '按相反顺序撤销已完成的工作。'],
  {
    activity: nodeId(
      ['Activity', '活动'],
      ['Id of the activity to undo; without it, all of the scope.', '要撤销的活动标识；不填则撤销整个范围。'],
    ),
  },
)

const linkName = text(['Link', '链接'], ['Name of the pair.', '成对链接的名称。'], { minLength: 1, maxLength: 100 })
const link = branch(
  'link',
  'LinkEvent',
  ['Link', '链接'],
  ['Goes on where the link of the same name catches.', '从同名的链接处继续。'],
  { name: linkName },
)

const roles = refs(
  'role',
  ['Roles', '角色'],
  ['For these; none named means whoever may change the record.', '仅用于这些角色；不填表示能修改记录的人。'],
)
const triggerCondition = formula('boolean', ['Condition', '条件'], ['Starts only when it is true.', '仅当成立时启动。'])
/** What can happen to a record that something begins with. */
export const recordTriggers: readonly Schema[] = [
  branch(
    'created',
    'CreatedTrigger',
    ['Record created', '记录新建'],
    ['A record of the object has been made.', '本对象的记录被新建。'],
    { condition: triggerCondition },
  ),
  branch(
    'updated',
    'UpdatedTrigger',
    ['Record updated', '记录修改'],
    ['One of the fields has got another value.', '所列字段的值发生变化。'],
    {
      fields: refs('field', ['Fields', '字段'], ['None named means any.', '不填表示任意字段。'], 'object'),
      condition: triggerCondition,
    },
  ),
  branch(
    'state',
    'StateTrigger',
    ['State reached', '到达状态'],
    ['A choice field has got this value.', '选项字段变为此值。'],
    {
      field: ref('field', ['Field', '字段'], ['The choice field.', '选项字段。'], 'object'),
      state: text(['State', '状态'], ['Code of the choice.', '选项的代码。'], { minLength: 1, maxLength: 60 }),
      condition: triggerCondition,
    },
  ),
  branch(
    'button',
    'ButtonTrigger',
    ['Button', '按钮'],
    ['Somebody presses a button on the record.', '在记录上点击按钮。'],
    {
      label: localized(
        ['Label', '标签'],
        ['What the button says; without it, what the workflow is called.', '按钮文字；不填则为流程的名称。'],
      ),
      roles,
      condition: triggerCondition,
    },
  ),
]

const schedule = branch(
  'schedule',
  'ScheduleTrigger',
  ['Schedule', '定时计划'],
  ['At the times that a cron expression says.', '按 cron 表达式的时间。'],
  {
    cron: text(['Cron', 'Cron 表达式'], ['Minute, hour, day, month, weekday.', '分 时 日 月 星期。'], {
      pattern: '^\\S+( \\S+){4}$',
      maxLength: 100,
    }),
    timeZone: text(
      ['Time zone', '时区'],
      ['IANA name; without it, that of the system.', 'IANA 名称；不填则用系统时区。'],
      {
        pattern: '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$',
        maxLength: 60,
      },
    ),
  },
)

/** What starts a workflow; in an event sub-process, what starts that. */
export const startTrigger = union(
  'StartTrigger',
  ['Trigger', '触发'],
  ['What starts it; without one it is called or started by hand.', '启动方式；不填则由调用或手工启动。'],
  [...recordTriggers, schedule, message, signal, timer, condition, caughtError, caughtEscalation, startedCompensation],
)

/** What an intermediate event waits for. */
export const caughtEvent = union(
  'CaughtEvent',
  ['Waits for', '等待'],
  ['What has to happen before it goes on.', '继续之前必须发生的事件。'],
  [timer, message, signal, condition, link],
)

/** What an intermediate event throws. */
export const thrownEvent = union(
  'ThrownEvent',
  ['Throws', '抛出'],
  ['What it makes happen; without one it only marks that it was reached.', '触发的事件；不填则仅表示到达此处。'],
  [thrownMessage, thrownSignal, thrownEscalation, thrownCompensation, link],
)

/** How an end ends. */
export const endEvent = union(
  'EndResult',
  ['Ends with', '结束方式'],
  ['What the end brings about; without one its path simply ends.', '结束时触发的事件；不填则仅结束此路径。'],
  [
    thrownMessage,
    thrownSignal,
    thrownError,
    thrownEscalation,
    thrownCompensation,
    branch('cancel', 'CancelEnd', ['Cancel', '取消'], ['Cancels its transaction.', '取消所在事务。']),
    branch('terminate', 'TerminateEnd', ['Terminate', '终止'], ['Ends all of its scope.', '结束整个范围。']),
  ],
)

/** What an activity is interrupted or accompanied by. */
export const boundaryTrigger = union(
  'BoundaryTrigger',
  ['Reacts to', '响应'],
  ['What happens while the activity is under way.', '活动进行中发生的事件。'],
  [
    timer,
    message,
    signal,
    condition,
    caughtError,
    caughtEscalation,
    compensation,
    branch('cancel', 'CancelEvent', ['Cancel', '取消'], ['The transaction was cancelled.', '事务被取消。']),
  ],
)
