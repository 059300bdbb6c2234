/**
 * The states of a choice field, how a record comes from one to another, and what is asked and allowed on the way. States
 * are named by the codes of the field's choices, whose labels and colors they have.
 */
import {
  expression,
  flag,
  keyed,
  kind,
  label,
  localized,
  name,
  oneOf,
  ref,
  refs,
  type Schema,
  text,
} from '../schema.ts'

type Words = readonly [string, string]

const code = (title: Words, description: Words): Schema => text(title, description, { minLength: 1, maxLength: 60 })

const codes = (title: Words, description: Words): Schema => ({
  type: 'array',
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
  items: code(['State', '状态'], ['Code of a state.', '状态的代码。']),
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
})

const fields = (title: Words, description: Words) => refs('field', title, description, 'object')
const condition = (description: Words) => expression('change', 'boolean', ['Condition', '条件'], description, 'object')
const roles = refs(
  'role',
  ['Roles', '角色'],
  ['For these only; none named means all.', '仅用于这些角色；不填表示全部。'],
)

const states = keyed(
  'id',
  {
    code: code(['Choice', '选项'], ['The choice of the field that it is.', '对应的字段选项代码。']),
    kind: oneOf(
      { open: '进行中', won: '成功', lost: '失败', done: '完成' },
      ['Kind', '性质'],
      ['Open, or ended with success, without it, or simply done.', '进行中，或以成功、失败、完成结束。'],
    ),
    shownAs: oneOf(
      { step: '步骤', exception: '例外' },
      ['Shown as', '显示为'],
      [
        'A step of the way, or an exception that the bar shows only while a record is in it; by itself it follows from the transitions.',
        '主路径上的步骤，或仅当记录处于该状态时才显示的例外；默认由转移推断。',
      ],
    ),
    guidance: localized(['Guidance', '指引'], ['What matters in this state.', '处于此状态时的要点。']),
    next: localized(['Next step', '下一步'], ['What is done next.', '接下来要做的事。']),
  },
  ['code', 'kind'],
  ['States', '状态'],
  ['In the order in which they are shown.', '按显示顺序排列。'],
  'LifecycleState',
)

const transitions = keyed(
  'id',
  {
    name,
    label,
    from: codes(['From', '起始状态'], ['States that it leads out of.', '可由这些状态出发。']),
    to: code(['To', '目标状态'], ['The state that it leads to.', '到达的状态。']),
    roles,
    condition: condition(['Possible only when it is true.', '仅当成立时可以执行。']),
    required: fields(['Required', '必填字段'], ['Fields that have a value afterwards.', '转移后须有值的字段。']),
    input: fields(['Asked for', '询问字段'], ['Fields that a dialog asks for before.', '执行前在对话框中填写的字段。']),
    set: keyed(
      'field',
      {
        field: ref('field', ['Field', '字段'], ['What is set.', '要设置的字段。'], 'object'),
        value: {
          type: ['string', 'number', 'boolean', 'null', 'array'],
          items: { type: 'string' },
          title: 'Value',
          description: 'A constant, $me, today or now.',
          'x-zh-CN': { title: '值', description: '常量、$me、today 或 now。' },
        },
        formula: expression(
          'change',
          'field',
          ['Formula', '公式'],
          ['Its value is reckoned instead.', '由公式计算其值。'],
          'object',
        ),
      },
      ['field'],
      ['Set', '设置'],
      ['Fields and their new values.', '字段及其新值。'],
      'TransitionSet',
    ),
    icon: text(['Icon', '图标'], ['Name of its picture.', '图标名称。'], { maxLength: 40 }),
    danger: flag(
      ['Danger', '危险操作'],
      ['Shown as something that is not lightly done.', '以醒目方式显示，提醒谨慎操作。'],
    ),
    automatic: flag(
      ['Automatic', '自动'],
      [
        'Only workflows, actions and conversions do it: it has no button, and nobody sets the state by hand.',
        '仅由流程、操作和转换执行：不显示按钮，也不能手工改为该状态。',
      ],
    ),
  },
  ['name', 'label', 'from', 'to'],
  ['Transitions', '转移'],
  ['The ways from state to state; no other change is possible.', '状态之间的转移；除此之外不能改变状态。'],
  'LifecycleTransition',
)

const control = keyed(
  'id',
  {
    states: codes(['States', '状态'], ['In which it applies.', '适用的状态。']),
    fields: fields(['Fields', '字段'], ['What it applies to.', '适用的字段。']),
    roles,
    mode: oneOf(
      { readOnly: '只读', required: '必填', optional: '可填', hidden: '隐藏' },
      ['Mode', '方式'],
      [
        'What may be done with the fields; what names roles goes before what does not.',
        '对字段的控制；指定了角色的优先于未指定的。',
      ],
    ),
  },
  ['states', 'fields', 'mode'],
  ['Input control', '输入控制'],
  ['What may and must be entered, state by state.', '按状态规定可以和必须填写的内容。'],
  'LifecycleControl',
)

const completeness = keyed(
  'id',
  {
    label,
    state: code(['State', '状态'], ['What may be entered only when it holds.', '满足后才能进入的状态。']),
    condition: condition(['What must be true.', '须成立的条件。']),
    fields: fields(['Fields', '字段'], ['What must have a value.', '须有值的字段。']),
  },
  ['label', 'state'],
  ['Completeness', '完整性规则'],
  [
    'What a record needs to enter a state; all that is missing is told at once.',
    '进入状态的要求；缺少的内容一次列出。',
  ],
  'CompletenessRule',
)

const place = (title: Words, description: Words): Schema => ({
  type: 'integer',
  minimum: -100_000,
  maximum: 100_000,
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
})

export const schema = kind(
  'lifecycle',
  ['Lifecycle', '生命周期'],
  [
    'The states of a choice field, the transitions between them, and what may and must be entered.',
    '单选字段的状态、状态之间的转移，以及可以和必须填写的内容。',
  ],
  {
    object: ref('object', ['Object', '业务对象'], ['Whose records it is for.', '所适用记录的业务对象。']),
    field: ref(
      'field',
      ['Field', '字段'],
      ['The choice field that holds the state.', '保存状态的单选字段。'],
      'object',
    ),
    recordTypes: refs(
      'recordType',
      ['Record types', '记录类型'],
      ['For these only; none named means all.', '仅用于这些类型；不填表示全部。'],
      'object',
    ),
    states,
    initial: codes(
      ['Initial states', '初始状态'],
      [
        'States of new records; the first where nothing is chosen and the field has no default.',
        '新记录的状态；未选择且字段无默认值时取第一个。',
      ],
    ),
    transitions,
    control,
    completeness,
    layout: keyed(
      'state',
      {
        state: code(['State', '状态'], ['Code of a state.', '状态的代码。']),
        x: place(['X', '横坐标'], ['From the left.', '距左侧的距离。']),
        y: place(['Y', '纵坐标'], ['From the top.', '距顶部的距离。']),
      },
      ['state', 'x', 'y'],
      ['Layout', '布局'],
      ['Where states stand in the graph; it changes nothing else.', '状态在图中的位置，不影响其他内容。'],
      'LifecyclePlace',
    ),
  },
  ['object', 'field', 'states', 'initial', 'transitions'],
)
