/** The tiles of a dashboard: one branch of the union for each thing that a tile can show. */
import { ranges } from '../report/ranges.ts'
import { decimal, flag, group, keyed, label, localized, oneOf, ref, type Schema, text, whole } from '../schema.ts'

type Words = readonly [en: string, zh: string]

const identity = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9_-]{2,59}$',
  title: 'Id',
  description: 'Never changes; given when the tile is made.',
  'x-zh-CN': { title: '标识', description: '创建时生成，永不改变。' },
} satisfies Schema

const width = whole(1, 12, ['Width', '宽度'], ['Columns of the twelve that a screen has.', '占屏幕十二列中的几列。'])
const height = whole(1, 20, ['Height', '高度'], ['Rows of some 80 pixels.', '占几行，每行约 80 像素。'])

/** One branch; `type` tells which. */
const tile = (
  type: string,
  typeName: string,
  title: Words,
  description: Words,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema => ({
  type: 'object',
  properties: {
    id: identity,
    label,
    type: {
      const: type,
      title: 'Type',
      description: 'What it shows.',
      'x-zh-CN': { title: '类型', description: '显示的内容。' },
    },
    width,
    height,
    ...properties,
  },
  required: ['id', 'type', ...required],
  additionalProperties: false,
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
  'x-type': typeName,
})

/** Which shared filters it follows, with the field of its records that each goes by. */
const follows = (of: 'report' | 'list'): Schema =>
  keyed(
    'filter',
    {
      filter: text(['Filter', '筛选条件'], ['Id of a filter of the dashboard.', '仪表盘筛选条件的标识。'], {
        minLength: 1,
        maxLength: 60,
      }),
      field: ref(
        'path',
        ['Field', '字段'],
        of === 'report'
          ? [
              'What it goes by; a period without a field sets the period of the report.',
              '筛选所依据的字段；期间不填字段时设置报表的期间。',
            ]
          : ['What it goes by.', '筛选所依据的字段。'],
        of,
      ),
    },
    of === 'report' ? ['filter'] : ['filter', 'field'],
    ['Follows', '响应的筛选'],
    ['The shared filters that it follows.', '此卡片响应的共享筛选条件。'],
    of === 'report' ? 'FollowedFilter' : 'FollowedListFilter',
  )

const report = ref('report', ['Report', '报表'], ['What is asked.', '所用的报表。'])

const asked: Readonly<Record<string, Schema>> = {
  period: oneOf(
    ranges,
    ['Period', '期间'],
    [
      'Instead of the period of the report, unless a shared filter says another.',
      '代替报表自身的期间；共享筛选条件优先。',
    ],
  ),
  parameters: keyed(
    'name',
    {
      name: text(['Name', '名称'], ['A parameter of the report.', '报表的参数。'], { minLength: 1, maxLength: 60 }),
      value: text(['Value', '值'], ['What it is asked with.', '参数的取值。']),
    },
    ['name', 'value'],
    ['Parameters', '参数'],
    ['What the report is asked with.', '报表使用的参数。'],
    'TileParameter',
  ),
  filters: follows('report'),
}

const measure = text(['Measure', '统计值'], ['A measure of the report.', '报表的统计值。'], {
  minLength: 1,
  maxLength: 60,
})

const branches: readonly Schema[] = [
  tile(
    'report',
    'ReportTile',
    ['Report', '报表'],
    ['A report as chart or table.', '以图表或表格显示的报表。'],
    {
      report,
      show: oneOf(
        { chart: '图表', table: '表格', both: '图表和表格' },
        ['Show', '显示'],
        ['The chart where the report has one, unless said.', '默认在报表有图表时显示图表。'],
      ),
      ...asked,
    },
    ['report'],
  ),
  tile(
    'kpi',
    'KpiTile',
    ['Key figure', '关键指标'],
    [
      'The total of a measure with its target, its trend and a traffic light.',
      '统计值的总计，可显示目标、趋势和红绿灯。',
    ],
    {
      report,
      measure,
      target: group(
        {
          number: decimal(['Number', '数值'], ['A fixed target.', '固定目标。']),
          measure: text(['Measure', '统计值'], ['Or the total of a measure.', '或某个统计值的总计。'], {
            maxLength: 60,
          }),
          report: ref(
            'report',
            ['Report', '报表'],
            ['Whose measure it is, where it is another report.', '统计值所属的报表（若为另一报表）。'],
          ),
        },
        [],
        ['Target', '目标'],
        ['What is to be reached.', '要达到的目标。'],
        'KpiTarget',
      ),
      better: oneOf(
        { higher: '越高越好', lower: '越低越好' },
        ['Better', '趋优方向'],
        ['Which way is good; higher unless said.', '哪个方向为好；默认越高越好。'],
      ),
      green: decimal(
        ['Green', '绿灯'],
        [
          'From here on it is green: percent of the target (100 unless said), or the value itself where there is no target.',
          '达到此值为绿灯：目标的百分比（默认 100）；没有目标时为数值本身。',
        ],
      ),
      yellow: decimal(
        ['Yellow', '黄灯'],
        [
          'From here on it is yellow, below it red: percent of the target (80 unless said, 120 where lower is better), or the value itself.',
          '达到此值为黄灯，否则为红灯：目标的百分比（默认 80，越低越好时 120）；没有目标时为数值本身。',
        ],
      ),
      compare: oneOf(
        { period: '上一期间', year: '上年同期' },
        ['Compare', '比较对象'],
        [
          'The trend is against the period before, or the same one a year before.',
          '趋势的比较对象：上一期间或上年同期。',
        ],
      ),
      line: flag(
        ['Line', '趋势线'],
        ['A small line over the dates by which the report groups.', '按报表的日期分组显示小型趋势线。'],
      ),
      ...asked,
    },
    ['report', 'measure'],
  ),
  tile(
    'list',
    'ListTile',
    ['List', '列表'],
    ['The first records of a list.', '列表的前几条记录。'],
    {
      list: ref('list', ['List', '列表'], ['Whose first records are shown.', '显示其前几条记录的列表。']),
      limit: whole(1, 50, ['Rows', '行数'], ['How many are shown; 5 unless said.', '显示几条，默认 5 条。']),
      filters: follows('list'),
    },
    ['list'],
  ),
  tile('tasks', 'TasksTile', ['Tasks', '待办'], ['What whoever looks at it has to do.', '查看者自己的待办。'], {
    limit: whole(1, 50, ['Rows', '行数'], ['How many are shown; 5 unless said.', '显示几条，默认 5 条。']),
  }),
  tile(
    'recent',
    'RecentTile',
    ['Recent records', '最近使用'],
    ['What whoever looks at it made or changed lately.', '查看者最近新建或修改的记录。'],
    {},
  ),
  tile(
    'text',
    'TextTile',
    ['Text', '文本'],
    ['Words of your own.', '自定义文字。'],
    {
      text: localized(
        ['Text', '文本'],
        [
          'Simple Markdown: headings, lists, **bold**, *italic*, [links](https://example.com).',
          '简单 Markdown：标题、列表、**粗体**、*斜体*、[链接](https://example.com)。',
        ],
      ),
    },
    ['text'],
  ),
  tile(
    'links',
    'LinksTile',
    ['Links', '链接'],
    ['Ways to what is needed often.', '常用入口。'],
    {
      links: keyed(
        'id',
        {
          label,
          list: ref('list', ['List', '列表'], ['Opens a list.', '打开列表。']),
          query: ref('query', ['Query', '查询'], ['Opens a query.', '打开查询。']),
          report: ref('report', ['Report', '报表'], ['Opens a report.', '打开报表。']),
          dashboard: ref('dashboard', ['Dashboard', '仪表盘'], ['Opens a dashboard.', '打开仪表盘。']),
          link: text(['Link', '网址'], ['Opens a web address.', '打开网址。'], { pattern: '^(https?://|/).+' }),
        },
        [],
        ['Links', '链接'],
        ['In order; each opens exactly one thing.', '按顺序排列；每项只打开一个目标。'],
        'TileLink',
      ),
    },
    ['links'],
  ),
]

/** What a dashboard shows, in the order of reading. */
export const tiles: Schema = {
  type: 'array',
  maxItems: 40,
  'x-key': 'id',
  items: {
    type: 'object',
    discriminator: { propertyName: 'type' },
    required: ['type'],
    title: 'Tile',
    description: 'One thing that a dashboard shows.',
    'x-zh-CN': { title: '卡片', description: '仪表盘显示的一项内容。' },
    'x-type': 'DashboardTile',
    oneOf: branches,
  },
  title: 'Tiles',
  description: 'In the order of reading; each goes to the first gap in which it fits.',
  'x-zh-CN': { title: '卡片', description: '按阅读顺序排列；每张卡片放在第一个能容纳它的位置。' },
}
