/** The elements of a workflow's diagram: what each can be given. An element that is not listed here does not exist. */
import {
  flag,
  group,
  identity,
  keyed,
  label,
  localized,
  name,
  oneOf,
  ref,
  type Schema,
  text,
  whole,
} from '../schema.ts'
import { awaited, boundaryTrigger, caughtEvent, endEvent, sent, startTrigger, thrownEvent } from './event-schema.ts'
import { branch, formula, nodeId, recipients, union, values, variableName } from './parts.ts'
import { service } from './service-schema.ts'

type Words = readonly [en: string, zh: string]
type Properties = Readonly<Record<string, Schema>>

const common: Properties = {
  id: identity,
  label,
  help: localized(
    ['Description', '说明'],
    ['What happens here, for readers of the diagram.', '供阅读流程图者参考的说明。'],
  ),
  parent: nodeId(['Inside', '所属子流程'], ['Id of the sub-process that it stands in.', '所在子流程的标识。']),
  lane: nodeId(['Lane', '泳道'], ['Id of the lane that it is drawn in.', '所在泳道的标识。']),
}

const multiInstance = group(
  {
    sequential: flag(['One after another', '依次'], ['Otherwise all at once.', '否则同时进行。']),
    collection: formula('list', ['For each of', '集合'], ['One instance for each element.', '每个元素一个实例。']),
    element: variableName(['Element', '元素变量'], ['Variable that holds the element.', '存放当前元素的变量。']),
    cardinality: formula('number', ['Or how often', '或次数'], ['Count of instances.', '实例数量。']),
    completion: formula(
      'boolean',
      ['Completed when', '完成条件'],
      [
        'Asked after each; nrOfInstances, nrOfCompletedInstances and nrOfActiveInstances are known.',
        '每个实例结束后判断;可用 nrOfInstances、nrOfCompletedInstances、nrOfActiveInstances。',
      ],
    ),
    output: formula('any', ['Output', '输出'], ['What each instance gives.', '每个实例的输出。']),
    outputVariable: variableName(
      ['Collected in', '输出集合'],
      ['Variable that takes the list of outputs.', '存放输出列表的变量。'],
    ),
  },
  [],
  ['Several instances', '多实例'],
  ['The activity is done for each element of a list.', '对列表的每个元素执行一次活动。'],
  'MultiInstance',
)
const loop = group(
  {
    while: formula('boolean', ['As long as', '循环条件'], ['Asked before each time again.', '每次重复前判断。']),
    before: flag(['Ask before the first', '先判断'], ['It may not be done at all.', '可能一次也不执行。']),
    max: whole(1, 1000, ['At most', '最多次数'], ['How often.', '循环次数上限。']),
  },
  [],
  ['Loop', '循环'],
  ['The activity is repeated; loopCounter is known.', '重复执行活动;可用 loopCounter。'],
  'StandardLoop',
)
const activity: Properties = {
  ...common,
  multiInstance,
  loop,
  forCompensation: flag(
    ['For compensation', '用于补偿'],
    ['Done only to undo another activity.', '仅用于撤销其他活动。'],
  ),
}

const element = (
  type: string,
  typeName: string,
  title: Words,
  description: Words,
  shared: Properties,
  properties: Properties = {},
  required: readonly string[] = [],
) => branch(type, typeName, title, description, { ...shared, ...properties }, ['id', ...required])

const nonInterrupting = flag(
  ['Not interrupting', '不中断'],
  ['What it reacts to does not end what is under way.', '响应时不结束正在进行的工作。'],
)

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
    ['Instead of a form: these fields, in order.', '代替表单:按顺序列出的字段。'],
    'TaskField',
  ),
  assignment: recipients(
    ['Assignment', '分配'],
    ['Who may do it: everybody named by any of these.', '可处理的人员:以下任一方式指定的人。'],
    'TaskAssignment',
    {
      rule: oneOf(
        { claim: '先领先办', leastLoaded: '任务最少者' },
        ['Given to', '分配规则'],
        [
          'Who claims it first, or whoever has least to do; one alone gets it at once.',
          '先领取者或任务最少者;只有一人时直接分配。',
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
          '选择此结果时无需填写字段,已填内容也不写入;用于退回或放弃。',
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
    ['Variable that takes the code of the outcome; outcome unless said.', '存放结果代码的变量;默认 outcome。'],
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
} satisfies Properties

const userTask: Properties = {
  ...taskForm,
  completedBy: variableName(
    ['Keep person in', '处理人存入'],
    ['Variable that takes the id of whoever completed it.', '存放处理人标识的变量。'],
  ),
  mayAdd: flag(
    ['Others may be added', '可加签'],
    ['Whoever has it may have others do it, too; for several instances.', '处理人可增加其他处理人(用于多实例)。'],
  ),
  unlocks: flag(
    ['Record may be edited', '期间可编辑记录'],
    ['A record that the workflow has locked is open while this is to be done.', '处理期间,被流程锁定的记录可以编辑。'],
  ),
}

/** One element of the diagram. */
export const node: Schema = union(
  'WorkflowNode',
  ['Node', '节点'],
  ['An element of the diagram.', '流程图中的元素。'],
  [
    element('startEvent', 'StartEvent', ['Start', '开始'], ['Where it begins.', '流程的起点。'], common, {
      event: startTrigger,
      nonInterrupting,
    }),
    element('endEvent', 'EndEvent', ['End', '结束'], ['Where a path ends.', '路径的终点。'], common, {
      event: endEvent,
    }),
    element(
      'intermediateCatchEvent',
      'IntermediateCatchEvent',
      ['Catching event', '捕获事件'],
      ['Waits for something.', '等待某事发生。'],
      common,
      { event: caughtEvent },
      ['event'],
    ),
    element(
      'intermediateThrowEvent',
      'IntermediateThrowEvent',
      ['Throwing event', '抛出事件'],
      ['Makes something happen.', '触发某事。'],
      common,
      { event: thrownEvent },
    ),
    element(
      'boundaryEvent',
      'BoundaryEvent',
      ['Boundary event', '边界事件'],
      ['Reacts while an activity is under way.', '在活动进行中响应。'],
      common,
      {
        attachedTo: nodeId(['Attached to', '附着于'], ['Id of the activity.', '所附着活动的标识。']),
        event: boundaryTrigger,
        nonInterrupting,
      },
      ['attachedTo', 'event'],
    ),
    element(
      'task',
      'PlainTask',
      ['Task', '任务'],
      ['A step without work in the system.', '系统中无需处理的步骤。'],
      activity,
    ),
    element(
      'manualTask',
      'ManualTask',
      ['Manual task', '手工任务'],
      ['Done outside of the system; not waited for.', '在系统外完成,不等待。'],
      activity,
    ),
    element(
      'userTask',
      'UserTask',
      ['User task', '用户任务'],
      ['Somebody does it in the inbox.', '由人员在待办中处理。'],
      activity,
      userTask,
    ),
    element(
      'serviceTask',
      'ServiceTask',
      ['Service task', '服务任务'],
      ['The system does it.', '由系统执行。'],
      activity,
      { does: service },
    ),
    element('scriptTask', 'ScriptTask', ['Script task', '脚本任务'], ['Works out a value.', '计算一个值。'], activity, {
      script: formula('any', ['Expression', '表达式'], ['What is worked out.', '计算的表达式。']),
      variable: variableName(['Keep result in', '结果存入'], ['Variable that takes the result.', '存放结果的变量。']),
    }),
    element('sendTask', 'SendTask', ['Send task', '发送任务'], ['Sends a message.', '发送消息。'], activity, {
      message: group(sent, [], ['Message', '消息'], ['What is sent.', '发送的消息。'], 'SentMessage'),
    }),
    element(
      'receiveTask',
      'ReceiveTask',
      ['Receive task', '接收任务'],
      ['Waits for a message.', '等待消息。'],
      activity,
      {
        message: group(awaited, [], ['Message', '消息'], ['What is waited for.', '等待的消息。'], 'AwaitedMessage'),
      },
    ),
    element(
      'businessRuleTask',
      'BusinessRuleTask',
      ['Business rule task', '业务规则任务'],
      ['A decision table decides. Can be drawn, not yet be run.', '由决策表决定;可绘制,尚不能运行。'],
      activity,
    ),
    element(
      'callActivity',
      'CallActivity',
      ['Call activity', '调用活动'],
      ['Another workflow runs, and is waited for.', '运行另一流程并等待其结束。'],
      activity,
      {
        workflow: ref('workflow', ['Workflow', '流程'], ['What is called.', '被调用的流程。']),
        record: formula(
          'any',
          ['Record', '记录'],
          ['Its record; without it, the record of this workflow.', '被调用流程的记录;不填则为本流程的记录。'],
        ),
        input: values(['Input', '输入'], ['Variables of the called workflow.', '被调用流程的变量。']),
        output: keyed(
          'name',
          {
            name: variableName(['Variable', '变量'], ['A variable of this workflow.', '本流程的变量。']),
            from: variableName(['From', '来源'], ['A variable of the called workflow.', '被调用流程的变量。']),
          },
          ['name', 'from'],
          ['Output', '输出'],
          ['What is taken over at its end.', '结束时取回的内容。'],
          'CallOutput',
        ),
      },
    ),
    element(
      'subProcess',
      'SubProcess',
      ['Sub-process', '子流程'],
      ['Steps that belong together; those that name it as their parent.', '归属在一起的步骤。'],
      activity,
      {
        byEvent: flag(
          ['Started by event', '事件子流程'],
          ['Starts when its start event happens, not by a flow.', '由其开始事件启动,而非由连线启动。'],
        ),
      },
    ),
    element(
      'transaction',
      'Transaction',
      ['Transaction', '事务'],
      ['Done wholly, or undone by compensation.', '全部完成,或通过补偿撤销。'],
      activity,
    ),
    element(
      'exclusiveGateway',
      'ExclusiveGateway',
      ['Exclusive gateway', '排他网关'],
      ['The first flow whose condition is true.', '走首个条件成立的连线。'],
      common,
    ),
    element(
      'parallelGateway',
      'ParallelGateway',
      ['Parallel gateway', '并行网关'],
      ['All flows at once; waits for all that come in.', '同时走所有连线,并等待全部到达。'],
      common,
    ),
    element(
      'inclusiveGateway',
      'InclusiveGateway',
      ['Inclusive gateway', '包容网关'],
      [
        'Every flow whose condition is true; waits for all that can still come.',
        '走所有条件成立的连线,并等待可能到达的路径。',
      ],
      common,
    ),
    element(
      'eventBasedGateway',
      'EventBasedGateway',
      ['Event-based gateway', '事件网关'],
      ['The flow whose event happens first.', '走最先发生事件的连线。'],
      common,
    ),
    element(
      'textAnnotation',
      'TextAnnotation',
      ['Annotation', '注释'],
      ['A note on the diagram.', '流程图上的注释。'],
      common,
      {
        text: localized(['Text', '文字'], ['What it says.', '注释内容。']),
        about: nodeId(['About', '关联元素'], ['Id of the element that it is about.', '所注释元素的标识。']),
      },
    ),
    element(
      'unsupported',
      'UnsupportedNode',
      ['Unsupported element', '不支持的元素'],
      ['An element of an imported drawing that cannot be run.', '导入图中无法运行的元素。'],
      common,
      {
        element: text(['Element', '元素'], ['Its name in BPMN.', '其 BPMN 名称。'], { minLength: 1, maxLength: 100 }),
      },
      ['element'],
    ),
  ],
)
