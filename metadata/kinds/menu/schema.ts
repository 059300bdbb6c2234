import { keyed, kind, label, ref, refs, text, whole } from '../schema.ts'

export const schema = kind(
  'menu',
  ['Menu', '菜单'],
  [
    'A suite: one business platform of the shell, with its groups of lists, queries, reports, dashboards and links.',
    '业务平台：外壳中的一个平台及其列表、查询、报表、仪表盘和链接分组。',
  ],
  {
    icon: text(['Icon', '图标'], ['Name of its picture.', '图标名称。'], { maxLength: 40 }),
    order: whole(0, 1000, ['Order', '次序'], ['Where it stands among the suites.', '在各平台中的次序。']),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    groups: keyed(
      'id',
      {
        label,
        items: keyed(
          'id',
          {
            label,
            list: ref('list', ['List', '列表'], ['Opens a list.', '打开列表。']),
            query: ref('query', ['Query', '查询'], ['Opens a query.', '打开查询。']),
            report: ref('report', ['Report', '报表'], ['Opens a report.', '打开报表。']),
            dashboard: ref('dashboard', ['Dashboard', '仪表盘'], ['Opens a dashboard.', '打开仪表盘。']),
            link: text(['Link', '链接'], ['Opens a web address.', '打开网址。'], { pattern: '^(https?://|/).+' }),
          },
          [],
          ['Items', '菜单项'],
          [
            'In order; each has a list, a query, a report, a dashboard or a link.',
            '按顺序排列；每项为列表、查询、报表、仪表盘或链接。',
          ],
          'MenuItem',
        ),
      },
      ['label', 'items'],
      ['Groups', '分组'],
      ['In order.', '按顺序排列。'],
      'MenuGroup',
    ),
    home: keyed(
      'id',
      {
        label,
        list: ref('list', ['List', '列表'], ['Whose first records are shown.', '显示其前几条记录的列表。']),
        limit: whole(1, 20, ['Rows', '行数'], ['Shown on the tile.', '首页卡片显示的行数。']),
      },
      ['list'],
      ['Home', '首页'],
      [
        'Lists on the home page of those who may open no dashboard for it; a dashboard with home is better.',
        '没有可用首页仪表盘的人员在首页看到的列表；建议改用带“作为首页”标记的仪表盘。',
      ],
      'HomeTile',
    ),
  },
  ['groups'],
)
