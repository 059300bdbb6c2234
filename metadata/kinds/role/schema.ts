import { group, keyed, kind, oneOf, ref, refs, type Schema } from '../schema.ts'

/** How far a right reaches, narrowest first. */
export const scopes = ['none', 'own', 'team', 'unit', 'unitAndBelow', 'all'] as const

type Words = readonly [string, string]
const scope = (title: Words, description: Words): Schema =>
  oneOf(
    { none: '无', own: '本人', team: '团队', unit: '本部门', unitAndBelow: '本部门及下级', all: '全部' },
    title,
    description,
  )

const scopesOf: Record<string, Schema> = {
  create: scope(['Create', '新建'], ['Whose records may be made.', '可新建谁的记录。']),
  read: scope(['Read', '查看'], ['Whose records are seen.', '可查看谁的记录。']),
  update: scope(['Update', '修改'], ['Whose records may be changed.', '可修改谁的记录。']),
  delete: scope(['Delete', '删除'], ['Whose records may be deleted.', '可删除谁的记录。']),
  export: scope(['Export', '导出'], ['Whose records may be exported.', '可导出谁的记录。']),
  import: scope(['Import', '导入'], ['Whose records may be imported.', '可导入谁的记录。']),
}

export const schema = kind(
  'role',
  ['Role', '角色'],
  [
    'What people in a position may see and do. Rights of several roles add up; nothing is granted by default.',
    '某岗位的人员可以看什么、做什么。多个角色的权限相加；默认没有任何权限。',
  ],
  {
    allObjects: group(
      scopesOf,
      [],
      ['All objects', '全部业务对象'],
      ['Rights to every object, also to ones made later.', '对所有业务对象（包括以后新建的）的权限。'],
      'Rights',
    ),
    rights: keyed(
      'object',
      {
        object: ref('object', ['Object', '业务对象'], ['What the rights are for.', '权限所针对的业务对象。']),
        ...scopesOf,
        fields: keyed(
          'field',
          {
            field: ref('field', ['Field', '字段'], ['Which field.', '哪个字段。'], 'object'),
            access: oneOf(
              { hidden: '隐藏', readOnly: '只读', editable: '可编辑' },
              ['Access', '权限'],
              ['What may be done with it; editable unless said here.', '可对其进行的操作；未列出的字段可编辑。'],
            ),
          },
          ['field', 'access'],
          ['Fields', '字段权限'],
          ['Fields that are hidden or read-only.', '隐藏或只读的字段。'],
          'FieldRight',
        ),
      },
      ['object'],
      ['Rights', '对象权限'],
      ['Object by object.', '按业务对象列出。'],
      'ObjectRights',
    ),
    menus: refs('menu', ['Menus', '菜单'], ['Suites that are shown.', '可见的业务平台。']),
    actions: refs('action', ['Actions', '操作'], ['Actions that may be done.', '可执行的操作。']),
    conversions: refs('conversion', ['Conversions', '转换'], ['Conversions that may be done.', '可执行的转换。']),
    reports: refs('report', ['Reports', '报表'], ['Reports that may be opened.', '可打开的报表。']),
    dashboards: refs('dashboard', ['Dashboards', '仪表盘'], ['Dashboards that may be opened.', '可打开的仪表盘。']),
    documents: refs('document', ['Documents', '打印文档'], ['Documents that may be printed.', '可打印的文档。']),
    system: {
      type: 'array',
      uniqueItems: true,
      maxItems: 10,
      items: oneOf(
        {
          administer: '系统管理',
          analyse: '自由分析',
          audit: '查看审计',
          design: '设计',
          message: '发送流程消息',
          operate: '流程运维',
          promote: '上线',
        },
        ['Right', '权限'],
        ['A right that no object carries.', '与业务对象无关的权限。'],
      ),
      title: 'System rights',
      description:
        'Administer people, ask reports of one’s own, read the audit, design, send messages to workflows, look after workflows, promote.',
      'x-zh-CN': {
        title: '系统权限',
        description: '人员管理、自定义报表、查看审计、设计、向流程发送消息、流程运维、上线。',
      },
    },
  },
  [],
)
