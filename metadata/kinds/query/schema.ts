import { sort } from '../list/schema.ts'
import { flag, keyed, kind, label, name, oneOf, ref, refs, type Schema, text, whole } from '../schema.ts'

/** What is asked of whoever opens it. */
export const parameters: Schema = keyed(
  'name',
  {
    name,
    label,
    type: oneOf(
      { text: '文本', number: '数字', date: '日期', boolean: '是否', record: '记录' },
      ['Type', '类型'],
      ['What may be given.', '可填写的内容。'],
    ),
    required: flag(['Required', '必填'], ['Without it there is no answer.', '缺少则不能查询。']),
    default: text(['Default', '默认值'], ['Taken when nothing is given.', '未填写时使用。']),
  },
  ['name', 'type'],
  ['Parameters', '参数'],
  [
    'In filter values, {"parameter": "name"} stands for one; formulas know them by name.',
    '在过滤值中以 {"parameter": "名称"} 表示；公式中直接使用名称。',
  ],
  'QueryParameter',
)

export const schema = kind(
  'query',
  ['Query', '查询'],
  ['A question with parameters: records, or groups with measures.', '带参数的提问：记录，或分组与统计值。'],
  {
    object: ref('object', ['Object', '业务对象'], ['Whose records it asks about.', '所查询记录的业务对象。']),
    parameters,
    select: refs('path', ['Select', '选择字段'], ['What is shown of each record.', '每条记录显示的内容。'], 'object'),
    filter: ref(
      'filter',
      ['Filter', '过滤条件'],
      ['Which records count. $record stands for the record of a page.', '哪些记录参与查询。$record 表示详情页的记录。'],
      'object',
    ),
    groups: keyed(
      'field',
      {
        field: ref('path', ['Field', '字段'], ['What is grouped by.', '分组依据。'], 'object'),
        by: oneOf(
          { day: '日', week: '周', month: '月', quarter: '季度', year: '年' },
          ['By', '粒度'],
          ['Granularity of a date.', '日期的粒度。'],
        ),
      },
      ['field'],
      ['Groups', '分组'],
      ['One row for each combination.', '每个组合一行。'],
      'QueryGroup',
    ),
    measures: keyed(
      'as',
      {
        as: name,
        label,
        fn: oneOf(
          { count: '计数', countDistinct: '去重计数', sum: '合计', avg: '平均', min: '最小', max: '最大' },
          ['Function', '函数'],
          ['How it is reckoned.', '计算方式。'],
        ),
        field: ref(
          'path',
          ['Field', '字段'],
          ['What is reckoned; not for count.', '计算的字段；计数不需要。'],
          'object',
        ),
      },
      ['as', 'fn'],
      ['Measures', '统计值'],
      ['What is reckoned for each group.', '每组的统计值。'],
      'QueryMeasure',
    ),
    sort: {
      ...sort,
      items: {
        ...sort.items,
        properties: {
          ...sort.items?.properties,
          field: {
            ...ref('path', ['Field', '字段'], ['A selected path or a measure.', '所选路径或统计值。'], 'object'),
            'x-unless': 'measures',
          },
        },
      },
    },
    limit: whole(1, 1000, ['Rows', '行数'], ['At most.', '最多行数。']),
  },
  ['object'],
)
