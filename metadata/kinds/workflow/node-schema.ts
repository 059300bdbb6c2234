/** The elements of a workflow's diagram: what each can be given. An element that is not listed here does not exist. */
import { flag, group, identity, keyed, label, localized, ref, type Schema, text } from '../schema.ts'
import { awaited, boundaryTrigger, caughtEvent, endEvent, sent, startTrigger, thrownEvent } from './event-schema.ts'
import { branch, formula, nodeId, union, values, variableName } from './parts.ts'
import { loop, multiInstance } from './repetition-schema.ts'
import { service } from './service-schema.ts'
import { userTask } from './task-schema.ts'

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
      ['Done outside of the system; not waited for.', '在系统外完成，不等待。'],
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
      ['A decision table decides. Can be drawn, not yet be run.', '由决策表决定；可绘制，尚不能运行。'],
      activity,
    ),
    element(
      'callActivity',
      'CallActivity',
      ['Call activity', '调用活动'],
      ['Another workflow or an approval runs, and is waited for.', '运行另一流程或审批，并等待其结束。'],
      activity,
      {
        workflow: ref('workflow', ['Calls', '调用'], ['The workflow that is called.', '被调用的流程。']),
        approval: ref(
          'approval',
          ['Approval', '审批'],
          [
            'What is called instead of a workflow; its output has result (approved, rejected, withdrawn), reason, decided_by and round.',
            '代替流程被调用的审批；其输出包括 result（approved、rejected、withdrawn）、reason、decided_by 与 round。',
          ],
        ),
        record: formula(
          'any',
          ['Record', '记录'],
          ['Its record; without it, the record of this workflow.', '被调用者的记录；不填则为本流程的记录。'],
        ),
        input: values(['Input', '输入'], ['Variables of what is called.', '被调用者的变量。']),
        output: keyed(
          'name',
          {
            name: variableName(['Variable', '变量'], ['A variable of this workflow.', '本流程的变量。']),
            from: variableName(['From', '来源'], ['A variable of what is called.', '被调用者的变量。']),
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
          ['Starts when its start event happens, not by a flow.', '由其开始事件启动，而非由连线启动。'],
        ),
      },
    ),
    element(
      'transaction',
      'Transaction',
      ['Transaction', '事务'],
      ['Done wholly, or undone by compensation.', '全部完成，或通过补偿撤销。'],
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
      ['All flows at once; waits for all that come in.', '同时走所有连线，并等待全部到达。'],
      common,
    ),
    element(
      'inclusiveGateway',
      'InclusiveGateway',
      ['Inclusive gateway', '包容网关'],
      [
        'Every flow whose condition is true; waits for all that can still come.',
        '走所有条件成立的连线，并等待可能到达的路径。',
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
