/** What a report is grouped by, down or across. */
import { acrossChildren, keyed, label, oneOf, ref, type Schema, text, whole } from '../schema.ts'

/** How finely a date is grouped; weeks are those of ISO 8601. */
const grain = oneOf(
  { day: '日', week: '周', month: '月', quarter: '季度', year: '年', fiscalQuarter: '财季', fiscalYear: '财年' },
  ['By', '粒度'],
  [
    'Granularity of a date. Fiscal years begin in the month that the business parameter fiscal_year_start says.',
    '日期的粒度。财年从业务参数 fiscal_year_start 指定的月份开始。',
  ],
)

/** The groups of an axis, outer ones first. */
export const groups = (title: readonly [string, string], description: readonly [string, string]): Schema =>
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
