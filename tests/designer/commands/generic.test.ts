/** Commands that work on definitions of every kind. */
import { expect, test } from 'vitest'
import { toEdit } from '#designer/drafts/run-command.ts'
import type { NamedApplication } from '#metadata/application.ts'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { toNamed, toResolved } from '#metadata/references.ts'

import { shop } from '../../metadata/shop.ts'

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
    does: 'sets a list whole, and says what is different in it',
    args: {
      kind: 'query',
      name: 'by_stage',
      path: ['sort'],
      value: [{ field: 'stage', descending: true }, { field: 'n' }, { field: 'total', descending: true }],
    },
    changes: ['query/by_stage'],
    says: [
      'Query by_stage › Sort: n added; stage changed; order changed',
      '查询“by_stage(中)” › 排序：添加n；更改stage；调整顺序',
    ],
    shows: after => expect(after.get('query', 'by_stage').sort).toHaveLength(3),
  },
  {
    does: 'names what leaves a list by its label',
    args: {
      kind: 'menu',
      name: 'shop',
      path: ['groups'],
      value: [{ id: 'more', label: { en: 'More', 'zh-CN': '更多' }, items: [] }],
    },
    changes: ['menu/shop'],
    says: ['Menu shop › Groups: More added; group removed', '菜单“shop(中)” › 分组：添加更多；移除group(中)'],
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
    extras: { didYouMean: ['columns', 'colors'] },
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

checkCommand('duplicate-definition', [
  {
    does: 'copies a list, which is not the default then',
    args: { kind: 'list', name: 'customers', as: 'mine', label: { en: 'Mine', 'zh-CN': '我的' } },
    changes: ['list/mine'],
    diff: 1,
    says: ['List customers copied as mine', '列表“customers(中)”复制为 mine'],
    shows: after => {
      const { id, name, label, default: isDefault, ...rest } = after.get('list', 'customers')
      expect([id, name, label, isDefault]).toEqual(['list-customers', 'customers', expect.anything(), true])
      expect(after.get('list', 'mine')).toEqual({
        id: expect.any(String),
        name: 'mine',
        label: { en: 'Mine', 'zh-CN': '我的' },
        ...rest,
      })
    },
  },
  {
    does: 'copies an object, whose tree is its own and whose fields are new ones',
    args: { kind: 'object', name: 'customer', as: 'partner' },
    changes: ['object/partner'],
    says: ['Object customer copied as partner', '业务对象“customer(中)”复制为 partner'],
    shows: after => {
      const copy = after.get('object', 'partner')
      const names = copy.fields.map((field: { name: string }) => field.name)
      expect(copy).toMatchObject({ hierarchy: 'parent', label: { en: 'customer (copy)' } })
      expect(copy.fields.find((field: { name: string }) => field.name === 'parent').target).toBe('partner')
      // The orders lead back to the original.
      expect(names).not.toContain('orders')
      const ids = new Set(after.get('object', 'customer').fields.map((field: { id: string }) => field.id))
      expect(copy.fields.filter((field: { id: string }) => ids.has(field.id))).toEqual([])
    },
  },
  { refuses: 'a taken name', args: { kind: 'form', name: 'order', as: 'customer' }, with: 'command/refused' },
  { refuses: 'what is not there', args: { kind: 'form', name: 'nothing', as: 'x' }, with: 'definition/unknown' },
])

const levels = {
  id: 'picklist-levels',
  kind: 'picklist',
  name: 'levels',
  label: { en: 'Levels', 'zh-CN': '等级' },
  choices: [
    { code: 'a', label: { en: 'A', 'zh-CN': '甲' } },
    { code: 'b', label: { en: 'B', 'zh-CN': '乙' } },
  ],
}

checkCommand('replace-definition', [
  {
    does: 'puts the text in its place',
    args: { kind: 'picklist', name: 'levels', definition: levels },
    changes: ['picklist/levels'],
    says: ['Pick list levels changed as JSON', '以 JSON 修改选项集“levels(中)”'],
    shows: after => expect(after.get('picklist', 'levels')).toEqual(levels),
  },
  {
    does: 'keeps id and kind that are left out',
    args: { kind: 'picklist', name: 'levels', definition: { ...levels, id: undefined, kind: undefined } },
    changes: ['picklist/levels'],
    says: ['Pick list levels changed as JSON', '以 JSON 修改选项集“levels(中)”'],
  },
  {
    does: 'lets others follow another name',
    args: { kind: 'picklist', name: 'levels', definition: { ...levels, name: 'grades' } },
    changes: ['picklist/grades', 'object/customer'],
    says: ['Pick list levels changed as JSON', '以 JSON 修改选项集“levels(中)”'],
    shows: after => expect(after.get('object', 'customer').fields[12].picklist).toBe('grades'),
  },
  {
    refuses: 'another id',
    args: { kind: 'picklist', name: 'levels', definition: { ...levels, id: 'other' } },
    with: 'command/refused',
  },
  {
    refuses: 'what is no pick list',
    args: { kind: 'picklist', name: 'levels', definition: { ...levels, choices: 7, color: 'red' } },
    with: 'definition/malformed',
    extras: { findings: [{ pointer: '/color' }, { pointer: '/choices' }] },
  },
])

test('the JSON view renames no record type, under whose name records are kept', () => {
  const before = shop()
  const customer = before.definitions.find(item => item.id === 'object-customer') as ObjectDefinition
  const recordTypes = customer.recordTypes?.map((type, index) => (index === 0 ? { ...type, name: 'other' } : type))
  const args = { kind: 'object', name: 'customer', definition: { ...customer, recordTypes } }
  expect(recordTypes?.length).toBeGreaterThan(0)
  expect(() => toEdit('replace-definition', args).run(before)).toThrow(/cannot change/)
})

test('a name that leads nowhere is a finding of the JSON view, and others keep the name that they lost', () => {
  const before = shop()
  const customer = before.definitions.find(item => item.id === 'object-customer') as ObjectDefinition
  const definition = { ...customer, fields: customer.fields.filter(item => item.name !== 'notes') }
  const after = toEdit('replace-definition', { kind: 'object', name: 'customer', definition }).run(before)
  const lost = findFindings(after).filter(finding => finding.code === 'reference/unknown')
  expect(lost.map(finding => [finding.kind, finding.message.en])).toEqual([
    ['object', 'There is no field of customer called notes.'],
    ['form', 'There is no field of customer called notes.'],
    ['action', 'There is no field of customer called notes.'],
  ])
  expect(toNamed(toResolved(after))).toEqual(after)
  // The form was touched: it is stored with the name, not with the id of a field that is gone.
  const form = (application: NamedApplication) => application.definitions.find(item => item.id === 'form-customer')
  expect(form(after)).not.toBe(form(before))
})
