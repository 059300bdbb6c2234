import { expression, inDatabase, keyed, kind, localized, oneOf, ref, refs, type Schema, text } from '../schema.ts'

/** Fields and the constant values they are set to; $me, today and now are understood. */
export const assignments: Schema = keyed(
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
  },
  ['field', 'value'],
  ['Set', '设置'],
  ['Fields and their new values.', '字段及其新值。'],
  'Assignment',
)

export const schema = kind(
  'action',
  ['Action', '操作'],
  ['A button on a page or list.', '详情页或列表上的按钮。'],
  {
    object: ref('object', ['Object', '业务对象'], ['Whose records it is for.', '所适用记录的业务对象。']),
    icon: text(['Icon', '图标'], ['Name of its picture.', '图标名称。'], { maxLength: 40 }),
    does: oneOf(
      { open: '打开', update: '修改', link: '链接' },
      ['Does', '作用'],
      ['Open a list or form, update the record, or follow a link.', '打开列表或表单、修改记录或打开链接。'],
    ),
    when: ref(
      'filter',
      ['When', '条件'],
      ['Offered only for records that match.', '仅对符合条件的记录提供。'],
      'object',
    ),
    condition: inDatabase(
      expression(
        'record',
        'boolean',
        ['Condition', '条件表达式'],
        ['Beside when: offered only for records for which it is true.', '在条件之外，仅对表达式为真的记录提供。'],
        'object',
      ),
    ),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    confirm: localized(['Confirm', '确认'], ['A question asked before.', '执行前的确认问题。']),
    form: ref(
      'form',
      ['Form', '表单'],
      ['Open: the form of a new record that refers to this one.', '打开：用于新建关联记录的表单。'],
    ),
    list: ref('list', ['List', '列表'], ['Open: this list.', '打开：此列表。']),
    link: ref(
      'template-text',
      ['Link', '链接'],
      ['Link: address with fields in braces.', '链接：地址，花括号内为字段。'],
      'object',
    ),
    input: refs(
      'field',
      ['Input', '输入字段'],
      ['Update: fields asked for before.', '修改：执行前要求填写的字段。'],
      'object',
    ),
    set: assignments,
  },
  ['object', 'does'],
)
