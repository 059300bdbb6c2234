import { parameters } from '../query/schema.ts'
import { group, kind, localized, oneOf, ref, refs } from '../schema.ts'
import { chart } from './chart-schema.ts'
import { groups } from './group-schema.ts'
import { measures } from './measure-schema.ts'
import { ranges } from './ranges.ts'

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
    measures,
    chart,
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
