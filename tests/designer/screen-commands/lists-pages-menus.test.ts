/** Commands of the designers of lists, pages and menus. */
import { expect } from 'vitest'

import { field, label, make, shop } from '../../metadata/shop.ts'
import { checkCommand } from '../commands/check-command.ts'

const fields = (items: readonly { field: string }[]) => items.map(item => item.field)
const ids = (items: readonly { id: string }[]) => items.map(item => item.id)
const onList = { list: 'customers' }

checkCommand('add-column', [
  {
    does: 'adds a column across a reference behind another',
    args: { ...onList, field: 'parent.email', width: 120, after: 'name' },
    changes: ['list/customers'],
    diff: 1,
    says: ['Column parent › email added to List customers', '在列表“customers(中)”中新增列“parent(中) › email(中)”'],
    shows: after => expect(after.get('list', 'customers').columns[1]).toEqual({ field: 'parent.email', width: 120 }),
  },
  { refuses: 'a column that is there', args: { ...onList, field: 'name' }, with: 'command/refused' },
  {
    refuses: 'a path that leads nowhere',
    args: { ...onList, field: 'parent.emial' },
    with: 'command/refused',
    extras: { findings: [{ code: 'reference/unknown', didYouMean: ['email'] }] },
  },
  { refuses: 'a column of no width', args: { ...onList, field: 'email', width: 3 }, with: 'command/invalid' },
])

checkCommand('move-column', [
  {
    does: 'puts the last column first',
    args: { ...onList, field: 'since', after: null },
    changes: ['list/customers'],
    diff: 1,
    says: ['Column since of List customers moved', '移动列表“customers(中)”的列“since(中)”'],
    shows: after => {
      const { columns } = after.get('list', 'customers')
      expect(fields(columns)).toEqual(['since', 'name', 'parent.name', 'credit'])
      expect(columns[0]).toEqual({ field: 'since', total: 'max' })
    },
  },
  {
    does: 'leaves a column that is to follow itself',
    args: { ...onList, field: 'credit', after: 'credit' },
    changes: ['list/customers'],
    diff: 0,
    says: ['Column credit of List customers moved', '移动列表“customers(中)”的列“credit(中)”'],
  },
  { refuses: 'a column that is not there', args: { ...onList, field: 'email' }, with: 'definition/unknown' },
])

checkCommand('remove-column', [
  {
    does: 'takes a column off',
    args: { ...onList, field: 'parent.name' },
    changes: ['list/customers'],
    diff: 1,
    says: ['Column parent › name removed from List customers', '从列表“customers(中)”移除列“parent(中) › name(中)”'],
    shows: after => expect(fields(after.get('list', 'customers').columns)).toEqual(['name', 'credit', 'since']),
  },
  {
    refuses: 'the last column',
    from: shop(({ get }) => void get('list', 'customers').columns.splice(1)),
    args: { ...onList, field: 'name' },
    with: 'command/refused',
  },
  {
    refuses: 'a column that is not there',
    args: { ...onList, field: 'nam' },
    with: 'definition/unknown',
    extras: { didYouMean: ['name'] },
  },
])

/** The shop with an object whose records belong to customers, in two ways when asked. */
const withSamples = (more: boolean) =>
  shop(({ add }) =>
    add(
      make('object', 'sample_dispatch', {
        plural: { en: 'Sample dispatches', 'zh-CN': '样品发放' },
        ownership: 'none',
        title: '{subject}',
        fields: [
          field('text', 'subject', { id: 'field-sample-subject' }),
          field('reference', 'account', { id: 'field-sample-account', target: 'customer' }),
          field('date', 'sent', { id: 'field-sample-sent' }),
          ...(more ? [field('reference', 'payer', { id: 'field-sample-payer', target: 'customer' })] : []),
        ],
      }),
    ),
  )
const onPage = { page: 'customer' }

checkCommand('add-related-list', [
  {
    does: 'makes the children field on the way',
    from: withSamples(false),
    args: { ...onPage, object: 'sample_dispatch' },
    changes: ['object/customer', 'page/customer'],
    says: ['List of Sample dispatches added to Page customer', '在详情页“customer(中)”中新增相关列表“样品发放”'],
    shows: after => {
      const made = after.get('object', 'customer').fields.at(-1)
      const { en, zh } = { en: 'Sample dispatches', zh: '样品发放' }
      expect(made).toMatchObject({
        name: 'sample_dispatches',
        type: 'children',
        target: 'sample_dispatch',
        via: 'account',
      })
      expect(made.label).toEqual({ en, 'zh-CN': zh })
      expect(after.get('page', 'customer').related.at(-1)).toMatchObject({
        label: { en, 'zh-CN': zh },
        children: 'sample_dispatches',
        columns: ['subject', 'sent'],
        create: true,
      })
    },
  },
  {
    does: 'takes the reference that is said',
    from: withSamples(true),
    args: {
      ...onPage,
      object: 'sample_dispatch',
      through: 'payer',
      label: { en: 'Paid' },
      columns: ['sent'],
      after: 'orders',
    },
    changes: ['object/customer', 'page/customer'],
    says: ['List of Paid added to Page customer', '在详情页“customer(中)”中新增相关列表“Paid”'],
    shows: after => {
      expect(after.get('object', 'customer').fields.at(-1).via).toBe('payer')
      expect(after.get('page', 'customer').related[1]).toMatchObject({ label: { en: 'Paid' }, columns: ['sent'] })
    },
  },
  {
    does: 'uses the children field that is there',
    args: { ...onPage, object: '拜访' },
    changes: ['page/customer'],
    diff: 1,
    says: ['List of visits added to Page customer', '在详情页“customer(中)”中新增相关列表“visits(中)”'],
    shows: after =>
      expect(after.get('page', 'customer').related.at(-1)).toMatchObject({
        children: 'visits',
        columns: ['主题', '时间'],
      }),
  },
  {
    does: 'shows a query, which has columns of its own',
    args: { ...onPage, query: 'by_stage', id: 'again', after: null },
    changes: ['page/customer'],
    diff: 1,
    says: ['List of by_stage added to Page customer', '在详情页“customer(中)”中新增相关列表“by_stage(中)”'],
    shows: after =>
      expect(after.get('page', 'customer').related[0]).toEqual({
        id: 'again',
        label: label('by_stage'),
        query: 'by_stage',
      }),
  },
  { refuses: 'two sources', args: { ...onPage, children: 'orders', query: 'by_stage' }, with: 'command/refused' },
  { refuses: 'no source', args: onPage, with: 'command/refused' },
  { refuses: 'an object that does not lead there', args: { ...onPage, object: 'currency' }, with: 'command/refused' },
  {
    refuses: 'an object that leads there in two ways',
    from: withSamples(true),
    args: { ...onPage, object: 'sample_dispatch' },
    with: 'command/refused',
    extras: { didYouMean: ['account', 'payer'] },
  },
  {
    refuses: 'a reference that leads elsewhere',
    args: { ...onPage, object: 'customer', through: 'contact' },
    with: 'command/refused',
  },
  { refuses: 'a field that has no children', args: { ...onPage, children: 'name' }, with: 'command/refused' },
  {
    refuses: 'columns that the children have not',
    args: { ...onPage, children: 'visits', columns: ['nothing'] },
    with: 'command/refused',
  },
])

checkCommand('move-related-list', [
  {
    does: 'moves by what it shows',
    args: { ...onPage, related: 'by_stage', after: null },
    changes: ['page/customer'],
    diff: 1,
    says: ['List of by_stage moved on Page customer', '在详情页“customer(中)”中移动相关列表“by_stage”'],
    shows: after => expect(ids(after.get('page', 'customer').related)).toEqual(['stages', 'orders']),
  },
  {
    refuses: 'one that is not there',
    args: { ...onPage, related: 'order' },
    with: 'definition/unknown',
    extras: { didYouMean: ['orders'] },
  },
])

checkCommand('remove-related-list', [
  {
    does: 'takes it off, and the children field stays',
    args: { ...onPage, related: 'orders' },
    changes: ['page/customer'],
    diff: 1,
    says: ['List of orders removed from Page customer', '从详情页“customer(中)”移除相关列表“orders”'],
    shows: after => expect(ids(after.get('page', 'customer').related)).toEqual(['stages']),
  },
  { refuses: 'one that is not there', args: { ...onPage, related: 'x' }, with: 'definition/unknown' },
])

const onMenu = { menu: 'shop', group: 'group' }
const twoGroups = () =>
  shop(({ get }) =>
    get('menu', 'shop').groups.push({
      id: 'second',
      label: { en: 'Second', 'zh-CN': '第二' },
      items: [{ id: 'stages', query: 'by_stage' }],
    }),
  )

checkCommand('add-menu-entry', [
  {
    does: 'adds a list, which brings its label',
    args: { ...onMenu, list: 'customers', id: 'again', after: 'recent' },
    changes: ['menu/shop'],
    diff: 1,
    says: [
      'Entry customers added to Menu shop, group group',
      '在菜单“shop(中)”的分组“group(中)”中新增菜单项“customers(中)”',
    ],
    shows: after => expect(after.get('menu', 'shop').groups[0].items[2]).toEqual({ id: 'again', list: 'customers' }),
  },
  {
    does: 'adds a link under the label of a group',
    from: twoGroups(),
    args: {
      menu: 'shop',
      group: '第二',
      link: 'https://example.com/a',
      label: { en: 'Help', 'zh-CN': '帮助' },
      after: null,
    },
    changes: ['menu/shop'],
    says: ['Entry Help added to Menu shop, group Second', '在菜单“shop(中)”的分组“第二”中新增菜单项“帮助”'],
    shows: after =>
      expect(after.get('menu', 'shop').groups[1].items[0]).toMatchObject({ link: 'https://example.com/a' }),
  },
  { refuses: 'a link without a label', args: { ...onMenu, link: 'https://example.com' }, with: 'command/refused' },
  {
    refuses: 'a script as a link',
    args: { ...onMenu, link: 'javascript:alert(1)', label: label('x') },
    with: 'command/invalid',
  },
  { refuses: 'nothing to open', args: onMenu, with: 'command/refused' },
  {
    refuses: 'a list that is not there',
    args: { ...onMenu, list: 'customer' },
    with: 'definition/unknown',
    extras: { didYouMean: ['customers'] },
  },
  {
    refuses: 'a group that is not there',
    args: { ...onMenu, group: 'x', list: 'customers' },
    with: 'definition/unknown',
  },
])

checkCommand('move-menu-entry', [
  {
    does: 'puts it into another group',
    from: twoGroups(),
    args: { menu: 'shop', entry: 'customers', group: 'Second', after: 'by_stage' },
    changes: ['menu/shop'],
    says: [
      'Entry customers of Menu shop moved to group Second',
      '移动菜单“shop(中)”的菜单项“customers(中)”到分组“第二”',
    ],
    shows: after =>
      expect(after.get('menu', 'shop').groups.map((group: { items: { id: string }[] }) => ids(group.items))).toEqual([
        ['query', 'link'],
        ['stages', 'list'],
      ]),
  },
  {
    does: 'puts it elsewhere in its group',
    args: { menu: 'shop', entry: 'link', after: 'customers' },
    changes: ['menu/shop'],
    diff: 1,
    says: ['Entry https://example.com of Menu shop moved', '移动菜单“shop(中)”的菜单项“https://example.com”'],
    shows: after => expect(ids(after.get('menu', 'shop').groups[0].items)).toEqual(['list', 'link', 'query']),
  },
  { refuses: 'one that is not there', args: { menu: 'shop', entry: 'x' }, with: 'definition/unknown' },
])

checkCommand('remove-menu-entry', [
  {
    does: 'takes it out, and the query stays',
    args: { menu: 'shop', entry: 'recent' },
    changes: ['menu/shop'],
    diff: 1,
    says: ['Entry recent removed from Menu shop', '从菜单“shop(中)”移除菜单项“recent(中)”'],
    shows: after => expect(ids(after.get('menu', 'shop').groups[0].items)).toEqual(['list', 'link']),
  },
  { refuses: 'one that is not there', args: { menu: 'shop', entry: 'recnt' }, with: 'definition/unknown' },
])
