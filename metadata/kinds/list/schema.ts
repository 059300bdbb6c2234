import {
  expression,
  flag,
  group,
  inDatabase,
  keyed,
  kind,
  oneOf,
  ref,
  refs,
  type Schema,
  text,
  whole,
} from '../schema.ts'

/** What is sorted by, first things first. */
export const sort: Schema = keyed(
  'field',
  {
    field: ref('path', ['Field', '字段'], ['What it is sorted by.', '排序依据。'], 'object'),
    descending: flag(['Descending', '降序'], ['Largest or latest first.', '最大或最新的在前。']),
  },
  ['field'],
  ['Sort', '排序'],
  ['In order of weight.', '按优先级排列。'],
  'SortItem',
)

export const schema = kind(
  'list',
  ['List', '列表'],
  [
    'A table of records: columns, filter, sort and what can be done with a selection.',
    '记录的表格：列、过滤、排序以及可对所选记录执行的操作。',
  ],
  {
    object: ref('object', ['Object', '业务对象'], ['Whose records it shows.', '所显示记录的业务对象。']),
    default: flag(['Default', '默认'], ['Opened where the object alone is named.', '仅指明业务对象时打开此列表。']),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    columns: keyed(
      'field',
      {
        field: ref(
          'path',
          ['Field', '字段'],
          ['A field, or a path across references.', '字段或跨关联的路径。'],
          'object',
        ),
        width: whole(40, 1000, ['Width', '宽度'], ['In pixels.', '以像素计。']),
        total: oneOf(
          { sum: '合计', avg: '平均', min: '最小', max: '最大' },
          ['Total', '汇总'],
          ['What stands below the column, over all records of the list.', '列下方对列表全部记录的汇总。'],
        ),
      },
      ['field'],
      ['Columns', '列'],
      ['In order.', '按顺序排列。'],
      'ListColumn',
    ),
    filter: ref('filter', ['Filter', '过滤条件'], ['Which records it shows.', '显示哪些记录。'], 'object'),
    where: inDatabase(
      expression(
        'record',
        'boolean',
        ['Where', '条件表达式'],
        ['Beside the filter: only records for which it is true.', '在过滤条件之外，仅显示表达式为真的记录。'],
        'object',
      ),
    ),
    colors: keyed(
      'id',
      {
        when: inDatabase(
          expression(
            'record',
            'boolean',
            ['When', '条件'],
            ['Records for which it is true have the color.', '表达式为真的记录显示此颜色。'],
            'object',
          ),
        ),
        color: text(['Color', '颜色'], ['Color of the row.', '行的颜色。'], { pattern: '^#[0-9a-f]{6}$' }),
      },
      ['when', 'color'],
      ['Colors', '行颜色'],
      ['Colors of rows; the first that is true counts.', '行的颜色，以第一个为真的为准。'],
      'ListColor',
    ),
    sort,
    quickFilters: refs(
      'field',
      ['Quick filters', '快速过滤'],
      ['Fields offered above the table.', '表格上方提供的过滤字段。'],
      'object',
    ),
    inlineEdit: flag(['Inline edit', '行内编辑'], ['Cells can be changed in the table.', '可在表格中直接修改单元格。']),
    massActions: group(
      {
        update: flag(['Update', '批量修改'], ['Fields of all selected records can be set.', '可修改所选记录的字段。']),
        assign: flag(
          ['Assign', '批量分派'],
          ['All selected records can be given to somebody.', '可将所选记录分派给他人。'],
        ),
        delete: flag(['Delete', '批量删除'], ['All selected records can be deleted.', '可删除所选记录。']),
      },
      [],
      ['Mass actions', '批量操作'],
      ['What can be done with a selection.', '可对所选记录执行的操作。'],
      'MassActions',
    ),
    actions: refs('action', ['Actions', '操作'], ['Buttons for the selected record.', '用于所选记录的按钮。']),
    card: refs(
      'path',
      ['Card', '卡片'],
      ['What a card on a phone shows below the title.', '手机卡片标题下显示的内容。'],
      'object',
    ),
  },
  ['object', 'columns'],
)
