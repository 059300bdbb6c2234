/** What a report reckons: of its own records, of another object's, or from the measures before. */
import { acrossChildren, expression, group, keyed, label, name, oneOf, ref, refs, text, whole } from '../schema.ts'

/** The records of another object beside those of the report: plan versus actual. */
const source = group(
  {
    object: ref('object', ['Object', '业务对象'], ['Whose records are reckoned.', '统计哪个业务对象的记录。']),
    field: ref('path', ['Field', '字段'], ['What is reckoned; not for count.', '计算的字段；计数不需要。'], 'object'),
    filter: ref('filter', ['Filter', '过滤条件'], ['Which records count.', '哪些记录参与统计。'], 'object'),
    period: ref(
      'path',
      ['Date', '日期'],
      [
        'The date to which the period of the report applies; the one that goes with its group of dates where none is said.',
        '报表期间所适用的日期；不填则用与日期分组对应的字段。',
      ],
      'object',
    ),
    groups: keyed(
      'group',
      {
        group: text(['Group', '分组'], ['Id of a group in rows or columns.', '行或列分组的标识。'], {
          minLength: 1,
          maxLength: 60,
        }),
        field: ref('path', ['Field', '字段'], ['What goes with it.', '与之对应的字段。'], 'object'),
      },
      ['group', 'field'],
      ['Shared groups', '共同分组'],
      [
        'By which it is split; for the other groups it is shown where they are added up.',
        '按哪些分组拆分；其余分组仅在汇总处显示。',
      ],
      'ReportSharedGroup',
    ),
    record: ref(
      'path',
      ['Reference to the record', '指向报表记录的关联'],
      [
        'The reference that leads from its records to those of the report: filters of the report then hold for both.',
        '从其记录指向报表记录的关联：报表的过滤条件对两者同时生效。',
      ],
      'object',
    ),
    paths: keyed(
      'own',
      {
        own: ref(
          'path',
          ['Field of the report', '报表字段'],
          ['A field of the records of the report.', '报表记录的字段。'],
          '$object',
        ),
        field: ref(
          'path',
          ['Field', '字段'],
          [
            'What goes with it; none where filters over it do not concern these records.',
            '与之对应的字段；不填表示按该字段的过滤与这些记录无关。',
          ],
          'object',
        ),
      },
      ['own'],
      ['Filtered fields', '过滤字段'],
      [
        'Filters over these fields of the report hold for both; of any other filter it is said that it does not.',
        '按这些报表字段过滤时，对两者同时生效；其他过滤条件会注明未对其生效。',
      ],
      'ReportFilteredField',
    ),
    common: refs(
      'field',
      ['Common fields', '共同字段'],
      [
        'Fields that the records of the report have under the same names: filters over them hold for both.',
        '报表记录中也有的同名字段：按这些字段过滤时，对两者同时生效。',
      ],
      'object',
    ),
  },
  ['object'],
  ['Source', '来源'],
  [
    'Another object whose records are reckoned instead, such as targets beside what was reached.',
    '改为统计另一业务对象的记录，例如与实际并列的目标。',
  ],
  'ReportSource',
)

/** The measures, in the order in which formulas see them. */
export const measures = keyed(
  'as',
  {
    as: name,
    label,
    fn: oneOf(
      {
        count: '计数',
        countDistinct: '去重计数',
        sum: '合计',
        avg: '平均',
        min: '最小',
        max: '最大',
        median: '中位数',
      },
      ['Function', '函数'],
      ['How it is reckoned; none where there is a formula.', '计算方式；有公式时不填。'],
    ),
    field: acrossChildren(
      ref(
        'path',
        ['Field', '字段'],
        [
          'What is reckoned, also of children; a count needs none, or the children that it counts.',
          '计算的字段，可为子记录的字段；计数不需要，或填要计数的子记录字段。',
        ],
        'object',
      ),
    ),
    source,
    filter: ref('filter', ['Filter', '过滤条件'], ['Only records that match.', '仅统计符合条件的记录。'], 'object'),
    formula: expression(
      'measures',
      'number',
      ['Formula', '公式'],
      ['From the measures before it. A division by zero has no value.', '由前面的统计值计算。除以零时没有值。'],
    ),
    show: oneOf(
      {
        value: '数值',
        previous: '以前的数值',
        difference: '差额',
        change: '变化率',
        running: '累计',
        shareOfTotal: '占总计比例',
        shareOfParent: '占上级比例',
        shareOfRow: '占行比例',
        shareOfColumn: '占列比例',
      },
      ['Show', '显示方式'],
      ['The value itself, or what it is against others.', '显示数值本身，或与其他数值的关系。'],
    ),
    against: oneOf(
      { period: '上一期间', year: '上年同期' },
      ['Against', '比较对象'],
      [
        'What previous, difference and change go by: the period before, or the same one a year before.',
        '以前的数值、差额和变化率的比较对象：上一期间或上年同期。',
      ],
    ),
    format: oneOf(
      { number: '数字', percent: '百分比', money: '金额' },
      ['Format', '格式'],
      ['How the result of a formula is written.', '公式结果的显示格式。'],
    ),
    decimals: whole(0, 10, ['Decimals', '小数位数'], ['To how many it is rounded.', '四舍五入到几位小数。']),
    colors: keyed(
      'id',
      {
        when: expression(
          'measures',
          'boolean',
          ['When', '条件'],
          ['Over this measure and those before it.', '基于此统计值及之前的统计值。'],
        ),
        color: text(['Color', '颜色'], ['Color of the cell.', '单元格的颜色。'], { pattern: '^#[0-9a-f]{6}$' }),
      },
      ['when', 'color'],
      ['Colors', '颜色'],
      ['The first that is true counts.', '以第一个为真的为准。'],
      'ReportColor',
    ),
  },
  ['as'],
  ['Measures', '统计值'],
  ['What is reckoned where rows and columns meet.', '行列交叉处的统计值。'],
  'ReportMeasure',
)
