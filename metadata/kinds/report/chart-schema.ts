/** How a report is drawn. */
import { flag, group, oneOf, text } from '../schema.ts'

/** The chart that stands before the table. */
export const chart = group(
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
)
