/** Commands for objects, their fields, choices and keys. */
import { expect } from 'vitest'

import { checkCommand } from './check-command.ts'

const label = { en: 'Sample dispatch', 'zh-CN': '样品发放' }
const names = (fields: readonly { name: string }[]) => fields.map(field => field.name)
const itemsOf = (form: { tabs: { sections: { items: { field: string }[] }[] }[] }) =>
  form.tabs.flatMap(tab => tab.sections.flatMap(section => section.items.map(item => item.field)))

checkCommand('add-object', [
  {
    does: 'brings a form, a list, a page, a menu entry and rights',
    args: {
      name: 'sample',
      label,
      plural: { en: 'Sample dispatches', 'zh-CN': '样品发放' },
      fields: [
        { name: 'subject', type: 'text', required: true, label: { en: 'Subject', 'zh-CN': '主题' } },
        { name: 'customer', type: 'reference', target: 'customer' },
        { name: 'sent', type: 'date' },
        { name: 'status', type: 'choice', choices: [{ code: 'new', label: { en: 'New', 'zh-CN': '新建' } }] },
        { name: 'note', type: 'longText' },
        { name: 'files', type: 'file', many: true },
      ],
      roles: [{ role: 'clerk', create: 'own', read: 'team', update: 'own' }],
    },
    changes: ['object/sample', 'form/sample', 'list/sample', 'page/sample', 'menu/shop', 'role/clerk'],
    says: ['Object Sample dispatch added', '新增业务对象“样品发放”'],
    shows: after => {
      expect(after.get('object', 'sample')).toMatchObject({
        title: '{subject}',
        search: ['subject'],
        ownership: 'user',
      })
      expect(itemsOf(after.get('form', 'sample'))).toEqual(['subject', 'customer', 'sent', 'status', 'note', 'files'])
      expect(after.get('list', 'sample')).toMatchObject({
        default: true,
        label: { en: 'All sample dispatches', 'zh-CN': '全部样品发放' },
        columns: ['subject', 'customer', 'sent', 'status', 'owner'].map(field => ({ field })),
        quickFilters: ['customer', 'sent', 'status', 'owner'],
      })
      expect(after.get('page', 'sample')).toMatchObject({
        form: 'sample',
        header: ['customer', 'sent', 'status', 'owner'],
      })
      expect(after.get('menu', 'shop').groups[0].items.at(-1)).toMatchObject({ list: 'sample' })
      expect(after.get('role', 'clerk').rights.at(-1)).toEqual({
        object: 'sample',
        create: 'own',
        read: 'team',
        update: 'own',
      })
    },
  },
  {
    does: 'makes do with a name and a label, under names that are free',
    args: { name: 'recent', label, menu: 'administration', ownership: 'none' },
    changes: ['object/recent', 'form/recent', 'list/recent', 'page/recent', 'menu/administration'],
    says: ['Object Sample dispatch added', '新增业务对象“样品发放”'],
    shows: after => {
      expect(names(after.get('object', 'recent').fields)).toEqual(['name'])
      expect(after.get('menu', 'administration').groups[0].items.at(-1).list).toBe('recent')
    },
  },
  {
    does: 'finds other names where its own is taken',
    args: { name: 'customers', label },
    changes: ['object/customers', 'form/customers', 'list/customers_2', 'page/customers', 'menu/shop'],
    says: ['Object Sample dispatch added', '新增业务对象“样品发放”'],
  },
  {
    does: 'may lead to itself',
    args: {
      name: 'sample',
      label,
      fields: [
        { name: 'name', type: 'text' },
        { name: 'above', type: 'reference', target: 'sample' },
        { name: 'below', type: 'children', target: 'sample', via: 'above' },
      ],
    },
    changes: ['object/sample', 'form/sample', 'list/sample', 'page/sample', 'menu/shop'],
    says: ['Object Sample dispatch added', '新增业务对象“样品发放”'],
    shows: after => expect(after.get('page', 'sample').related).toMatchObject([{ children: 'below', create: true }]),
  },
  { refuses: 'a taken name', args: { name: 'order', label }, with: 'command/refused' },
  {
    refuses: 'a field that leads nowhere',
    args: { name: 'sample', label, fields: [{ name: 'x', type: 'reference', target: 'custmer' }] },
    with: 'command/refused',
    extras: { findings: [{ code: 'reference/unknown', didYouMean: ['customer'] }] },
  },
  {
    refuses: 'two fields of one name',
    args: {
      name: 'sample',
      label,
      fields: [
        { name: 'x', type: 'text' },
        { name: 'x', type: 'date' },
      ],
    },
    with: 'command/refused',
  },
  {
    refuses: 'a role that there is not',
    args: { name: 'sample', label, roles: [{ role: 'clrk' }] },
    with: 'definition/unknown',
  },
  { refuses: 'a menu that there is not', args: { name: 'sample', label, menu: 'shp' }, with: 'definition/unknown' },
  {
    refuses: 'a type that there is not',
    args: { name: 'sample', label, fields: [{ name: 'x', type: 'txt' }] },
    with: 'command/invalid',
  },
])

checkCommand('add-field', [
  {
    does: 'adds it to the object and all forms',
    args: {
      object: 'customer',
      field: { name: 'budget', type: 'money', label: { en: 'Budget', 'zh-CN': '预算' } },
      after: 'credit',
    },
    changes: ['object/customer', 'form/customer'],
    diff: 2,
    says: ['Field Budget added to Object customer', '在业务对象“customer(中)”中新增字段“预算”'],
    shows: after => {
      expect(names(after.get('object', 'customer').fields).slice(5, 7)).toEqual(['credit', 'budget'])
      expect(itemsOf(after.get('form', 'customer')).at(-1)).toBe('budget')
    },
  },
  {
    does: 'adds it to lists that are named, and to no form',
    args: {
      object: 'customer',
      field: { name: 'budget', type: 'money' },
      forms: 'none',
      lists: ['customers'],
      after: null,
    },
    changes: ['object/customer', 'list/customers'],
    says: ['Field budget added to Object customer', '在业务对象“customer(中)”中新增字段“budget”'],
    shows: after => expect(after.get('list', 'customers').columns.at(-1)).toEqual({ field: 'budget' }),
  },
  {
    does: 'begins a section on a form that has none',
    args: { object: 'order', field: { name: 'note', type: 'longText' } },
    changes: ['object/order', 'form/order'],
    says: ['Field note added to Object order', '在业务对象“order(中)”中新增字段“note”'],
    shows: after => expect(itemsOf(after.get('form', 'order'))).toEqual(['note']),
  },
  {
    does: 'gives children a section of their own',
    args: { object: 'customer', field: { name: 'subsidiaries', type: 'children', target: 'customer', via: 'parent' } },
    changes: ['object/customer', 'form/customer'],
    says: ['Field subsidiaries added to Object customer', '在业务对象“customer(中)”中新增字段“subsidiaries”'],
    shows: after => expect(after.get('form', 'customer').tabs[0].sections[1]).toMatchObject({ columns: 1 }),
  },
  {
    refuses: 'a taken name',
    args: { object: 'customer', field: { name: 'name', type: 'text' } },
    with: 'command/refused',
  },
  {
    refuses: 'the name of a system field',
    args: { object: 'customer', field: { name: 'rev', type: 'text' } },
    with: 'command/refused',
  },
  {
    refuses: 'an object that there is not',
    args: { object: 'custmer', field: { name: 'x', type: 'text' } },
    with: 'definition/unknown',
  },
  {
    refuses: 'a reference to nothing',
    args: { object: 'customer', field: { name: 'x', type: 'reference', target: 'y' } },
    with: 'command/refused',
  },
  {
    refuses: 'a choice field without choices',
    args: { object: 'customer', field: { name: 'x', type: 'choice' } },
    with: 'command/refused',
    extras: { findings: [{ code: 'choice/no-source' }] },
  },
  {
    refuses: 'a form of another object',
    args: { object: 'customer', field: { name: 'x', type: 'text' }, forms: ['order'] },
    with: 'command/refused',
  },
  {
    refuses: 'children on a list',
    args: {
      object: 'customer',
      field: { name: 'x', type: 'children', target: 'customer', via: 'parent' },
      lists: 'all',
    },
    with: 'command/refused',
  },
])

checkCommand('rename-field', [
  {
    does: 'renames it everywhere, as one change',
    args: { object: 'customer', field: 'code', to: '编码' },
    changes: ['object/customer', 'numbering/customer_number', 'action/visit'],
    diff: 1,
    says: [
      'Field code of Object customer renamed from code to 编码',
      '业务对象“customer(中)”的字段“code(中)”由 code 改名为 编码',
    ],
    shows: after => expect(after.get('object', 'customer').title).toBe('{name} ({编码})'),
  },
  { refuses: 'a taken name', args: { object: 'customer', field: 'code', to: 'name' }, with: 'command/refused' },
  {
    refuses: 'the name of a system field',
    args: { object: 'customer', field: 'code', to: 'owner' },
    with: 'command/refused',
  },
  {
    refuses: 'a field that there is not',
    args: { object: 'customer', field: 'cod', to: 'x' },
    with: 'definition/unknown',
    extras: { didYouMean: ['code'] },
  },
])

checkCommand('move-field', [
  {
    does: 'moves it behind another',
    args: { object: 'order', field: 'day', after: 'customer' },
    changes: ['object/order'],
    diff: 1,
    says: ['Field day of Object order moved', '移动业务对象“order(中)”的字段“day(中)”'],
    shows: after =>
      expect(names(after.get('object', 'order').fields)).toEqual(['customer', 'day', 'subject', 'quantity', 'amount']),
  },
  {
    does: 'nothing where it stands there already',
    args: { object: 'order', field: 'customer', after: null },
    changes: [],
    says: ['Field customer of Object order moved', '移动业务对象“order(中)”的字段“customer(中)”'],
  },
  {
    refuses: 'a place behind nothing',
    args: { object: 'order', field: 'day', after: 'nothing' },
    with: 'definition/unknown',
  },
])

checkCommand('remove-field', [
  {
    does: 'removes what nobody uses',
    args: { object: 'customer', field: 'logo', also: [] },
    changes: ['object/customer', 'list/customers'],
    says: ['Field logo of Object customer removed', '移除业务对象“customer(中)”的字段“logo(中)”'],
  },
  {
    does: 'removes what was agreed to',
    args: { object: 'order', field: 'customer', also: 'all' },
    changes: [
      'object/order',
      'object/customer',
      'form/customer',
      'list/customers',
      'page/customer',
      'conversion/to_order',
      'role/clerk',
    ],
    says: ['Field customer of Object order removed', '移除业务对象“order(中)”的字段“customer(中)”'],
    shows: after => {
      expect(names(after.get('object', 'customer').fields)).not.toContain('orders')
      expect(after.get('object', 'order')).not.toHaveProperty('access')
    },
  },
  {
    refuses: 'what is used',
    args: { object: 'order', field: 'customer' },
    with: 'definition/used',
    extras: { also: ['field/customer.orders'] },
  },
  {
    refuses: 'less than what goes',
    args: { object: 'order', field: 'customer', also: ['field/customer.visits'] },
    with: 'definition/used',
  },
  {
    refuses: 'what the system relies on',
    args: { object: 'user', field: 'login', also: 'all' },
    with: 'command/refused',
  },
  { refuses: 'a field that there is not', args: { object: 'order', field: 'x' }, with: 'definition/unknown' },
])

checkCommand('change-field-type', [
  {
    does: 'keeps the id and what the new type knows, and says what it drops',
    args: { object: 'customer', field: 'nick', type: 'longText' },
    changes: ['object/customer'],
    says: [
      'Field nick of Object customer: type changed from Text to Long text, without Data type',
      '业务对象“customer(中)”的字段“nick(中)”：类型由单行文本改为多行文本，去掉数据类型',
    ],
    shows: after =>
      expect(after.get('object', 'customer').fields[2]).toEqual({
        id: 'field-nick',
        name: 'nick',
        label: { en: 'nick', 'zh-CN': 'nick(中)' },
        type: 'longText',
      }),
  },
  {
    does: 'takes what the new type needs',
    args: { object: 'order', field: 'quantity', type: 'choice', properties: { picklist: 'levels' }, also: 'all' },
    changes: ['object/order', 'conversion/to_order'],
    says: [
      'Field quantity of Object order: type changed from Decimal to Choice, without Decimals',
      '业务对象“order(中)”的字段“quantity(中)”：类型由小数改为单选，去掉小数位',
    ],
  },
  {
    does: 'drops a default that no longer fits',
    args: { object: 'customer', field: 'code', type: 'phone', also: 'all' },
    changes: ['object/customer'],
    says: [
      'Field code of Object customer: type changed from Text to Phone, without Pattern',
      '业务对象“customer(中)”的字段“code(中)”：类型由单行文本改为电话，去掉格式',
    ],
  },
  {
    refuses: 'what others could no longer do with it, until that is agreed to',
    args: { object: 'customer', field: 'since', type: 'text' },
    with: 'definition/used',
    extras: {
      also: [],
      uses: [
        { name: 'customers', pointer: '/columns/3/total' },
        { name: 'customers', pointer: '/filter/rules/2' },
        { name: 'by_stage', pointer: '/filter/rules/0' },
        { name: 'by_stage', pointer: '/filter/rules/3' },
        { name: 'by_stage', pointer: '/groups/1/by' },
        { name: 'by_stage', pointer: '/measures/2' },
      ],
    },
  },
  {
    refuses: 'a reference without a target',
    args: { object: 'customer', field: 'nick', type: 'reference' },
    with: 'definition/malformed',
    extras: { findings: [{ pointer: '/fields/2/target' }] },
  },
  {
    refuses: 'a choice without choices',
    args: { object: 'customer', field: 'nick', type: 'choice' },
    with: 'command/refused',
    extras: { findings: [{ code: 'choice/no-source' }] },
  },
  {
    refuses: 'what the system relies on',
    args: { object: 'user', field: 'login', type: 'integer' },
    with: 'command/refused',
  },
  {
    refuses: 'a type that there is not',
    args: { object: 'user', field: 'login', type: 'txt' },
    with: 'command/invalid',
  },
])

const levels = ['picklist', 'levels'] as const
const codes = (choices: readonly { code: string }[]) => choices.map(choice => choice.code)

checkCommand('add-choice', [
  {
    does: 'adds a choice to a pick list',
    args: { picklist: 'levels', choice: { code: 'c', label: { en: 'C', 'zh-CN': '丙' }, parent: 'a' }, after: 'a' },
    changes: ['picklist/levels'],
    diff: 1,
    says: ['Pick list levels: choice C added', '选项集“levels(中)”：新增选项“丙”'],
    shows: after => expect(codes(after.get(...levels).choices)).toEqual(['a', 'c', 'b']),
  },
  {
    does: 'adds a choice to a field',
    args: { object: 'customer', field: 'stage', choice: { code: 'lost' } },
    changes: ['object/customer'],
    says: [
      'Field stage of Object customer: choice lost added',
      '业务对象“customer(中)”的字段“stage(中)”：新增选项“lost”',
    ],
  },
  { refuses: 'a taken code', args: { picklist: 'levels', choice: { code: 'a' } }, with: 'command/refused' },
  {
    refuses: 'a parent that there is not',
    args: { picklist: 'levels', choice: { code: 'c', parent: 'x' } },
    with: 'command/refused',
  },
  {
    refuses: 'a field that takes its choices elsewhere',
    args: { object: 'customer', field: 'level', choice: { code: 'c' } },
    with: 'command/refused',
  },
  { refuses: 'a holder half named', args: { object: 'customer', choice: { code: 'c' } }, with: 'command/refused' },
])

checkCommand('move-choice', [
  {
    does: 'moves a choice to the front',
    args: { picklist: 'levels', code: 'b', after: null },
    changes: ['picklist/levels'],
    diff: 1,
    says: ['Pick list levels: choice b moved', '选项集“levels(中)”：移动选项“b(中)”'],
    shows: after => expect(codes(after.get(...levels).choices)).toEqual(['b', 'a']),
  },
  { refuses: 'a choice that there is not', args: { picklist: 'levels', code: 'x' }, with: 'definition/unknown' },
])

checkCommand('retire-choice', [
  {
    does: 'takes a choice out of use',
    args: { picklist: 'levels', code: 'b' },
    changes: ['picklist/levels'],
    diff: 1,
    says: ['Pick list levels: choice b retired', '选项集“levels(中)”：停用选项“b(中)”'],
  },
  {
    does: 'brings one back',
    args: { object: 'customer', field: 'stage', code: 'old', retired: false },
    changes: ['object/customer'],
    diff: 1,
    says: [
      'Field stage of Object customer: choice old brought back',
      '业务对象“customer(中)”的字段“stage(中)”：恢复选项“old(中)”',
    ],
  },
  {
    does: 'clears the default that it was, when agreed',
    args: { picklist: 'levels', code: 'a', also: 'all' },
    changes: ['picklist/levels', 'object/customer'],
    says: ['Pick list levels: choice a retired', '选项集“levels(中)”：停用选项“a(中)”'],
  },
  {
    refuses: 'the default of a field',
    args: { picklist: 'levels', code: 'a' },
    with: 'definition/used',
    extras: { also: [] },
  },
])

checkCommand('add-key', [
  {
    does: 'adds a key of two fields',
    args: { object: 'order', fields: ['customer', 'subject'] },
    changes: ['object/order'],
    diff: 1,
    says: [
      'Object order: key of customer, subject added',
      '业务对象“order(中)”：新增唯一键（customer(中)、subject(中)）',
    ],
  },
  { refuses: 'the same key again', args: { object: 'customer', fields: ['since', 'code'] }, with: 'command/refused' },
  {
    refuses: 'a field that cannot be compared',
    args: { object: 'customer', fields: ['notes'] },
    with: 'command/refused',
  },
  { refuses: 'no fields', args: { object: 'customer', fields: [] }, with: 'command/refused' },
  { refuses: 'a field that there is not', args: { object: 'customer', fields: ['x'] }, with: 'definition/unknown' },
])
