/** Commands that work on definitions of every kind. */
import { expect } from 'vitest'

import { checkCommand } from './check-command.ts'

const picklist = { kind: 'picklist', name: 'moods', label: { en: 'Moods', 'zh-CN': '心情' }, choices: [] }

checkCommand('add-definition', [
  {
    does: 'adds what is written and gives it an id',
    args: { definition: picklist },
    changes: ['picklist/moods'],
    diff: 1,
    says: ['Pick list Moods added', '新增选项集“心情”'],
    shows: after => expect(after.get('picklist', 'moods').id).toMatch(/^[a-z0-9]{12}$/),
  },
  { refuses: 'what is no definition', args: { definition: { ...picklist, choices: 1 } }, with: 'definition/malformed' },
  { refuses: 'a kind that there is not', args: { definition: { kind: 'x' } }, with: 'definition/malformed' },
  { refuses: 'a name that is taken', args: { definition: { ...picklist, name: 'levels' } }, with: 'command/refused' },
  {
    refuses: 'an id that is taken',
    args: { definition: { ...picklist, id: 'picklist-levels' } },
    with: 'command/refused',
    extras: { findings: [{ code: 'id/taken' }] },
  },
  {
    refuses: 'a reference that leads nowhere',
    args: { definition: { kind: 'list', name: 'x', label: {}, object: 'custmer', columns: [] } },
    with: 'command/refused',
    extras: { findings: [{ code: 'reference/unknown', didYouMean: ['customer'] }] },
  },
])

checkCommand('rename-definition', [
  {
    does: 'renames an object, and every reference follows',
    args: { kind: 'object', name: 'order', to: '订单' },
    changes: ['object/订单', 'object/customer', 'object/拜访', 'form/order', 'conversion/to_order', 'role/clerk'],
    diff: 1,
    says: ['Object order renamed from order to 订单', '业务对象“order(中)”由 order 改名为 订单'],
    shows: after => expect(after.get('form', 'order').object).toBe('订单'),
  },
  {
    does: 'renames what is named by its id',
    args: { kind: 'template', name: 'template-shop', to: 'store' },
    changes: ['template/store'],
    diff: 1,
    says: ['Template shop renamed from template-shop to store', '应用模板“shop(中)”由 template-shop 改名为 store'],
  },
  {
    does: 'nothing, where the name is its own',
    args: { kind: 'list', name: 'customers', to: 'customers' },
    changes: [],
    says: ['List customers renamed from customers to customers', '列表“customers(中)”由 customers 改名为 customers'],
  },
  {
    refuses: 'a definition that there is not',
    args: { kind: 'list', name: 'custmers', to: 'x' },
    with: 'definition/unknown',
    extras: { didYouMean: ['customers'] },
  },
  { refuses: 'a taken name', args: { kind: 'form', name: 'order', to: 'customer' }, with: 'command/refused' },
  { refuses: 'what is no name', args: { kind: 'form', name: 'order', to: 'a b' }, with: 'command/invalid' },
])

checkCommand('set-property', [
  {
    does: 'sets a value within an element',
    args: { kind: 'list', name: 'customers', path: ['columns', 'parent.name', 'width'], value: 120 },
    changes: ['list/customers'],
    diff: 1,
    says: ['List customers › Columns › parent.name › Width set', '设置列表“customers(中)” › 列 › parent.name › 宽度'],
    shows: after => expect(after.get('list', 'customers').columns[1]).toEqual({ field: 'parent.name', width: 120 }),
  },
  {
    does: 'takes a value away',
    args: { kind: 'list', name: 'customers', path: ['sort'] },
    changes: ['list/customers'],
    diff: 1,
    says: ['List customers › Sort cleared', '清除列表“customers(中)” › 排序'],
    shows: after => expect(after.get('list', 'customers')).not.toHaveProperty('sort'),
  },
  {
    does: 'makes a group that is not there yet',
    args: { kind: 'list', name: 'customers', path: ['massActions', 'update'], value: true },
    changes: ['list/customers'],
    says: ['List customers › Mass actions › Update set', '设置列表“customers(中)” › 批量操作 › 批量修改'],
    shows: after => expect(after.get('list', 'customers').massActions).toEqual({ update: true }),
  },
  {
    does: 'reaches into filters by position',
    args: { kind: 'list', name: 'customers', path: ['filter', 'rules', 0, 'value'], value: ['won'] },
    changes: ['list/customers'],
    says: ['List customers › Filter set', '设置列表“customers(中)” › 过滤条件'],
    shows: after => expect(after.get('list', 'customers').filter.rules[0].value).toEqual(['won']),
  },
  {
    does: 'finds elements by their names as well',
    args: { kind: 'object', name: 'customer', path: ['fields', 'code', 'help', 'zh-CN'], value: '编码' },
    changes: ['object/customer'],
    says: [
      'Object customer › Fields › code › Help › Chinese set',
      '设置业务对象“customer(中)” › 字段 › code(中) › 说明 › 中文',
    ],
  },
  {
    refuses: 'a property that there is not',
    args: { kind: 'list', name: 'customers', path: ['colums'], value: [] },
    with: 'definition/unknown',
    extras: { didYouMean: ['columns'] },
  },
  {
    refuses: 'an element that there is not',
    args: { kind: 'list', name: 'customers', path: ['columns', 'nam', 'width'], value: 100 },
    with: 'definition/unknown',
    extras: { didYouMean: ['name'] },
  },
  {
    refuses: 'a value of the wrong shape',
    args: { kind: 'list', name: 'customers', path: ['columns', 'name', 'width'], value: 'wide' },
    with: 'definition/malformed',
    extras: { findings: [{ pointer: '/columns/0/width' }] },
  },
  {
    refuses: 'to take away what a definition must have',
    args: { kind: 'list', name: 'customers', path: ['object'] },
    with: 'definition/malformed',
  },
  {
    refuses: 'a name that leads nowhere',
    args: { kind: 'page', name: 'customer', path: ['form'], value: 'custmer' },
    with: 'command/refused',
    extras: { findings: [{ code: 'reference/unknown', pointer: '/form' }] },
  },
  { refuses: 'another id', args: { kind: 'form', name: 'order', path: ['id'], value: 'xxx' }, with: 'command/refused' },
  {
    refuses: 'the way to a prototype',
    args: { kind: 'form', name: 'order', path: ['__proto__', 'x'], value: 1 },
    with: 'definition/unknown',
  },
])
