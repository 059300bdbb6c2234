/** Commands of the designers of roles, conversions and texts. */
import { expect } from 'vitest'

import { shop } from '../../metadata/shop.ts'
import { checkCommand } from '../commands/check-command.ts'

const clerk = { role: 'clerk' }
// biome-ignore lint/suspicious/noExplicitAny: a role as the outcome has it
const rightsTo = (role: any, object: string) => role.rights.find((item: { object: string }) => item.object === object)

checkCommand('grant-right', [
  {
    does: 'widens a right',
    args: { ...clerk, object: 'customer', right: 'read', scope: 'all' },
    changes: ['role/clerk'],
    diff: 1,
    says: ['Role clerk may read customer: all', '角色“clerk(中)”对“customer(中)”的查看权限设为：全部'],
    shows: after =>
      expect(rightsTo(after.get('role', 'clerk'), 'customer')).toMatchObject({
        create: 'own',
        read: 'all',
        fields: [{ field: 'credit' }],
      }),
  },
  {
    does: 'gives the first right to an object',
    args: { ...clerk, object: '拜访', right: 'create', scope: 'team' },
    changes: ['role/clerk'],
    diff: 1,
    says: ['Role clerk may create 拜访: team', '角色“clerk(中)”对“拜访(中)”的新建权限设为：团队'],
    shows: after => expect(after.get('role', 'clerk').rights.at(-1)).toEqual({ object: '拜访', create: 'team' }),
  },
  {
    does: 'gives a right to all objects',
    args: { ...clerk, object: '*', right: 'export', scope: 'unit' },
    changes: ['role/clerk'],
    diff: 1,
    says: ['Role clerk may export all objects: unit', '角色“clerk(中)”对“全部业务对象”的导出权限设为：本部门'],
    shows: after => expect(after.get('role', 'clerk').allObjects).toEqual({ read: 'own', export: 'unit' }),
  },
  {
    refuses: 'a role that is not there',
    args: { role: 'clerks', object: '*', right: 'read', scope: 'all' },
    with: 'definition/unknown',
  },
  {
    refuses: 'an object that is not there',
    args: { ...clerk, object: 'custom', right: 'read', scope: 'all' },
    with: 'definition/unknown',
    extras: { didYouMean: ['customer'] },
  },
  {
    refuses: 'a right that there is not',
    args: { ...clerk, object: '*', right: 'see', scope: 'all' },
    with: 'command/invalid',
  },
  {
    refuses: 'a reach that there is not',
    args: { ...clerk, object: '*', right: 'read', scope: 'everything' },
    with: 'command/invalid',
  },
])

checkCommand('revoke-right', [
  {
    does: 'takes one right',
    args: { ...clerk, object: 'customer', right: 'create' },
    changes: ['role/clerk'],
    diff: 1,
    says: ['Role clerk may no longer create customer', '收回角色“clerk(中)”对“customer(中)”的新建权限'],
    shows: after => expect(rightsTo(after.get('role', 'clerk'), 'customer')).not.toHaveProperty('create'),
  },
  {
    does: 'takes all rights to an object, and the entry with them',
    args: { ...clerk, object: 'customer' },
    changes: ['role/clerk'],
    diff: 1,
    says: ['Role clerk may no longer use customer', '收回角色“clerk(中)”对“customer(中)”的全部权限'],
    shows: after => expect(rightsTo(after.get('role', 'clerk'), 'customer')).toBeUndefined(),
  },
  {
    does: 'takes the last right to all objects',
    args: { ...clerk, object: '*', right: 'read' },
    changes: ['role/clerk'],
    diff: 1,
    says: ['Role clerk may no longer read all objects', '收回角色“clerk(中)”对“全部业务对象”的查看权限'],
    shows: after => expect(after.get('role', 'clerk')).not.toHaveProperty('allObjects'),
  },
  {
    does: 'nothing where there is nothing',
    args: { ...clerk, object: '拜访', right: 'read' },
    changes: [],
    says: ['Role clerk may no longer read 拜访', '收回角色“clerk(中)”对“拜访(中)”的查看权限'],
  },
  { refuses: 'an object that is not there', args: { ...clerk, object: 'x' }, with: 'definition/unknown' },
])

checkCommand('set-field-access', [
  {
    does: 'hides a field',
    args: { ...clerk, object: 'customer', field: 'email', access: 'hidden' },
    changes: ['role/clerk'],
    diff: 1,
    says: [
      'Field email of customer hidden from Role clerk',
      '“customer(中)”的字段“email(中)”对角色“clerk(中)”设为隐藏',
    ],
    shows: after =>
      expect(rightsTo(after.get('role', 'clerk'), 'customer').fields).toEqual([
        { field: 'credit', access: 'hidden' },
        { field: 'email', access: 'hidden' },
      ]),
  },
  {
    does: 'changes what is said of a field',
    args: { ...clerk, object: 'customer', field: 'credit', access: 'readOnly' },
    changes: ['role/clerk'],
    diff: 1,
    says: [
      'Field credit of customer read-only for Role clerk',
      '“customer(中)”的字段“credit(中)”对角色“clerk(中)”设为只读',
    ],
    shows: after =>
      expect(rightsTo(after.get('role', 'clerk'), 'customer').fields).toEqual([
        { field: 'credit', access: 'readOnly' },
      ]),
  },
  {
    does: 'says no more of a field that can be edited',
    args: { ...clerk, object: 'customer', field: 'credit', access: 'editable' },
    changes: ['role/clerk'],
    says: [
      'Field credit of customer editable for Role clerk',
      '“customer(中)”的字段“credit(中)”对角色“clerk(中)”设为可编辑',
    ],
    shows: after => expect(rightsTo(after.get('role', 'clerk'), 'customer')).not.toHaveProperty('fields'),
  },
  {
    does: 'begins with an object of which nothing was said',
    args: { ...clerk, object: '拜访', field: '主题', access: 'readOnly' },
    changes: ['role/clerk'],
    says: ['Field 主题 of 拜访 read-only for Role clerk', '“拜访(中)”的字段“主题(中)”对角色“clerk(中)”设为只读'],
    shows: after =>
      expect(after.get('role', 'clerk').rights.at(-1)).toEqual({
        object: '拜访',
        fields: [{ field: '主题', access: 'readOnly' }],
      }),
  },
  {
    refuses: 'a field that is not there',
    args: { ...clerk, object: 'customer', field: 'emial', access: 'hidden' },
    with: 'command/refused',
    extras: { findings: [{ didYouMean: ['email'] }] },
  },
  {
    refuses: 'an access that there is not',
    args: { ...clerk, object: 'customer', field: 'email', access: 'no' },
    with: 'command/invalid',
  },
])

const copy = { conversion: 'to_order', target: 'copy' }
// biome-ignore lint/suspicious/noExplicitAny: a conversion as the outcome has it
const mappings = (conversion: any, target = 0) => conversion.targets[target].fields

checkCommand('map-field', [
  {
    does: 'takes a field from a path',
    args: { ...copy, field: 'email', from: 'parent.email' },
    changes: ['conversion/to_order'],
    diff: 1,
    says: [
      'Conversion to_order: email is taken from parent › email',
      '转换“to_order(中)”：“email(中)”取自parent(中) › email(中)',
    ],
    shows: after =>
      expect(mappings(after.get('conversion', 'to_order')).at(-1)).toEqual({ field: 'email', from: 'parent.email' }),
  },
  {
    does: 'puts a constant in the place of a path',
    args: { ...copy, field: 'name', value: 'Copy' },
    changes: ['conversion/to_order'],
    says: ['Conversion to_order: name is taken from "Copy"', '转换“to_order(中)”：“name(中)”取自"Copy"'],
    shows: after => expect(mappings(after.get('conversion', 'to_order'))[0]).toEqual({ field: 'name', value: 'Copy' }),
  },
  {
    does: 'takes what an earlier target made',
    args: { ...copy, target: 'order', field: 'customer', made: 'copy' },
    changes: ['conversion/to_order'],
    diff: 0,
    says: ['Conversion to_order: customer is taken from copy', '转换“to_order(中)”：“customer(中)”取自copy'],
  },
  {
    does: 'takes the source itself',
    args: { ...copy, target: 'order', field: 'customer', source: true },
    changes: ['conversion/to_order'],
    says: ['Conversion to_order: customer is taken from the source', '转换“to_order(中)”：“customer(中)”取自来源记录'],
    shows: after =>
      expect(mappings(after.get('conversion', 'to_order'), 1)[0]).toEqual({ field: 'customer', source: true }),
  },
  {
    does: 'maps lines',
    args: { ...copy, lines: 'orders', field: 'amount', from: 'amount' },
    changes: ['conversion/to_order'],
    diff: 1,
    says: [
      'Conversion to_order: orders › amount is taken from amount',
      '转换“to_order(中)”：“orders(中) › amount(中)”取自amount',
    ],
    shows: after =>
      expect(after.get('conversion', 'to_order').targets[0].children[0].fields.at(-1)).toEqual({
        field: 'amount',
        from: 'amount',
      }),
  },
  { refuses: 'two sources', args: { ...copy, field: 'email', from: 'email', value: 'x' }, with: 'command/refused' },
  { refuses: 'no source', args: { ...copy, field: 'email' }, with: 'command/refused' },
  {
    refuses: 'a target that is not there',
    args: { ...copy, target: 'cpoy', field: 'email', from: 'email' },
    with: 'definition/unknown',
    extras: { didYouMean: ['copy'] },
  },
  {
    refuses: 'a path that leads nowhere',
    args: { ...copy, field: 'email', from: 'parent.x' },
    with: 'command/refused',
  },
  {
    refuses: 'a field that the target has not',
    args: { ...copy, field: 'nothing', from: 'email' },
    with: 'command/refused',
  },
  {
    refuses: 'lines that are not copied',
    args: { ...copy, lines: 'visits', field: 'x', from: 'y' },
    with: 'definition/unknown',
  },
  {
    refuses: 'lines taken from the source itself',
    args: { ...copy, lines: 'orders', field: 'subject', source: true },
    with: 'definition/malformed',
  },
])

checkCommand('unmap-field', [
  {
    does: 'no longer fills a field in',
    args: { ...copy, field: 'parent' },
    changes: ['conversion/to_order'],
    diff: 1,
    says: ['Conversion to_order: parent is no longer filled in', '转换“to_order(中)”：不再填写“parent(中)”'],
    shows: after => expect(mappings(after.get('conversion', 'to_order'))).toHaveLength(2),
  },
  {
    does: 'no longer fills a field of lines in',
    args: { ...copy, lines: 'orders', field: 'day' },
    changes: ['conversion/to_order'],
    diff: 1,
    says: [
      'Conversion to_order: orders › day is no longer filled in',
      '转换“to_order(中)”：不再填写“orders(中) › day(中)”',
    ],
    shows: after => expect(after.get('conversion', 'to_order').targets[0].children[0].fields).toHaveLength(1),
  },
  { refuses: 'a field that is not mapped', args: { ...copy, field: 'email' }, with: 'definition/unknown' },
])

const text = { kind: 'object', name: 'customer', path: 'fields.email.label' }

checkCommand('set-label', [
  {
    does: 'sets a text',
    args: { ...text, locale: 'zh-CN', text: '电子邮件' },
    changes: ['object/customer'],
    diff: 1,
    says: [
      'Object customer, Fields › email in Chinese: "电子邮件"',
      '业务对象“customer(中)” 字段 › email(中)的中文文本：“电子邮件”',
    ],
    shows: after =>
      expect(
        after.get('object', 'customer').fields.find((item: { name: string }) => item.name === 'email').label,
      ).toEqual({ en: 'email', 'zh-CN': '电子邮件' }),
  },
  {
    does: 'takes a text away',
    args: { kind: 'object', name: 'customer', path: 'fields.stage.choices.won.label', locale: 'en', text: ' ' },
    changes: ['object/customer'],
    diff: 1,
    says: [
      'Object customer, Fields › stage › Choices › won in English: taken away',
      '业务对象“customer(中)” 字段 › stage(中) › 选项 › won(中)的英文文本：清除',
    ],
    shows: after =>
      expect(
        after.get('object', 'customer').fields.find((item: { name: string }) => item.name === 'stage').choices[1].label,
      ).toEqual({ 'zh-CN': 'won(中)' }),
  },
  {
    refuses: 'a place without a text',
    args: { ...text, path: 'fields.emial.label', locale: 'en', text: 'x' },
    with: 'definition/unknown',
    extras: { didYouMean: expect.arrayContaining(['fields.email.label']) },
  },
  { refuses: 'a language that there is not', args: { ...text, locale: 'de', text: 'x' }, with: 'command/invalid' },
  {
    refuses: 'a text that is too long',
    args: { ...text, locale: 'en', text: 'x'.repeat(1001) },
    with: 'command/invalid',
  },
])

checkCommand('set-labels', [
  {
    does: 'sets texts of several definitions, also two of one',
    args: {
      labels: [
        { ...text, locale: 'en', text: 'E-mail' },
        { ...text, locale: 'zh-CN', text: '邮箱' },
        { kind: 'menu', name: 'shop', path: 'groups.group.label', locale: 'en', text: 'Sales' },
      ],
    },
    changes: ['menu/shop', 'object/customer'],
    diff: 3,
    says: ['3 texts of 2 definitions set', '设置 2 个定义项的 3 个文本'],
  },
  {
    refuses: 'all of them when one has no place',
    args: {
      labels: [
        { ...text, locale: 'en', text: 'E' },
        { ...text, path: 'x', locale: 'en', text: 'E' },
      ],
    },
    from: shop(),
    with: 'definition/unknown',
  },
  { refuses: 'none', args: { labels: [] }, with: 'command/invalid' },
])
