import {
  expression,
  flag,
  group,
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
import { field } from './field-schema.ts'

const fields: Schema = {
  type: 'array',
  maxItems: 1000,
  'x-key': 'id',
  items: field,
  title: 'Fields',
  description: 'What a record holds, in order.',
  'x-zh-CN': { title: '字段', description: '记录所保存的内容，按顺序排列。' },
}

export const schema = kind(
  'object',
  ['Object', '业务对象'],
  [
    'A business object: a table of records with its fields, relations and rules.',
    '业务对象：一个记录表及其字段、关联和规则。',
  ],
  {
    plural: localized(['Plural', '复数名称'], ['What several of them are called.', '多条记录的称呼。']),
    icon: text(['Icon', '图标'], ['Name of its picture.', '图标名称。'], { maxLength: 40 }),
    color: text(['Color', '颜色'], ['Color of its picture.', '图标颜色。'], { pattern: '^#[0-9a-f]{6}$' }),
    ownership: oneOf(
      { user: '个人', team: '团队', none: '无' },
      ['Ownership', '归属'],
      ['Who a record belongs to.', '记录归谁所有。'],
    ),
    party: ref(
      'path',
      ['Party', '客户路径'],
      ['The path that leads to the customer whom a record concerns.', '指向记录所涉客户的路径。'],
      '$self',
    ),
    access: group(
      {
        mode: oneOf(
          { own: '自身', follows: '跟随上级' },
          ['Mode', '方式'],
          ['Own: by its owner. Follows: as the record it belongs to.', '自身：按归属判断；跟随：与所属记录相同。'],
        ),
        through: ref(
          'field',
          ['Through', '通过字段'],
          ['The reference whose record decides.', '决定权限的关联字段。'],
          '$self',
        ),
      },
      ['mode'],
      ['Access', '访问方式'],
      ['What the rights to a record depend on.', '记录权限取决于什么。'],
      'ObjectAccess',
    ),
    hierarchy: ref(
      'field',
      ['Hierarchy', '层级'],
      ['The reference to its own object that makes a tree.', '构成树形结构的自关联字段。'],
      '$self',
    ),
    title: ref(
      'template-text',
      ['Title', '标题'],
      ['What a record is called: text with fields in braces.', '记录的称呼：文本，花括号内为字段。'],
      '$self',
    ),
    fields,
    keys: keyed(
      'id',
      {
        fields: refs('field', ['Fields', '字段'], ['Together unlike in any two records.', '组合值不得重复。'], '$self'),
      },
      ['fields'],
      ['Keys', '唯一键'],
      ['Combinations of fields that no two records share.', '不得重复的字段组合。'],
      'ObjectKey',
    ),
    indexes: keyed(
      'id',
      { fields: refs('field', ['Fields', '字段'], ['In the order of the index.', '按索引顺序。'], '$self') },
      ['fields'],
      ['Indexes', '索引'],
      ['Combinations of fields that are often searched or sorted together.', '常一起查询或排序的字段组合。'],
      'ObjectIndex',
    ),
    search: refs(
      'field',
      ['Search', '全局搜索'],
      ['Fields that the global search finds a record by.', '全局搜索所用的字段。'],
      '$self',
    ),
    duplicates: keyed(
      'id',
      {
        label,
        match: oneOf(
          { exact: '精确', normalized: '规范化' },
          ['Match', '匹配方式'],
          [
            'Exact: equal values. Normalized: equal after case, width, spaces, punctuation and legal forms are taken away.',
            '精确：值相同；规范化：去除大小写、全半角、空格、标点和公司形式后相同。',
          ],
        ),
        fields: refs('field', ['Fields', '字段'], ['All of them match.', '须全部匹配。'], '$self'),
        action: oneOf(
          { warn: '提醒', block: '阻止' },
          ['Action', '处理'],
          ['What happens on a match.', '匹配时的处理。'],
        ),
      },
      ['match', 'fields', 'action'],
      ['Duplicates', '查重规则'],
      ['How records that are the same thing twice are noticed.', '如何发现重复记录。'],
      'DuplicateRule',
    ),
    validations: keyed(
      'id',
      {
        label,
        holds: expression(
          'change',
          'boolean',
          ['Holds', '须成立'],
          [
            'What has to be true of a record that is saved; where it comes to null, nothing is objected to.',
            '保存的记录须满足的条件；结果为空时不作限制。',
          ],
          '$self',
        ),
        message: localized(['Message', '提示'], ['What people are told otherwise.', '不满足时的提示。']),
        field: ref('field', ['At field', '所在字段'], ['Where it is shown.', '提示所在的字段。'], '$self'),
        level: oneOf(
          { error: '错误', warning: '提醒' },
          ['Level', '级别'],
          ['An error is not saved; a warning is shown while typing.', '错误不能保存；提醒在录入时显示。'],
        ),
        recordTypes: refs(
          'recordType',
          ['Record types', '记录类型'],
          ['For these only; none named means all.', '仅用于这些类型；不填表示全部。'],
          '$self',
        ),
      },
      ['label', 'holds', 'message', 'level'],
      ['Validations', '校验规则'],
      ['What has to be true of a record.', '记录须满足的条件。'],
      'Validation',
    ),
    history: oneOf(
      { all: '全部字段', none: '不记录' },
      ['History', '历史'],
      ['Whether changes are kept.', '是否保留修改记录。'],
    ),
    recordTypes: keyed(
      'id',
      {
        name,
        label,
        form: ref('form', ['Form', '表单'], ['Its own form.', '专用表单。']),
        page: ref('page', ['Page', '详情页'], ['Its own record page.', '专用详情页。']),
        numbering: ref('numbering', ['Numbering', '编号规则'], ['Its own numbering.', '专用编号规则。']),
        choices: keyed(
          'field',
          {
            field: ref('field', ['Field', '字段'], ['A choice field.', '选项字段。'], '$self'),
            codes: {
              type: 'array',
              items: text(['Code', '代码'], ['A choice that this record type offers.', '此记录类型可用的选项。']),
              maxItems: 500,
              title: 'Codes',
              description: 'The choices that remain.',
              'x-zh-CN': { title: '代码', description: '保留的选项。' },
            },
          },
          ['field', 'codes'],
          ['Choices', '选项'],
          ['Choice fields that offer less in this record type.', '在此记录类型中选项减少的字段。'],
          'RecordTypeChoices',
        ),
        retired: flag(['Retired', '停用'], ['No longer offered for new records.', '不再用于新记录。']),
      },
      ['name', 'label'],
      ['Record types', '记录类型'],
      [
        'Variants of the object with their own form, page, choices and numbering.',
        '对象的变体，可有各自的表单、详情页、选项和编号。',
      ],
      'RecordType',
    ),
  },
  ['plural', 'ownership', 'title', 'fields'],
)
