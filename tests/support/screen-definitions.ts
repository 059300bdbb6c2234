/** Lists, forms, pages, queries, actions and menus for the fixture application. */
import type { Definition } from '#metadata/definitions.ts'

const label = (en: string) => ({ en, 'zh-CN': en })

function definition(kind: Definition['kind'], name: string, more: object): Definition {
  return { id: `fix-${kind}-${name}`, kind, name, label: label(name), ...more } as unknown as Definition
}

const rule = (field: string, operator: string, value: unknown) => ({ field, operator, value })
const and = (...rules: object[]) => ({ combinator: 'and' as const, rules })

/** What the fixture's objects are shown with. */
export function screenDefinitions(): Definition[] {
  return [
    definition('list', 'customers', {
      object: '客户',
      default: true,
      columns: [{ field: 'name' }, { field: '城市' }, { field: 'secret' }],
      filter: and(rule('secret', 'notNull', null)),
      sort: [{ field: 'name' }],
    }),
    definition('list', 'open_deals', {
      object: 'deal',
      columns: [
        { field: 'name' },
        { field: 'amount', total: 'sum' },
        { field: 'chance', total: 'avg' },
        { field: 'customer' },
        { field: 'customer.secret' },
      ],
      filter: and(rule('stage', '=', 'open')),
      sort: [{ field: 'amount', descending: true }],
    }),
    definition('list', 'heads_only', { object: 'deal', roles: ['unit_head'], columns: [{ field: 'name' }] }),
    definition('form', 'customer', {
      object: '客户',
      tabs: [
        {
          id: 'main',
          label: label('Main'),
          sections: [{ id: 'basics', items: [{ field: 'name' }, { field: '城市' }] }],
        },
        { id: 'private', label: label('Private'), sections: [{ id: 'secret', items: [{ field: 'secret' }] }] },
      ],
    }),
    definition('form', 'deal', {
      object: 'deal',
      tabs: [
        {
          id: 'main',
          label: label('Main'),
          sections: [
            {
              id: 'basics',
              items: [{ field: 'name' }, { field: 'stage' }, { field: 'amount' }, { field: 'customer' }],
            },
            { id: 'lines', items: [{ field: 'lines', columns: [{ field: 'name' }, { field: 'quantity' }] }] },
          ],
        },
      ],
    }),
    definition('page', 'customer', {
      object: '客户',
      header: ['城市', 'owner', 'secret'],
      form: 'customer',
      related: [
        {
          id: 'deals',
          label: label('Deals'),
          children: 'deals',
          columns: ['name', 'stage', 'amount'],
          sort: [{ field: 'name' }],
          limit: 2,
        },
        {
          id: 'open',
          label: label('Open'),
          children: 'deals',
          columns: ['name'],
          filter: and(rule('stage', '=', 'open')),
          limit: 5,
        },
        { id: 'by-query', label: label('By query'), query: 'deals_of_record' },
        { id: 'by-stage', label: label('By stage'), query: 'stages_of_record' },
      ],
      timeline: {
        sources: [{ id: 'notes', object: 'note', through: 'about', at: 'at', show: ['done'] }],
        changes: true,
      },
      actions: ['greet'],
    }),
    definition('page', 'deal', { object: 'deal', header: ['customer.name'], form: 'deal', actions: ['win'] }),
    definition('query', 'deals_of_record', {
      object: 'deal',
      select: ['name', 'amount'],
      filter: and(rule('customer', '=', '$record')),
      sort: [{ field: 'name' }],
      limit: 3,
    }),
    definition('query', 'stages_of_record', {
      object: 'deal',
      filter: and(rule('customer', '=', '$record')),
      groups: [{ field: 'stage' }],
      measures: [{ as: 'n', fn: 'count' }],
    }),
    definition('query', 'large_deals', {
      object: 'deal',
      parameters: [
        { name: 'amount', type: 'number', required: true, default: '100' },
        { name: 'until', type: 'date' },
        { name: 'of', type: 'record' },
      ],
      select: ['name', 'amount'],
      filter: and(
        rule('amount', '>=', { parameter: 'amount' }),
        rule('close_date', '<=', { parameter: 'until' }),
        rule('customer', '=', { parameter: 'of' }),
      ),
      sort: [{ field: 'amount', descending: true }],
    }),
    definition('query', 'by_stage', {
      object: 'deal',
      groups: [{ field: 'stage' }],
      measures: [
        { as: 'n', fn: 'count' },
        { as: 'total', fn: 'sum', field: 'amount' },
      ],
      sort: [{ field: 'total', descending: true }],
    }),
    definition('query', 'by_secret', {
      object: '客户',
      groups: [{ field: 'secret' }],
      measures: [{ as: 'n', fn: 'count' }],
    }),
    definition('action', 'win', {
      object: 'deal',
      does: 'update',
      when: and(rule('stage', '=', 'open')),
      set: [{ field: 'stage', value: 'won' }],
    }),
    definition('action', 'greet', {
      object: '客户',
      does: 'link',
      link: 'https://example.com/{name}',
      when: and(rule('城市', '=', '上海')),
    }),
    definition('action', 'expose', { object: '客户', does: 'link', link: 'https://example.com/{secret}' }),
    definition('menu', 'sales', {
      groups: [
        {
          id: 'records',
          label: label('Records'),
          items: [
            { id: 'customers', list: 'customers' },
            { id: 'heads', list: 'heads_only' },
          ],
        },
        { id: 'heads', label: label('Heads'), items: [{ id: 'heads', list: 'heads_only' }] },
      ],
      home: [{ id: 'open', list: 'open_deals' }],
    }),
    definition('menu', 'hidden', {
      groups: [{ id: 'all', label: label('All'), items: [{ id: 'customers', list: 'customers' }] }],
    }),
  ]
}
