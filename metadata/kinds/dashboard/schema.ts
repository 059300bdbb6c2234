import { flag, keyed, kind, label, localized, oneOf, refs, text, whole } from '../schema.ts'
import { tiles } from './tile-schema.ts'

export const schema = kind(
  'dashboard',
  ['Dashboard', '仪表盘'],
  [
    'Reports, key figures, lists and tasks on one screen, with filters that they share.',
    '在一屏内显示报表、关键指标、列表和待办，并共享筛选条件。',
  ],
  {
    description: localized(['Description', '说明'], ['What it is for.', '仪表盘的用途。']),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    home: flag(
      ['Home page', '作为首页'],
      [
        'The first dashboard with this that a person may open is the home page.',
        '可打开的第一个带此标记的仪表盘即为首页。',
      ],
    ),
    order: whole(0, 1000, ['Order', '次序'], ['Where it stands among the dashboards.', '在各仪表盘中的次序。']),
    filters: keyed(
      'id',
      {
        label,
        type: oneOf(
          { period: '期间', user: '人员', unit: '部门', choice: '选项' },
          ['Type', '类型'],
          ['What is chosen.', '选择的内容。'],
        ),
        default: text(
          ['Default', '默认值'],
          [
            'A range such as this_quarter, $me or $my_team for people, $my_unit for units, or the code of a choice.',
            '期间如 this_quarter；人员可用 $me、$my_team；部门可用 $my_unit；选项填代码。',
          ],
          { maxLength: 100 },
        ),
      },
      ['type'],
      ['Filters', '筛选条件'],
      ['Shared by the tiles that follow them.', '由响应它们的卡片共享。'],
      'DashboardFilter',
    ),
    tiles,
  },
  ['tiles'],
)
