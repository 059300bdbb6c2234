/** Commands of the form designer: tabs, sections and what stands in them. */
import { expect } from 'vitest'

import type { NamedApplication } from '#metadata/application.ts'
import type { FormDefinition } from '#metadata/definitions.ts'

import { label, shop } from '../../metadata/shop.ts'
import { checkCommand } from '../commands/check-command.ts'

/** The form of customers with a second tab that has two sections. */
const twoTabs = (): NamedApplication =>
  shop(({ get }) => {
    get('form', 'customer').tabs.push({
      id: 'more',
      label: { en: 'More', 'zh-CN': '更多' },
      sections: [
        { id: 'dates', label: { en: 'Dates', 'zh-CN': '日期' }, items: [{ field: 'since' }, { field: 'seen' }] },
        { id: 'money', items: [{ field: 'credit', width: 2 }] },
      ],
    })
  })

/** The form as tabs › sections › fields. */
const layout = ({ tabs }: FormDefinition) =>
  tabs.map(tab => tab.sections.map(section => section.items.map(item => item.field).join(' ')))

const onForm = { form: 'customer' }
const basics = 'name owner notes orders'

checkCommand('add-tab', [
  {
    does: 'adds a tab with a section to put fields into',
    args: { ...onForm, label: { en: 'Money', 'zh-CN': '财务' }, after: 'main' },
    changes: ['form/customer'],
    diff: 1,
    says: ['Tab Money added to Form customer', '在表单“customer(中)”中新增标签页“财务”'],
    shows: after => {
      const [, tab] = after.get('form', 'customer').tabs
      expect(tab).toMatchObject({ label: { en: 'Money' }, sections: [{ columns: 2, items: [] }] })
      expect(tab.id).toMatch(/^[a-z0-9]{12}$/)
    },
  },
  {
    does: 'puts it in front, with an id of its own',
    args: { ...onForm, label: { en: 'Money' }, id: 'money', columns: 3, after: null },
    changes: ['form/customer'],
    says: ['Tab Money added to Form customer', '在表单“customer(中)”中新增标签页“Money”'],
    shows: after =>
      expect(after.get('form', 'customer').tabs[0]).toMatchObject({ id: 'money', sections: [{ columns: 3 }] }),
  },
  {
    refuses: 'an unknown form',
    args: { form: 'custmer', label: label('x') },
    with: 'definition/unknown',
    extras: { didYouMean: ['customer'] },
  },
  {
    refuses: 'a tab to follow that is not there',
    args: { ...onForm, label: label('x'), after: 'mian' },
    with: 'definition/unknown',
    extras: { didYouMean: ['main'] },
  },
  { refuses: 'five columns', args: { ...onForm, label: label('x'), columns: 5 }, with: 'command/invalid' },
  { refuses: 'a label that is no text', args: { ...onForm, label: 'Money' }, with: 'command/invalid' },
])

checkCommand('remove-tab', [
  {
    does: 'takes it off with what stands on it',
    from: twoTabs(),
    args: { ...onForm, tab: '更多' },
    changes: ['form/customer'],
    diff: 1,
    says: ['Tab More removed from Form customer', '从表单“customer(中)”移除标签页“更多”'],
    shows: after => expect(layout(after.get('form', 'customer'))).toEqual([[basics]]),
  },
  { refuses: 'the last one', args: { ...onForm, tab: 'main' }, with: 'command/refused' },
  { refuses: 'one that is not there', args: { ...onForm, tab: 'x' }, with: 'definition/unknown' },
])

checkCommand('move-tab', [
  {
    does: 'puts a tab in front',
    from: twoTabs(),
    args: { ...onForm, tab: 'More', after: null },
    changes: ['form/customer'],
    diff: 1,
    says: ['Tab More of Form customer moved', '移动表单“customer(中)”的标签页“更多”'],
    shows: after =>
      expect(after.get('form', 'customer').tabs.map((tab: { id: string }) => tab.id)).toEqual(['more', 'main']),
  },
  {
    refuses: 'behind one that is not there',
    from: twoTabs(),
    args: { ...onForm, tab: 'more', after: 'x' },
    with: 'definition/unknown',
  },
])

checkCommand('add-section', [
  {
    does: 'adds a section to a tab',
    args: { ...onForm, tab: 'main', label: { en: 'Address', 'zh-CN': '地址' }, columns: 1, after: null },
    changes: ['form/customer'],
    diff: 1,
    says: [
      'Section Address added to tab main of Form customer',
      '在表单“customer(中)”的标签页“main(中)”中新增分区“地址”',
    ],
    shows: after =>
      expect(after.get('form', 'customer').tabs[0].sections[0]).toMatchObject({
        label: { en: 'Address' },
        columns: 1,
        items: [],
      }),
  },
  {
    does: 'adds one without a label',
    args: { ...onForm, tab: 'main' },
    changes: ['form/customer'],
    says: ['Section added to tab main of Form customer', '在表单“customer(中)”的标签页“main(中)”中新增分区'],
    shows: after => expect(after.get('form', 'customer').tabs[0].sections[1]).not.toHaveProperty('label'),
  },
  { refuses: 'a tab that is not there', args: { ...onForm, tab: 'mani' }, with: 'definition/unknown' },
])

checkCommand('move-section', [
  {
    does: 'puts it onto another tab',
    from: twoTabs(),
    args: { ...onForm, section: 'basics', tab: 'more', after: 'dates' },
    changes: ['form/customer'],
    says: [
      'Section main 1 of Form customer moved to tab More',
      '移动表单“customer(中)”的分区“main(中) 1”到标签页“更多”',
    ],
    shows: after => expect(layout(after.get('form', 'customer'))).toEqual([[], ['since seen', basics, 'credit']]),
  },
  {
    does: 'puts it elsewhere on its tab',
    from: twoTabs(),
    args: { ...onForm, section: 'Dates' },
    changes: ['form/customer'],
    diff: 1,
    says: ['Section Dates of Form customer moved', '移动表单“customer(中)”的分区“日期”'],
    shows: after => expect(layout(after.get('form', 'customer'))[1]).toEqual(['credit', 'since seen']),
  },
  {
    refuses: 'a section that is not there',
    args: { ...onForm, section: 'basic' },
    with: 'definition/unknown',
    extras: { didYouMean: ['basics'] },
  },
  { refuses: 'a tab that is not there', args: { ...onForm, section: 'basics', tab: 'x' }, with: 'definition/unknown' },
])

checkCommand('remove-section', [
  {
    does: 'takes it off with its fields, which stay in the object',
    from: twoTabs(),
    args: { ...onForm, section: 'money' },
    changes: ['form/customer'],
    diff: 1,
    says: ['Section More 2 removed from Form customer', '从表单“customer(中)”移除分区“更多 2”'],
    shows: after => expect(layout(after.get('form', 'customer'))).toEqual([[basics], ['since seen']]),
  },
  {
    refuses: 'one of another tab',
    from: twoTabs(),
    args: { ...onForm, section: 'money', tab: 'main' },
    with: 'definition/unknown',
  },
])

checkCommand('place-field', [
  {
    does: 'puts a field behind another',
    args: { ...onForm, section: 'basics', field: 'email', width: 2, after: 'name' },
    changes: ['form/customer'],
    diff: 1,
    says: ['Field email placed on Form customer', '将字段“email(中)”放到表单“customer(中)”'],
    shows: after =>
      expect(after.get('form', 'customer').tabs[0].sections[0].items[1]).toEqual({ field: 'email', width: 2 }),
  },
  {
    does: 'puts a system field first',
    args: { ...onForm, section: 'basics', field: 'unit', after: null },
    changes: ['form/customer'],
    says: ['Field Unit placed on Form customer', '将字段“所属部门”放到表单“customer(中)”'],
    shows: after => expect(after.get('form', 'customer').tabs[0].sections[0].items[0]).toEqual({ field: 'unit' }),
  },
  {
    does: 'gives a grid its columns, without the way back',
    from: shop(({ get }) => void get('form', 'customer').tabs[0]?.sections[0]?.items.pop()),
    args: { ...onForm, section: 'basics', field: 'orders' },
    changes: ['form/customer'],
    says: ['Field orders placed on Form customer', '将字段“orders(中)”放到表单“customer(中)”'],
    shows: after =>
      expect(after.get('form', 'customer').tabs[0].sections[0].items.at(-1)).toEqual({
        field: 'orders',
        columns: [{ field: 'subject' }, { field: 'quantity' }, { field: 'amount' }, { field: 'day' }],
      }),
  },
  {
    refuses: 'a field that the form shows',
    args: { ...onForm, section: 'basics', field: 'name' },
    with: 'command/refused',
  },
  {
    refuses: 'a field that the object has not',
    args: { ...onForm, section: 'basics', field: 'emial' },
    with: 'definition/unknown',
    extras: { didYouMean: ['email'] },
  },
  {
    refuses: 'a system field that its object has not',
    args: { form: 'order', section: 'x', field: 'owner' },
    with: 'definition/unknown',
  },
])

checkCommand('move-item', [
  {
    does: 'puts a field into another section, with what is said of it',
    from: twoTabs(),
    args: { ...onForm, field: 'credit', to: { section: 'dates', tab: 'more' }, after: 'since' },
    changes: ['form/customer'],
    says: ['Field credit moved on Form customer', '在表单“customer(中)”上移动字段“credit(中)”'],
    shows: after => {
      const form = after.get('form', 'customer')
      expect(layout(form)).toEqual([[basics], ['since credit seen', '']])
      expect(form.tabs[1].sections[0].items[1]).toEqual({ field: 'credit', width: 2 })
    },
  },
  {
    does: 'puts it onto another tab',
    from: twoTabs(),
    args: { ...onForm, field: 'notes', to: { section: 'money' } },
    changes: ['form/customer'],
    says: ['Field notes moved on Form customer', '在表单“customer(中)”上移动字段“notes(中)”'],
    shows: after =>
      expect(layout(after.get('form', 'customer'))).toEqual([['name owner orders'], ['since seen', 'credit notes']]),
  },
  {
    does: 'puts it elsewhere in its section',
    args: { ...onForm, field: 'orders', after: 'name' },
    changes: ['form/customer'],
    diff: 1,
    says: ['Field orders moved on Form customer', '在表单“customer(中)”上移动字段“orders(中)”'],
    shows: after => expect(layout(after.get('form', 'customer'))).toEqual([['name orders owner notes']]),
  },
  { refuses: 'a field that the form does not show', args: { ...onForm, field: 'email' }, with: 'definition/unknown' },
  {
    refuses: 'a place without a section',
    args: { ...onForm, field: 'name', to: { tab: 'main' } },
    with: 'command/invalid',
  },
])

checkCommand('remove-item', [
  {
    does: 'takes a field off the form',
    args: { ...onForm, field: 'notes' },
    changes: ['form/customer'],
    diff: 1,
    says: ['Field notes taken off Form customer', '从表单“customer(中)”移除字段“notes(中)”'],
    shows: after => expect(layout(after.get('form', 'customer'))).toEqual([['name owner orders']]),
  },
  {
    refuses: 'a field that the form does not show',
    args: { ...onForm, field: 'nots' },
    with: 'definition/unknown',
    extras: { didYouMean: ['notes'] },
  },
])
