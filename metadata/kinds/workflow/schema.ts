import { flag, keyed, kind, label, localized, name, oneOf, ref, type Schema, text, whole } from '../schema.ts'
import { node } from './node-schema.ts'
import { formula, nodeId } from './parts.ts'

const nodes: Schema = {
  type: 'array',
  maxItems: 1000,
  'x-key': 'id',
  items: node,
  title: 'Nodes',
  description: 'The elements of the diagram.',
  'x-zh-CN': { title: '节点', description: '流程图中的元素。' },
}

const coordinate = (title: readonly [string, string], description: readonly [string, string]) =>
  whole(-100_000, 100_000, title, description)
const x = coordinate(['X', '横坐标'], ['From the left.', '距左侧的距离。'])
const y = coordinate(['Y', '纵坐标'], ['From the top.', '距顶部的距离。'])
const width = whole(1, 100_000, ['Width', '宽度'], ['Of its picture.', '图形宽度。'])
const height = whole(1, 100_000, ['Height', '高度'], ['Of its picture.', '图形高度。'])

export const schema = kind(
  'workflow',
  ['Workflow', '流程'],
  [
    'Steps that people and the system take one after another, drawn in BPMN 2.0.',
    '人员与系统依次执行的步骤，以 BPMN 2.0 绘制。',
  ],
  {
    description: localized(['Description', '说明'], ['What it is for.', '流程的用途。']),
    object: ref(
      'object',
      ['Object', '业务对象'],
      ['Whose records it runs for; without it, it has no record.', '流程所针对的业务对象；不填则没有记录。'],
    ),
    lock: flag(
      ['Locks the record', '锁定记录'],
      [
        'While it runs, its record is written by it alone, and by its tasks.',
        '运行期间，记录只能由本流程及其待办修改。',
      ],
    ),
    variables: keyed(
      'name',
      {
        name,
        label,
        type: oneOf(
          {
            text: '文本',
            number: '数字',
            boolean: '是否',
            date: '日期',
            datetime: '日期时间',
            duration: '时长',
            record: '记录',
            records: '记录列表',
            people: '人员',
            list: '列表',
            any: '任意',
          },
          ['Type', '类型'],
          ['What it holds.', '存放的内容。'],
        ),
        target: ref('object', ['Target', '目标对象'], ['Of which object its records are.', '记录所属的业务对象。']),
        required: flag(['Required', '必填'], ['Not started without it.', '缺少则不能启动。']),
        default: formula('any', ['Default', '默认值'], ['Its value at the start.', '启动时的值。']),
      },
      ['name', 'type'],
      ['Variables', '变量'],
      ['What an instance keeps.', '流程实例所保存的内容。'],
      'WorkflowVariable',
    ),
    lanes: keyed(
      'id',
      { label },
      ['label'],
      ['Lanes', '泳道'],
      ['Areas of the diagram; they decide nothing.', '流程图中的区域，不影响运行。'],
      'WorkflowLane',
    ),
    nodes,
    flows: keyed(
      'id',
      {
        label,
        from: nodeId(['From', '起点'], ['Id of the node that it leaves.', '离开的节点标识。']),
        to: nodeId(['To', '终点'], ['Id of the node that it comes to.', '到达的节点标识。']),
        when: formula('boolean', ['Condition', '条件'], ['Taken only when it is true.', '仅当成立时经过。']),
        default: flag(['Default', '默认'], ['Taken when no other is.', '其他连线都不成立时经过。']),
      },
      ['from', 'to'],
      ['Flows', '连线'],
      ['Where it goes on; asked in this order.', '流转方向；按此顺序判断条件。'],
      'WorkflowFlow',
    ),
    layout: keyed(
      'element',
      {
        element: text(['Element', '元素'], ['Id of a node, lane or flow.', '节点、泳道或连线的标识。'], {
          minLength: 1,
          maxLength: 60,
        }),
        x,
        y,
        width,
        height,
        expanded: flag(['Expanded', '展开'], ['A sub-process shows what is inside.', '子流程显示其内部。']),
        points: {
          type: 'array',
          maxItems: 100,
          items: {
            type: 'object',
            properties: { x, y },
            required: ['x', 'y'],
            additionalProperties: false,
            'x-type': 'LayoutPoint',
          },
          title: 'Points',
          description: 'Where the line of a flow goes along.',
          'x-zh-CN': { title: '路径点', description: '连线经过的点。' },
        },
        labelX: coordinate(['Label X', '标签横坐标'], ['Where its label stands.', '标签的横坐标。']),
        labelY: coordinate(['Label Y', '标签纵坐标'], ['Where its label stands.', '标签的纵坐标。']),
      },
      ['element'],
      ['Layout', '布局'],
      ['Where things stand in the diagram; it changes nothing else.', '图中各元素的位置，不影响其他内容。'],
      'LayoutItem',
    ),
  },
  ['nodes', 'flows'],
)
