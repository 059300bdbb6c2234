import { parameters } from '../query/schema.ts'
import {
  acrossChildren,
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
  whole,
} from '../schema.ts'
import { ranges } from './ranges.ts'

/** How finely a date is grouped; weeks are those of ISO 8601. */
const grain = oneOf(
  { day: '日', week: '周', month: '月', quarter: '季度', year: '年', fiscalQuarter: '财季', fiscalYear: '财年' },
  ['By', '粒度'],
  [
    'Granularity of a date. Fiscal years begin in the month that the business parameter fiscal_year_start says.',
    '日期的粒度。财年从业务参数 fiscal_year_start 指定的月份开始。',
  ],
)

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

const groups = (title: readonly [string, string], description: readonly [string, string]): Schema =>
  keyed(
    'id',
    {
      label,
      field: acrossChildren(
        ref(
          'path',
          ['Field', '字段'],
          [
            'A field, or a path across references; behind a children field it splits the measures of these children.',
            '字段或跨关联的路径；经由子记录字段时，仅拆分这些子记录的统计值。',
          ],
          'object',
        ),
      ),
      by: grain,
      emptyPeriods: oneOf(
        { show: '显示', hide: '不显示' },
        ['Empty periods', '空白期间'],
        [
          'Whether days, weeks, months without values are shown; those of the period are unless said, where they are the outermost group.',
          '是否显示没有值的日、周、月等；未指定时，作为最外层分组的报表期间会显示。',
        ],
      ),
      sortBy: text(
        ['Sort by', '排序依据'],
        ['A measure; by what is grouped where none is said.', '某个统计值；不填则按分组值排序。'],
        { maxLength: 60 },
      ),
      order: oneOf(
        { ascending: '升序', descending: '降序' },
        ['Order', '次序'],
        [
          'Measures begin with the largest, everything else with the smallest, unless said.',
          '未指定时，按统计值排序从大到小，其余从小到大。',
        ],
      ),
      top: whole(1, 1000, ['Top', '前几名'], ['Only so many, by a measure.', '仅保留按统计值排名靠前的若干项。']),
      topBy: text(
        ['Top by', '排名依据'],
        ['The measure; the first one where none is said.', '排名所用的统计值；不填则用第一个。'],
        { maxLength: 60 },
      ),
      rest: oneOf(
        { others: '归为其他', leave: '不计入' },
        ['The rest', '其余项'],
        ['What becomes of what is not among the top; others unless said.', '未进入前几名的项如何处理；默认归为其他。'],
      ),
    },
    ['field'],
    title,
    description,
    'ReportGroup',
  )

export const schema = kind(
  'report',
  ['Report', '报表'],
  [
    'A question over the records of an object: groups in rows and columns, and measures where they meet.',
    '对业务对象记录的统计：行列分组，以及交叉处的统计值。',
  ],
  {
    description: localized(['Description', '说明'], ['What it answers.', '报表回答的问题。']),
    object: ref('object', ['Object', '业务对象'], ['Whose records are reckoned.', '统计哪个业务对象的记录。']),
    query: ref(
      'query',
      ['Query', '查询'],
      [
        'Only records that this query finds; its parameters are asked for, too.',
        '仅统计该查询找到的记录，并询问其参数。',
      ],
    ),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    parameters,
    filter: ref('filter', ['Filter', '过滤条件'], ['Which records count.', '哪些记录参与统计。'], 'object'),
    period: group(
      {
        field: ref('path', ['Field', '字段'], ['A date, or a date and time.', '日期或日期时间字段。'], 'object'),
        range: oneOf(
          ranges,
          ['Range', '范围'],
          ['Which days, unless whoever opens it chooses others.', '默认的日期范围，打开报表的人可另选。'],
        ),
      },
      ['field', 'range'],
      ['Period', '期间'],
      [
        'The days that it is about. Comparisons with earlier ones look beyond it.',
        '报表所涉及的日期；与更早期间的比较会超出该范围。',
      ],
      'ReportPeriod',
    ),
    rows: groups(['Rows', '行'], ['What goes down, outer groups first.', '纵向的分组，外层在前。']),
    columns: groups(['Columns', '列'], ['What goes across, outer groups first.', '横向的分组，外层在前。']),
    measures: keyed(
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
    ),
    chart: group(
      {
        type: oneOf(
          {
            bar: '柱形图',
            stacked: '堆积图',
            line: '折线图',
            area: '面积图',
            pie: '饼图',
            funnel: '漏斗图',
            scatter: '散点图',
            heatmap: '热力图',
            gauge: '仪表盘',
          },
          ['Type', '类型'],
          [
            'What is drawn. Dates go along the axis, whether they stand in rows or columns.',
            '图表的类型。日期总是沿横轴排列，无论其在行还是列。',
          ],
        ),
        measures: {
          type: 'array',
          maxItems: 10,
          uniqueItems: true,
          items: text(['Measure', '统计值'], ['The name of a measure.', '统计值的名称。'], {
            minLength: 1,
            maxLength: 60,
          }),
          title: 'Measures',
          description:
            'What is drawn; the first measure where none is named, of a scatter chart the first two: across, upwards, and the size of the points.',
          'x-zh-CN': {
            title: '统计值',
            description: '绘制哪些统计值；不填则用第一个，散点图用前两个：横轴、纵轴，以及点的大小。',
          },
        },
        horizontal: flag(['Horizontal', '横向'], ['Bars go to the right rather than upwards.', '条形向右而非向上。']),
        target: text(
          ['Target', '目标'],
          ['Of a gauge: a number, or the name of a measure.', '仪表盘的目标：数字，或统计值的名称。'],
          { minLength: 1, maxLength: 60 },
        ),
      },
      ['type'],
      ['Chart', '图表'],
      ['What is looked at first; only the table where there is none.', '首先展示的图表；不填则只显示表格。'],
      'ReportChart',
    ),
    totals: oneOf(
      { all: '全部', grand: '仅总计', none: '无' },
      ['Totals', '汇总'],
      ['Subtotals and grand totals, only these, or none; all unless said.', '小计与总计、仅总计或均不显示；默认全部。'],
    ),
    rateDate: ref(
      'path',
      ['Rate date', '汇率日期'],
      [
        'Amounts of other currencies are converted by the rate of this date; of today where none is said.',
        '外币金额按此日期的汇率折算；不填则按当天汇率。',
      ],
      'object',
    ),
  },
  ['object', 'measures'],
)
