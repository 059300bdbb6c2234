/** Commands that work on elements of any list within a definition. */
import { expect, test } from 'vitest'

import { toEdit } from '#designer/drafts/run-command.ts'

import { shop } from '../../metadata/shop.ts'
import { checkCommand, problemOf } from './check-command.ts'

const items = ['tabs', 'main', 'sections', 'basics', 'items']
const fieldsOf = (items: readonly { field: string }[]) => items.map(item => item.field)

checkCommand('add-element', [
  {
    does: 'adds a column behind another',
    args: { kind: 'list', name: 'customers', path: ['columns'], element: { field: 'stage' }, after: 'name' },
    changes: ['list/customers'],
    diff: 1,
    says: ['List customers › Columns: stage added', '列表“customers(中)” › 列：新增stage'],
    shows: after =>
      expect(fieldsOf(after.get('list', 'customers').columns).slice(0, 3)).toEqual(['name', 'stage', 'parent.name']),
  },
  {
    does: 'adds an element in front and gives it an id',
    args: {
      kind: 'form',
      name: 'customer',
      path: ['tabs'],
      element: { label: { en: 'New', 'zh-CN': '新' }, sections: [] },
      after: null,
    },
    changes: ['form/customer'],
    diff: 1,
    says: ['Form customer › Tabs: New added', '表单“customer(中)” › 标签页：新增新'],
    shows: after => expect(after.get('form', 'customer').tabs[0].id).toMatch(/^[a-z0-9]{12}$/),
  },
  {
    does: 'begins a list that was not there',
    args: { kind: 'form', name: 'order', path: ['roles'], element: 'clerk' },
    changes: ['form/order'],
    says: ['Form order › Roles: clerk added', '表单“order(中)” › 角色：新增clerk'],
    shows: after => expect(after.get('form', 'order').roles).toEqual(['clerk']),
  },
  {
    does: 'adds a condition to a filter',
    args: {
      kind: 'list',
      name: 'customers',
      path: ['filter', 'rules'],
      element: { field: 'size', operator: '>', value: 1 },
    },
    changes: ['list/customers'],
    diff: 1,
    says: ['List customers › Filter: size added', '列表“customers(中)” › 过滤条件：新增size'],
    shows: after => expect(after.get('list', 'customers').filter.rules.at(-1).field).toBe('size'),
  },
  {
    refuses: 'what does not belong there',
    args: { kind: 'list', name: 'customers', path: ['columns'], element: { name: 'x' } },
    with: 'definition/malformed',
  },
  {
    refuses: 'a key that is taken',
    args: { kind: 'list', name: 'customers', path: ['columns'], element: { field: 'name' } },
    with: 'command/refused',
    extras: { findings: [{ code: 'key/taken' }] },
  },
  {
    refuses: 'a name that leads nowhere',
    args: { kind: 'list', name: 'customers', path: ['columns'], element: { field: 'nme' } },
    with: 'command/refused',
  },
  {
    refuses: 'a place behind nothing',
    args: { kind: 'list', name: 'customers', path: ['columns'], element: { field: 'stage' }, after: 'x' },
    with: 'definition/unknown',
  },
  {
    refuses: 'what is no list',
    args: { kind: 'list', name: 'customers', path: ['object'], element: 'x' },
    with: 'command/refused',
  },
])

checkCommand('move-element', [
  {
    does: 'moves an item in front',
    args: { kind: 'form', name: 'customer', path: [...items, 'notes'], after: null },
    changes: ['form/customer'],
    diff: 1,
    says: [
      'Form customer › Tabs › main › Sections › basics › Items › notes moved',
      '移动表单“customer(中)” › 标签页 › main(中) › 分区 › basics › 内容 › notes',
    ],
    shows: after =>
      expect(fieldsOf(after.get('form', 'customer').tabs[0].sections[0].items)).toEqual([
        'notes',
        'name',
        'owner',
        'orders',
      ]),
  },
  {
    does: 'moves an element to the end by its position',
    args: { kind: 'query', name: 'by_stage', path: ['groups', 0] },
    changes: ['query/by_stage'],
    diff: 1,
    says: ['Query by_stage › Groups › stage moved', '移动查询“by_stage(中)” › 分组 › stage'],
    shows: after => expect(fieldsOf(after.get('query', 'by_stage').groups)).toEqual(['since', 'stage']),
  },
  {
    does: 'moves a field right to another list of the same sort',
    args: {
      kind: 'role',
      name: 'clerk',
      path: ['rights', 'customer', 'fields', 'credit'],
      to: ['rights', 'customer', 'fields'],
    },
    changes: [],
    says: [
      'Role clerk › Rights › customer › Fields › credit moved',
      '移动角色“clerk(中)” › 对象权限 › customer › 字段权限 › credit',
    ],
  },
  {
    refuses: 'a list of another sort',
    args: { kind: 'form', name: 'customer', path: [...items, 'notes'], to: ['tabs'] },
    with: 'command/refused',
  },
  {
    refuses: 'what is no element',
    args: { kind: 'list', name: 'customers', path: ['object'] },
    with: 'command/refused',
  },
])

checkCommand('rename-element', [
  {
    does: 'renames a field, and all that shows it follows',
    args: { kind: 'object', name: 'customer', path: ['fields', 'stage'], to: '阶段' },
    changes: [
      'object/customer',
      'list/customers',
      'page/customer',
      'query/by_stage',
      'action/close',
      'conversion/to_order',
    ],
    diff: 1,
    says: ['Object customer › Fields › stage renamed to 阶段', '业务对象“customer(中)” › 字段 › stage(中)改名为 阶段'],
    shows: after => {
      expect(after.get('list', 'customers').quickFilters).toContain('阶段')
      expect(after.get('query', 'by_stage').sort[1].field).toBe('阶段')
    },
  },
  {
    does: 'renames a parameter within the filter of its query',
    args: { kind: 'query', name: 'by_stage', path: ['parameters', 'who'], to: 'whom' },
    changes: ['query/by_stage'],
    says: ['Query by_stage › Parameters › who renamed to whom', '查询“by_stage(中)” › 参数 › who(中)改名为 whom'],
    shows: after => expect(after.get('query', 'by_stage').filter.rules[2].value).toEqual([{ parameter: 'whom' }]),
  },
  {
    does: 'renames a parameter within an expression of the filter',
    args: { kind: 'query', name: 'by_stage', path: ['parameters', 'from'], to: '起' },
    changes: ['query/by_stage'],
    says: ['Query by_stage › Parameters › from renamed to 起', '查询“by_stage(中)” › 参数 › from(中)改名为 起'],
    shows: after =>
      expect(after.get('query', 'by_stage').filter.rules[3].value).toEqual({
        expression: 'if 起 < today() then 起 + duration("P30D") else today',
      }),
  },
  {
    does: 'renames a measure that is sorted by',
    args: { kind: 'query', name: 'by_stage', path: ['measures', 'total'], to: 'sum' },
    changes: ['query/by_stage'],
    says: ['Query by_stage › Measures › total renamed to sum', '查询“by_stage(中)” › 统计值 › total改名为 sum'],
    shows: after => expect(after.get('query', 'by_stage').sort[0].field).toBe('sum'),
  },
  {
    does: 'renames what a conversion makes',
    args: { kind: 'conversion', name: 'to_order', path: ['targets', 'order'], to: '订单' },
    changes: ['conversion/to_order'],
    says: ['Conversion to_order › Targets › order renamed to 订单', '转换“to_order(中)” › 目标 › order(中)改名为 订单'],
    shows: after => expect(after.get('conversion', 'to_order').link[0].made).toBe('订单'),
  },
  {
    does: 'renames a part of a template',
    args: { kind: 'template', name: 'shop', path: ['parts', 'base'], to: 'core' },
    changes: ['template/shop'],
    says: ['Template shop › Parts › base renamed to core', '应用模板“shop(中)” › 组成部分 › base(中)改名为 core'],
    shows: after => expect(after.get('template', 'shop').parts[1].requires).toEqual(['core']),
  },
  {
    refuses: 'a name that records hold',
    args: { kind: 'object', name: 'customer', path: ['recordTypes', 'firm'], to: 'company' },
    with: 'command/refused',
  },
  {
    refuses: 'a taken name',
    args: { kind: 'object', name: 'customer', path: ['fields', 'stage'], to: 'name' },
    with: 'command/refused',
  },
  {
    refuses: 'the name of a system field',
    args: { kind: 'object', name: 'customer', path: ['fields', 'stage'], to: 'owner' },
    with: 'command/refused',
  },
  {
    refuses: 'an element without a name',
    args: { kind: 'list', name: 'customers', path: ['columns', 'name'], to: 'x' },
    with: 'command/refused',
  },
])

checkCommand('remove-element', [
  {
    does: 'removes a column',
    args: { kind: 'list', name: 'customers', path: ['columns', 'parent.name'] },
    changes: ['list/customers'],
    diff: 1,
    says: ['List customers › Columns › parent.name removed', '移除列表“customers(中)” › 列 › parent.name'],
  },
  {
    does: 'removes a measure with the sort by it, when agreed',
    args: { kind: 'query', name: 'by_stage', path: ['measures', 'total'], also: [] },
    changes: ['query/by_stage'],
    says: ['Query by_stage › Measures › total removed', '移除查询“by_stage(中)” › 统计值 › total'],
    shows: after => expect(after.get('query', 'by_stage').sort).toEqual([{ field: 'stage' }]),
  },
  {
    refuses: 'a measure that is sorted by',
    args: { kind: 'query', name: 'by_stage', path: ['measures', 'total'] },
    with: 'definition/used',
    extras: { also: [], uses: [{ kind: 'query', name: 'by_stage', pointer: '/sort/0' }] },
  },
  {
    refuses: 'what is no element',
    args: { kind: 'list', name: 'customers', path: ['object'] },
    with: 'command/refused',
  },
  {
    refuses: 'a field that the system relies on',
    args: { kind: 'object', name: 'user', path: ['fields', 'login'], also: 'all' },
    with: 'command/refused',
    extras: { findings: [{ code: 'system/field-changed' }] },
  },
])

test('a rename that makes two things one is refused where they meet', () => {
  const args = { kind: 'picklist', name: 'levels', path: ['name'], value: 'levels_2' }
  expect(toEdit('set-property', args).run(shop())).not.toEqual(shop())
  const same = { kind: 'query', name: 'by_stage', path: ['groups', 1, 'field'], value: 'stage' }
  expect(problemOf(() => toEdit('set-property', same).run(shop())).extras).toMatchObject({
    findings: [{ code: 'key/taken', pointer: '/groups/1/field' }],
  })
})
