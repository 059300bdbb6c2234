import { sort } from '../list/schema.ts'
import { flag, group, keyed, kind, label, ref, refs, whole } from '../schema.ts'

export const schema = kind(
  'page',
  ['Page', '详情页'],
  [
    'The page of one record: header, form, related lists and timeline.',
    '单条记录的页面：页头、表单、相关列表和时间线。',
  ],
  {
    object: ref('object', ['Object', '业务对象'], ['Whose records it shows.', '所显示记录的业务对象。']),
    recordTypes: refs(
      'recordType',
      ['Record types', '记录类型'],
      ['For these only; none named means all.', '仅用于这些类型；不填表示全部。'],
      'object',
    ),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    header: refs('path', ['Header', '页头'], ['Key fields beside the title.', '标题旁的关键字段。'], 'object'),
    form: ref('form', ['Form', '表单'], ['The form it shows.', '所显示的表单。']),
    related: keyed(
      'id',
      {
        label,
        children: ref(
          'field',
          ['Children', '子记录'],
          ['A children field of the object.', '本对象的子记录字段。'],
          'object',
        ),
        query: ref(
          'query',
          ['Query', '查询'],
          ['Or a query that takes the record as $record.', '或以 $record 表示本记录的查询。'],
        ),
        columns: refs(
          'path',
          ['Columns', '列'],
          ['What is shown of each child.', '每条子记录显示的内容。'],
          'children',
        ),
        filter: ref('filter', ['Filter', '过滤条件'], ['Which children are shown.', '显示哪些子记录。'], 'children'),
        sort: {
          ...sort,
          items: {
            ...sort.items,
            properties: {
              ...sort.items?.properties,
              field: ref('path', ['Field', '字段'], ['What it is sorted by.', '排序依据。'], 'children'),
            },
          },
        },
        limit: whole(1, 50, ['Rows', '行数'], ['Shown at first.', '首次显示的行数。']),
        create: flag(['Create in place', '就地新建'], ['A child can be made from here.', '可在此处新建子记录。']),
      },
      [],
      ['Related lists', '相关列表'],
      ['Below or beside the form, in order.', '表单下方或旁边，按顺序排列。'],
      'RelatedList',
    ),
    timeline: group(
      {
        sources: keyed(
          'id',
          {
            object: ref(
              'object',
              ['Object', '业务对象'],
              ['What happens, such as activities.', '发生的事情，例如活动。'],
            ),
            through: ref(
              'field',
              ['Through', '通过字段'],
              ['Its reference that leads to the record of the page.', '指向本页记录的关联字段。'],
              'object',
            ),
            at: ref('field', ['When', '时间'], ['Its moment.', '发生时间字段。'], 'object'),
            show: refs(
              'path',
              ['Shows', '显示字段'],
              ['What is shown besides the title.', '标题之外显示的内容。'],
              'object',
            ),
            create: flag(['Create', '可新建'], ['A new one can be written in the timeline.', '可在时间线中新建。']),
          },
          ['object', 'through', 'at'],
          ['Sources', '来源'],
          ['What appears in the timeline.', '时间线中出现的内容。'],
          'TimelineSource',
        ),
        changes: flag(
          ['Changes', '修改记录'],
          ['Also shows what was changed, when and by whom.', '同时显示修改记录。'],
        ),
      },
      ['sources'],
      ['Timeline', '时间线'],
      ['All that happened, latest first.', '所发生的一切，最新在前。'],
      'Timeline',
    ),
    actions: refs('action', ['Actions', '操作'], ['Buttons of the page.', '页面上的按钮。']),
    conversions: refs(
      'conversion',
      ['Conversions', '转换'],
      ['What the record can be turned into.', '记录可转换成什么。'],
    ),
  },
  ['object'],
)
