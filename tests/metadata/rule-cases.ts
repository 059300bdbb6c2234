/** For every rule: edits of the shop that it accepts, and edits that it refuses with a code at a place. */
import type { rules } from '#metadata/rules/rules.ts'

import { approvalCases, recipientCases } from './approvals/approval-cases.ts'
import { type Draft, field, label, make } from './shop.ts'
import { events, nodes, structure, workflow, paths as workflowPaths } from './workflows/workflow-cases.ts'

type Edit = (draft: Draft) => void

/** A code, a JSON pointer, and the edit that brings the finding about. */
type Invalid = readonly [code: string, pointer: string, edit: Edit]

export interface RuleCases {
  /** Besides the shop itself. */
  readonly valid?: readonly Edit[]
  readonly invalid: readonly Invalid[]
}

const listFilter =
  (...filterRules: unknown[]): Edit =>
  draft => {
    draft.get('list', 'customers').filter = { combinator: 'and', rules: filterRules } as never
  }
/** A step of a workflow that finds customers by when they came, from a value that it is given as `from`. */
const findingSince = (value: unknown): Edit =>
  workflow(
    {
      find: {
        type: 'serviceTask',
        does: {
          type: 'find',
          target: 'customer',
          filter: { combinator: 'and', rules: [{ field: 'since', operator: '>', value }] },
          parameters: [{ name: 'from', value: 'record.since' }],
          variable: 'found',
        },
      },
    },
    ['work > find > done'],
    made => {
      made.variables?.push({ name: 'found', type: 'any' })
    },
  )
const at0 = (rest: string) => `/filter/rules/0${rest}`
const set =
  (object: string, name: string, properties: Record<string, unknown>): Edit =>
  draft => {
    Object.assign(draft.field(object, name), properties)
  }
const customer =
  (properties: Record<string, unknown>): Edit =>
  draft => {
    Object.assign(draft.get('object', 'customer'), properties)
  }
const fieldAt = (index: number, rest = '') => `/fields/${index}${rest}`
const mapping =
  (properties: Record<string, unknown>, target = 1): Edit =>
  draft => {
    draft.get('conversion', 'to_order').targets[target]?.fields.push(properties as never)
  }

const added =
  (type: Parameters<typeof field>[0], name: string, properties: Record<string, unknown>): Edit =>
  draft => {
    draft.get('object', 'customer').fields.push(field(type, name, properties))
  }
/** A setting, with these properties. */
const limit =
  (properties: Record<string, unknown>): Edit =>
  draft => {
    draft.add(make('setting', 'limit', { type: 'number', ...properties }))
  }
const validationAt = '/validations/0/holds'
/** A validation of customers, and a setting that it may speak of. */
export const holds =
  (text: string): Edit =>
  draft => {
    limit({ default: '10' })(draft)
    const validation = { id: 'one', label: label('one'), holds: text, message: label('no'), level: 'error' }
    Object.assign(draft.get('object', 'customer'), { validations: [validation] })
  }
/** A mail template about customers. */
export const mail =
  (properties: Record<string, unknown> = {}): Edit =>
  draft => {
    const words = { subject: { en: 'About {{name}}' }, body: { en: 'Hello' } }
    const template = {
      ...make('mailTemplate', 'hello', { object: 'customer', ...words, ...properties }),
      id: 'mail-hello',
    }
    draft.add(JSON.parse(JSON.stringify(template)))
  }
/** A document about customers. */
export const document =
  (properties: Record<string, unknown> = {}): Edit =>
  draft => {
    const definition = make('document', 'letter', {
      object: 'customer',
      body: { en: '<p>{{name}}</p>' },
      ...properties,
    })
    draft.add(JSON.parse(JSON.stringify({ ...definition, id: 'document-letter' })))
  }
const printing = (text: string) => document({ body: { en: text } })
/** A report on customers, with some of its properties replaced. */
export const report =
  (more: Record<string, unknown> = {}): Edit =>
  draft => {
    const base = {
      object: 'customer',
      rows: [{ id: 'stage', field: 'stage', top: 2, rest: 'others' }],
      columns: [{ id: 'month', field: 'since', by: 'month' }],
      measures: [
        { as: 'n', fn: 'count' },
        { as: 'total', fn: 'sum', field: 'credit', show: 'change', against: 'year' },
        { as: 'mean', formula: 'total / n', colors: [{ id: 'low', when: 'mean < 1', color: '#ff0000' }] },
      ],
    }
    draft.add(make('report', 'stages', { ...base, ...more } as never))
  }
/** The report and a dashboard with one tile of it, with some of their properties replaced. */
export const dashboard =
  (tile: Record<string, unknown> = {}, more: Record<string, unknown> = {}, asked: Record<string, unknown> = {}): Edit =>
  draft => {
    report({ period: { field: 'since', range: 'this_year' }, ...asked })(draft)
    const shown = { id: 'tile', type: 'kpi', report: 'stages', measure: 'total', ...tile }
    // Properties that are undefined go.
    draft.add(
      JSON.parse(JSON.stringify(make('dashboard', 'board', { tiles: [shown], filters: shared, ...more } as never))),
    )
  }
const shared = [
  { id: 'days', type: 'period', default: 'this_year' },
  { id: 'who', type: 'user' },
  { id: 'stage', type: 'choice' },
]
/** A report on customers with orders beside, of which these properties are another's. */
export const ordersBeside = (
  source: Record<string, unknown> = {},
  measure: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Edit =>
  report({
    rows: [{ id: 'parent', field: 'parent' }],
    measures: [
      { as: 'n', fn: 'count' },
      {
        as: 'bought',
        fn: 'sum',
        source: {
          object: 'order',
          field: 'amount',
          groups: [
            { group: 'parent', field: 'customer.parent' },
            { group: 'month', field: 'day' },
          ],
          ...source,
        },
        ...measure,
      },
    ],
    ...more,
  })
const ofOrders = { children: 'orders', fn: 'sum' }

/** A lifecycle of the stage of customers, with some of its properties replaced. */
export const lifecycle =
  (more: Record<string, unknown> = {}, name = 'stages'): Edit =>
  draft => {
    const base = {
      object: 'customer',
      field: 'stage',
      states: [
        { id: 'one', code: 'open', kind: 'open' },
        { id: 'two', code: 'won', kind: 'won' },
      ],
      initial: ['open'],
      transitions: [way('win', ['open'], 'won'), way('reopen', ['won'], 'open')],
    }
    draft.add(make('lifecycle', name, { ...base, ...more } as never))
  }
const way = (name: string, from: string[], to: string, more: object = {}) => ({
  id: `way-${name}`,
  name,
  label: label(name),
  from,
  to,
  ...more,
})
const control = (mode: string, more: object = {}) => ({
  id: `control-${mode.toLowerCase()}`,
  states: ['won'],
  fields: ['notes'],
  mode,
  ...more,
})
const complete = (more: object) => ({ id: 'whole', label: label('whole'), state: 'won', ...more })
const three = [
  { id: 'one', code: 'open', kind: 'open' },
  { id: 'two', code: 'won', kind: 'won' },
  { id: 'six', code: 'old', kind: 'done' },
]
const withWin = (more: object): Edit => lifecycle({ transitions: [way('win', ['open'], 'won', more)] })
const both = (first: object, second: object): Edit => lifecycle({ control: [first, second] })

export const cases: Record<keyof typeof rules, RuleCases> = {
  uniqueIds: {
    invalid: [
      [
        'id/taken',
        '/id',
        draft => {
          draft.get('form', 'order').id = 'form-customer'
        },
      ],
    ],
  },
  uniqueNames: {
    valid: [
      draft => {
        draft.get('query', 'recent').name = 'customers'
      },
    ],
    invalid: [
      [
        'name/taken',
        '/name',
        draft => {
          draft.get('form', 'order').name = 'customer'
        },
      ],
    ],
  },
  uniqueKeys: {
    invalid: [
      ['key/taken', '/fields/1/id', set('customer', 'code', { id: 'field-name' })],
      ['name/taken', '/fields/1/name', set('customer', 'code', { name: 'name' })],
      [
        'key/taken',
        '/choices/1/code',
        draft => {
          Object.assign(draft.get('picklist', 'levels').choices[1] as object, { code: 'a' })
        },
      ],
      [
        'key/taken',
        '/tabs/0/sections/0/items/1/field',
        draft => {
          draft.get('form', 'customer').tabs[0]?.sections[0]?.items.splice(1, 1, { field: 'name' })
        },
      ],
      [
        'key/taken',
        '/measures/1/as',
        draft => {
          Object.assign(draft.get('query', 'by_stage').measures?.[1] as object, { as: 'n' })
        },
      ],
      [
        'name/taken',
        '/recordTypes/1/name',
        draft => {
          Object.assign(draft.get('object', 'customer').recordTypes?.[1] as object, { name: 'firm' })
        },
      ],
      [
        'key/taken',
        '/rights/1/object',
        draft => {
          Object.assign(draft.get('role', 'clerk').rights?.[1] as object, { object: 'customer' })
        },
      ],
    ],
  },
  reservedNames: {
    valid: [
      draft => {
        draft.get('object', 'order').fields.push(field('text', 'owner'))
      },
    ],
    invalid: [
      [
        'name/reserved',
        '/fields/5/name',
        draft => {
          draft.get('object', 'order').fields.push(field('text', 'rev'))
        },
      ],
      [
        'name/reserved',
        '/fields/3/name',
        draft => {
          draft.get('object', '拜访').fields.push(field('text', 'owner'))
        },
      ],
    ],
  },
  knownReferences: {
    invalid: [
      ['reference/unknown', fieldAt(14, '/target'), set('customer', 'parent', { target: 'custmer' })],
      [
        'reference/unknown',
        '/columns/0/field',
        draft => {
          draft.get('list', 'customers').columns[0] = { field: 'nme' }
        },
      ],
      [
        'reference/unknown',
        '/columns/0/field',
        draft => {
          draft.get('list', 'customers').columns[0] = { field: 'parent.parent.nme' }
        },
      ],
      ['reference/unknown', '/title', customer({ title: '{name} {nme}' })],
      ['reference/unknown', at0('/field'), listFilter({ field: 'nme', operator: '=', value: 'x' })],
      [
        'reference/unknown',
        at0('/value/rules/0/field'),
        listFilter({
          field: 'orders',
          match: { mode: 'any' },
          value: { combinator: 'and', rules: [{ field: 'nme', operator: 'null' }] },
        }),
      ],
      [
        'reference/unknown',
        '/recordTypes/0',
        draft => {
          draft.get('form', 'customer').recordTypes = ['company']
        },
      ],
      [
        'reference/unknown',
        '/part',
        draft => {
          draft.get('form', 'customer').part = 'shop.bse'
        },
      ],
      [
        'reference/unknown',
        '/menus/0',
        draft => {
          draft.get('role', 'clerk').menus = ['shops']
        },
      ],
    ],
  },
  systemDefinitions: {
    valid: [
      draft => {
        draft.get('object', 'user').fields.push(field('text', 'badge'))
      },
      set('user', 'login', { name: 'account_name' }),
    ],
    invalid: [
      [
        'system/missing',
        '',
        draft => {
          draft.definitions.splice(
            draft.definitions.findIndex(item => item.id === 'sys-exchange_rate'),
            1,
          )
        },
      ],
      [
        'system/missing',
        '',
        draft => {
          draft.get('role', 'administrator').id = 'sys-role-other'
        },
      ],
      ['system/field-changed', '/fields/2', set('user', 'email', { type: 'phone' })],
      ['system/field-changed', '/fields', set('user', 'login', { id: 'sys-user-other' })],
      ['system/field-changed', '/fields/2', set('unit', 'parent', { target: 'user' })],
      [
        'system/role-changed',
        '/system',
        draft => {
          draft.get('role', 'administrator').system = ['audit']
        },
      ],
    ],
  },
  titles: {
    invalid: [
      ['text/malformed', '/title', customer({ title: '{name} {' })],
      ['text/malformed', '/title', customer({ title: '{name} {}' })],
      [
        'text/malformed',
        '/link',
        draft => {
          draft.get('action', 'visit').link = 'https://example.com/}'
        },
      ],
      ['title/constant', '/title', customer({ title: 'Customer' })],
    ],
  },
  paths: {
    invalid: [
      [
        'path/not-crossable',
        '/columns/0/field',
        draft => {
          draft.get('list', 'customers').columns[0] = { field: 'name.x' }
        },
      ],
      [
        'path/not-crossable',
        '/columns/0/field',
        draft => {
          draft.get('list', 'customers').columns[0] = { field: 'orders.subject' }
        },
      ],
      [
        'path/not-crossable',
        '/columns/0/field',
        draft => {
          draft.get('list', 'customers').columns[0] = { field: 'about.name' }
        },
      ],
      ['path/not-crossable', '/rows/0/field', report({ rows: [{ id: 'row', field: 'parent.orders.subject' }] })],
      ['path/not-crossable', at0('/field'), listFilter({ field: 'orders.subject', operator: '=', value: 'x' })],
      [
        'path/too-long',
        '/columns/0/field',
        draft => {
          draft.get('list', 'customers').columns[0] = { field: `${'parent.'.repeat(6)}name` }
        },
      ],
      [
        'path/ends-at-children',
        '/columns/0/field',
        draft => {
          draft.get('list', 'customers').columns[0] = { field: 'parent.orders' }
        },
      ],
      ['path/ends-at-children', '/title', customer({ title: '{orders}' })],
      ['path/not-text', '/title', customer({ title: '{logo}' })],
    ],
  },
  children: {
    invalid: [
      ['children/not-back', fieldAt(20, '/via'), set('customer', 'orders', { via: 'subject' })],
      [
        'children/not-back',
        fieldAt(21, '/via'),
        draft => {
          draft.field('拜访', 'regarding').targets = ['order']
        },
      ],
      ['children/not-back', fieldAt(20, '/via'), set('order', 'customer', { target: 'user' })],
      [
        'children/system-field',
        '/fields/15/via',
        draft => {
          draft.get('object', 'user').fields.push(field('children', 'mine', { target: 'customer', via: 'owner' }))
        },
      ],
    ],
  },
  hierarchies: {
    invalid: [
      ['hierarchy/not-self', '/hierarchy', customer({ hierarchy: 'contact' })],
      ['hierarchy/not-self', '/hierarchy', customer({ hierarchy: 'about' })],
      ['hierarchy/not-self', '/hierarchy', customer({ hierarchy: 'name' })],
    ],
  },
  accessChains: {
    valid: [customer({ access: { mode: 'own' } })],
    invalid: [
      ['access/not-used', '/access/through', customer({ access: { mode: 'own', through: 'parent' } })],
      ['access/not-told', '/access', customer({ access: { mode: 'follows' } })],
      ['access/not-reference', '/access/through', customer({ access: { mode: 'follows', through: 'name' } })],
      ['access/cyclic', '/access/through', customer({ access: { mode: 'follows', through: 'parent' } })],
    ],
  },
  scopes: {
    invalid: [
      [
        'scope/without-owner',
        '/rights/2/read',
        draft => {
          Object.assign(draft.get('role', 'clerk').rights?.[2] as object, { read: 'own' })
        },
      ],
      [
        'scope/without-owner',
        '/rights/1/read',
        draft => {
          delete draft.get('object', 'order').access
        },
      ],
      [
        'scope/without-owner',
        '/rights/1/read',
        draft => {
          draft.get('object', 'customer').ownership = 'none'
          Object.assign(draft.get('role', 'clerk').rights?.[0] as object, { create: 'all', read: 'all' })
        },
      ],
    ],
  },
  parties: {
    valid: [customer({ party: 'about' })],
    invalid: [['party/not-object', '/party', customer({ party: 'parent.name' })]],
  },
  keys: {
    valid: [customer({ search: [] })],
    invalid: [
      ['key/empty', '/keys/0/fields', customer({ keys: [{ id: 'key', fields: [] }] })],
      ['key/unfit-field', '/keys/0/fields/0', customer({ keys: [{ id: 'key', fields: ['notes'] }] })],
      ['key/unfit-field', '/keys/0/fields/0', customer({ keys: [{ id: 'key', fields: ['tags'] }] })],
      ['index/unfit-field', '/indexes/0/fields/0', customer({ indexes: [{ id: 'index', fields: ['orders'] }] })],
      ['index/empty', '/indexes/0/fields', customer({ indexes: [{ id: 'index', fields: [] }] })],
      [
        'duplicate/unfit-field',
        '/duplicates/0/fields/0',
        customer({ duplicates: [{ id: 'rule', match: 'exact', fields: ['logo'], action: 'warn' }] }),
      ],
      ['search/unfit-field', '/search/0', customer({ search: ['size'] })],
    ],
  },
  choices: {
    valid: [
      draft => {
        draft.get('type', 'short_text').base = 'choice'
        draft.get('type', 'short_text').picklist = 'levels'
        Object.assign(draft.field('customer', 'level'), { picklist: undefined, dataType: 'short_text' })
      },
    ],
    invalid: [
      ['choice/two-sources', fieldAt(11, '/picklist'), set('customer', 'stage', { picklist: 'levels' })],
      [
        'choice/no-source',
        fieldAt(12),
        draft => {
          delete draft.field('customer', 'level').picklist
        },
      ],
      [
        'choice/none',
        '/choices',
        draft => {
          draft.get('picklist', 'levels').choices = []
        },
      ],
      [
        'choice/unknown',
        '/choices/1/parent',
        draft => {
          Object.assign(draft.get('picklist', 'levels').choices[1] as object, { parent: 'c' })
        },
      ],
      [
        'choice/cyclic',
        '/choices/1/parent',
        draft => {
          Object.assign(draft.get('picklist', 'levels').choices[1] as object, { parent: 'b' })
        },
      ],
      [
        'choice/not-choice',
        '/recordTypes/0/choices/0/field',
        customer({
          recordTypes: [{ id: 'firm', name: 'firm', label: label('firm'), choices: [{ field: 'name', codes: [] }] }],
        }),
      ],
      [
        'choice/unknown',
        '/recordTypes/0/choices/0/codes/0',
        customer({
          recordTypes: [
            { id: 'firm', name: 'firm', label: label('firm'), choices: [{ field: 'stage', codes: ['opn'] }] },
          ],
        }),
      ],
    ],
  },
  computedFields: {
    valid: [
      added('decimal', 'doubled', { formula: 'size * 2', scale: 2 }),
      added('integer', 'order_count', { rollUp: { children: 'orders', fn: 'count', where: 'subject != null' } }),
      added('integer', 'days', { formula: 'if since = null then 0 else 1', whenRead: true }),
    ],
    invalid: [
      [
        'computed/unfit-field',
        fieldAt(22, '/rollUp/field'),
        added('decimal', 'sum', { rollUp: { ...ofOrders, field: 'subject' } }),
      ],
      ['computed/unfit-field', fieldAt(22, '/rollUp'), added('decimal', 'sum', { rollUp: ofOrders })],
      [
        'computed/not-children',
        fieldAt(22, '/rollUp/children'),
        added('integer', 'n', { rollUp: { children: 'parent', fn: 'count' } }),
      ],
      [
        'computed/unfit-type',
        fieldAt(22, '/rollUp'),
        added('text', 'n', { rollUp: { children: 'orders', fn: 'count' } }),
      ],
      [
        'computed/twice',
        fieldAt(22, '/rollUp'),
        added('integer', 'n', { formula: 'size', rollUp: { children: 'orders', fn: 'count' } }),
      ],
      ['computed/entered', fieldAt(22, '/required'), added('integer', 'n', { formula: 'size', required: true })],
      ['computed/nothing', fieldAt(22, '/whenRead'), added('integer', 'n', { whenRead: true })],
      ['computed/not-stored', fieldAt(22, '/formula'), added('text', 'n', { formula: 'parent.name' })],
      [
        'computed/not-readable',
        fieldAt(22, '/formula'),
        added('text', 'n', { formula: 'string join(orders.subject)', whenRead: true }),
      ],
      ['computed/cycle', fieldAt(22, '/formula'), added('integer', 'n', { formula: 'n + 1', whenRead: true })],
    ],
  },
  expressions: {
    valid: [
      holds('size > setting.limit and record.credit.currency != "USD"'),
      holds('old = null or (stage in ("open", "won") and old.stage = "open")'),
      holds('every o in orders satisfies o.amount > 0 and o.customer.name = name'),
      holds('count(orders[amount > size]) < 3 or actor.unit.name = "Sales" or has role("clerk")'),
      added('date', 'until', { formula: 'since + @"P1M"' }),
      withWin({ condition: 'old.size < size', set: [{ field: 'level', formula: 'if size > 3 then "a" else "b"' }] }),
    ],
    invalid: [
      [
        'expression/not-in-database',
        '/where',
        draft => {
          draft.get('list', 'customers').where = 'count(orders) > 2'
        },
      ],
      ['expression/syntax', validationAt, holds('size > ')],
      ['expression/syntax', validationAt, holds('size = = 3')],
      ['expression/too-large', validationAt, holds('('.repeat(200))],
      ['expression/unknown-name', validationAt, holds('sise > 3')],
      ['expression/unknown-name', validationAt, holds('parent.contact.nme = ""')],
      ['expression/unknown-name', validationAt, holds('size > setting.limt')],
      ['expression/unknown-name', validationAt, holds('has role("clark")')],
      ['expression/unknown-name', validationAt, holds('count(orders[amout > 3]) = 1')],
      ['expression/unknown-function', validationAt, holds('cont(orders) = 1')],
      ['expression/arguments', validationAt, holds('count(orders, 1) = 1')],
      ['expression/unknown-code', validationAt, holds('stage = "opn"')],
      ['expression/temporal', validationAt, holds('since > @"tomorrow"')],
      ['expression/type', validationAt, holds('size + 1')],
      ['expression/type', validationAt, holds('size = name')],
      ['expression/lost', validationAt, holds('«object-customer:field-gone» > 1')],
      [
        'expression/unknown-name',
        fieldAt(22, '/defaultFormula'),
        added('integer', 'n', { defaultFormula: 'old.size' }),
      ],
      ['expression/type', fieldAt(22, '/defaultFormula'), added('integer', 'n', { defaultFormula: 'name' })],
      [
        'expression/unknown-code',
        '/transitions/0/set/0/formula',
        withWin({ set: [{ field: 'level', formula: 'if size > 3 then "a" else "c"' }] }),
      ],
      [
        'expression/unknown-name',
        fieldAt(22, '/rollUp/where'),
        added('integer', 'n', { rollUp: { ...ofOrders, fn: 'count', where: 'size > 1' } }),
      ],
    ],
  },
  defaults: {
    valid: [
      added('rating', 'stars', { stars: 3, default: 3 }),
      set('customer', 'since', { default: 'today+7' }),
      set('customer', 'share', { default: '0.50' }),
    ],
    invalid: [
      ['default/unfit', fieldAt(0, '/default'), set('customer', 'name', { default: 'x'.repeat(101) })],
      ['default/unfit', fieldAt(1, '/default'), set('customer', 'code', { default: 'abc' })],
      ['default/unfit', fieldAt(2, '/default'), set('customer', 'nick', { default: 'x'.repeat(21) })],
      ['default/unfit', fieldAt(4, '/default'), set('customer', 'size', { default: '1.5' })],
      ['default/unfit', fieldAt(4, '/default'), set('customer', 'size', { default: '1000.0000001' })],
      ['default/unfit', fieldAt(4, '/default'), set('customer', 'size', { default: '-1' })],
      ['default/unfit', fieldAt(6, '/default'), set('customer', 'share', { default: '0.123' })],
      ['default/unfit', fieldAt(22, '/default'), added('rating', 'stars', { stars: 3, default: 4 })],
      ['default/unfit', fieldAt(8, '/default'), set('customer', 'since', { default: '2026-02-30' })],
      ['default/unfit', fieldAt(11, '/default'), set('customer', 'stage', { default: 'opn' })],
      ['default/unfit', fieldAt(11, '/default'), set('customer', 'stage', { default: 'old' })],
      ['default/unfit', fieldAt(13, '/default'), set('customer', 'tags', { default: ['a', 'c'] })],
      ['default/unfit', fieldAt(14, '/default'), set('customer', 'parent', { default: '$me' })],
      ['default/unfit', '/default', limit({ type: 'number', default: 'many' })],
      ['default/unfit', '/default', limit({ type: 'date', default: '2026-02-30' })],
      ['default/unfit', '/default', limit({ type: 'boolean', default: 'yes' })],
    ],
  },
  limits: {
    valid: [set('customer', 'size', { min: '-1', max: '-0.5' })],
    invalid: [
      ['limit/inverted', fieldAt(4), set('customer', 'size', { min: '1000.1' })],
      [
        'limit/inverted',
        '/min',
        draft => {
          Object.assign(draft.get('type', 'short_text'), { base: 'decimal', min: '2', max: '1' })
        },
      ],
    ],
  },
  patterns: {
    valid: [set('customer', 'code', { pattern: '1[3-9]\\d{9}' })],
    invalid: [
      ['pattern/unsafe', fieldAt(1, '/pattern'), set('customer', 'code', { pattern: '[' })],
      ['pattern/unsafe', fieldAt(1, '/pattern'), set('customer', 'code', { pattern: '(a+)+' })],
      [
        'pattern/unsafe',
        '/pattern',
        draft => {
          draft.get('type', 'short_text').pattern = '(a)\\1'
        },
      ],
    ],
  },
  dataTypes: {
    invalid: [
      [
        'data-type/other-base',
        fieldAt(2, '/dataType'),
        draft => {
          draft.get('type', 'short_text').base = 'longText'
        },
      ],
      [
        'data-type/unfit-limit',
        '/scale',
        draft => {
          draft.get('type', 'short_text').scale = 2
        },
      ],
    ],
  },
  numberings: {
    invalid: [
      [
        'numbering/not-counting',
        '/parts',
        draft => {
          draft.get('numbering', 'customer_number').parts.pop()
        },
      ],
      [
        'numbering/not-counting',
        '/parts',
        draft => {
          draft.get('numbering', 'customer_number').parts.push({ part: 'counter', digits: 1 })
        },
      ],
      [
        'numbering/ambiguous',
        '/reset',
        draft => {
          draft.get('numbering', 'customer_number').reset = 'month'
        },
      ],
      [
        'numbering/no-object',
        '/parts/2/field',
        draft => {
          delete draft.get('numbering', 'customer_number').object
        },
      ],
      [
        'numbering/unfit-field',
        '/parts/2/field',
        draft => {
          draft.get('numbering', 'customer_number').parts[2] = { part: 'field', field: 'logo' }
        },
      ],
      [
        'numbering/other-object',
        '/fields/5/numbering',
        draft => {
          draft.get('object', 'order').fields.push(field('autoNumber', 'number', { numbering: 'customer_number' }))
        },
      ],
    ],
  },
  forms: {
    invalid: [
      [
        'form/item-twice',
        '/tabs/1/sections/0/items/0/field',
        draft => {
          draft
            .get('form', 'customer')
            .tabs.push({ id: 'more', label: label('more'), sections: [{ id: 'all', items: [{ field: 'name' }] }] })
        },
      ],
      [
        'form/not-grid',
        '/tabs/0/sections/0/items/0/columns',
        draft => {
          draft.get('form', 'customer').tabs[0]?.sections[0]?.items.splice(0, 1, { field: 'name', columns: [] })
        },
      ],
      [
        'form/grid-in-grid',
        '/tabs/0/sections/0/items/3/columns/0/field',
        draft => {
          draft.get('object', 'order').fields.push(field('children', 'visits', { target: '拜访', via: 'regarding' }))
          draft
            .get('form', 'customer')
            .tabs[0]?.sections[0]?.items.splice(3, 1, { field: 'orders', columns: [{ field: 'visits' }] })
        },
      ],
      [
        'form/unfit-total',
        '/tabs/0/sections/0/items/3/columns/0/total',
        draft => {
          draft.get('form', 'customer').tabs[0]?.sections[0]?.items.splice(3, 1, {
            field: 'orders',
            columns: [{ field: 'subject', total: 'sum' }],
          })
        },
      ],
      [
        'form/required-read-only',
        '/tabs/0/sections/0/items/2/required',
        draft => {
          Object.assign(draft.get('form', 'customer').tabs[0]?.sections[0]?.items[2] as object, { required: true })
        },
      ],
    ],
  },
  lists: {
    invalid: [
      [
        'list/unfit-total',
        '/columns/0/total',
        draft => {
          draft.get('list', 'customers').columns[0] = { field: 'name', total: 'sum' }
        },
      ],
      [
        'list/unfit-filter',
        '/quickFilters/0',
        draft => {
          draft.get('list', 'customers').quickFilters = ['notes']
        },
      ],
      [
        'list/two-defaults',
        '/default',
        draft => {
          draft.add(make('list', 'others', { object: 'customer', default: true, columns: [] }))
        },
      ],
    ],
  },
  sorts: {
    invalid: [
      [
        'sort/unfit-field',
        '/sort/0/field',
        draft => {
          draft.get('list', 'customers').sort = [{ field: 'tags' }]
        },
      ],
      [
        'sort/unfit-field',
        '/sort/0/field',
        draft => {
          draft.get('query', 'recent').sort = [{ field: 'about' }]
        },
      ],
    ],
  },
  filters: {
    valid: [findingSince({ parameter: 'from' })],
    invalid: [
      ['filter/unknown-operator', at0('/operator'), listFilter({ field: 'name', operator: 'begins', value: 'x' })],
      ['filter/unfit-operator', at0('/operator'), listFilter({ field: 'active', operator: '>', value: true })],
      ['filter/unfit-operator', at0('/operator'), listFilter({ field: 'logo', operator: '=', value: 'x' })],
      ['filter/unfit-match', at0('/match'), listFilter({ field: 'name', match: { mode: 'any' } })],
      ['filter/children-unmatched', at0('/match'), listFilter({ field: 'orders' })],
      ['filter/children-unmatched', at0('/match'), listFilter({ field: 'orders', match: { mode: 'some' } })],
      ['filter/malformed', at0('/match/threshold'), listFilter({ field: 'orders', match: { mode: 'atLeast' } })],
      ['filter/malformed', at0('/operator'), listFilter({ field: 'orders', match: { mode: 'any' }, operator: '=' })],
      ['filter/malformed', at0(''), listFilter('name')],
      ['filter/malformed', at0('/field'), listFilter({ operator: '=' })],
      ['filter/malformed', at0('/combinator'), listFilter({ combinator: 'xor', rules: [] })],
      ['filter/malformed', at0('/rules'), listFilter({ combinator: 'or', rules: {} })],
      ['filter/malformed', at0('/not'), listFilter({ combinator: 'or', not: 1, rules: [] })],
      ['filter/unknown-property', at0('/op'), listFilter({ field: 'name', operator: 'null', op: 1 })],
      [
        'filter/too-large',
        '/filter',
        listFilter(...Array.from({ length: 300 }, () => ({ field: 'name', operator: 'null' }))),
      ],
      [
        'filter/too-deep',
        `/filter${'/rules/0'.repeat(11)}`,
        listFilter(
          Array.from({ length: 12 }).reduce<unknown>(inner => ({ combinator: 'and', rules: [inner] }), {
            field: 'name',
            operator: 'null',
          }),
        ),
      ],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'size', operator: '=', value: 'many' })],
      ['filter/unfit-value', at0('/value/1'), listFilter({ field: 'size', operator: 'between', value: [1, '1.5'] })],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'size', operator: 'between', value: [1] })],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'size', operator: 'in', value: 1 })],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'stage', operator: '=', value: 'opn' })],
      [
        'filter/unfit-value',
        at0('/value'),
        listFilter({ field: 'size', operator: '=', value: { expression: '1', value: 1 } }),
      ],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'record_type', operator: '=', value: 'firms' })],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'since', operator: 'within', value: 'this_century' })],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'since', operator: '=', value: '2026-13-01' })],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'parent', operator: '=', value: '$me' })],
      ['filter/unfit-value', at0('/value'), listFilter({ field: 'active', operator: '=', value: 'true' })],
      ['filter/no-record', at0('/value'), listFilter({ field: 'parent', operator: '=', value: '$record' })],
      [
        'parameter/unknown',
        at0('/value/parameter'),
        listFilter({ field: 'name', operator: '=', value: { parameter: 'from' } }),
      ],
      [
        'parameter/unknown',
        at0('/value/parameter'),
        draft => {
          draft.get('query', 'by_stage').filter = {
            combinator: 'and',
            rules: [{ field: 'since', operator: '>', value: { parameter: 'form' } }],
          }
        },
      ],
      ['parameter/unknown', '/nodes/4/does/filter/rules/0/value/parameter', findingSince({ parameter: 'form' })],
      [
        'parameter/unfit',
        at0('/value/parameter'),
        draft => {
          draft.get('query', 'by_stage').filter = {
            combinator: 'and',
            rules: [{ field: 'size', operator: '>', value: { parameter: 'from' } }],
          }
        },
      ],
      [
        'filter/unfit-value',
        fieldAt(15, '/filter/rules/0/value'),
        draft => {
          draft.field('customer', 'contact').filter = {
            combinator: 'and',
            rules: [{ field: 'active', operator: '=', value: 1 }],
          }
        },
      ],
      ['filter/no-people', fieldAt(22, '/roles'), added('reference', 'next', { target: 'order', roles: ['clerk'] })],
    ],
  },
  queries: {
    valid: [
      draft => {
        Object.assign(draft.get('query', 'by_stage').measures?.[0] as object, { fn: 'countDistinct', field: 'contact' })
      },
    ],
    invalid: [
      [
        'query/two-shapes',
        '/select',
        draft => {
          draft.get('query', 'by_stage').select = ['name']
        },
      ],
      [
        'query/empty',
        '',
        draft => {
          delete draft.get('query', 'recent').select
        },
      ],
      [
        'query/no-measure',
        '/groups',
        draft => {
          draft.get('query', 'recent').groups = [{ field: 'stage' }]
        },
      ],
      [
        'query/not-used',
        '/measures/0/field',
        draft => {
          Object.assign(draft.get('query', 'by_stage').measures?.[0] as object, { field: 'name' })
        },
      ],
      [
        'query/no-field',
        '/measures/1',
        draft => {
          delete draft.get('query', 'by_stage').measures?.[1]?.field
        },
      ],
      [
        'query/unfit-measure',
        '/measures/1/field',
        draft => {
          Object.assign(draft.get('query', 'by_stage').measures?.[1] as object, { field: 'name' })
        },
      ],
      [
        'query/unfit-group',
        '/groups/0/field',
        draft => {
          draft.get('query', 'by_stage').groups = [{ field: 'tags' }, { field: 'stage' }]
        },
      ],
      [
        'query/not-date',
        '/groups/0/by',
        draft => {
          draft.get('query', 'by_stage').groups = [{ field: 'stage', by: 'day' }]
        },
      ],
      [
        'query/unfit-sort',
        '/sort/0/field',
        draft => {
          draft.get('query', 'by_stage').sort = [{ field: 'name' }]
        },
      ],
    ],
  },
  reports: {
    valid: [report(), report({ rows: [{ id: 'stage', field: 'stage', sortBy: 'total', order: 'ascending' }] })],
    invalid: [
      ['report/unfit-size', '/measures', report({ measures: [] })],
      [
        'report/unfit-size',
        '/rows',
        report({ rows: Array.from({ length: 5 }, (_, at) => ({ id: `row${at}`, field: 'stage' })) }),
      ],
      ['report/unfit-group', '/rows/0/field', report({ rows: [{ id: 'row', field: 'tags' }] })],
      ['report/unfit-group', '/rows/0/field', report({ rows: [{ id: 'row', field: 'orders' }] })],
      ['report/unfit-measure', '/measures/0/field', report({ measures: [{ as: 'n', fn: 'sum', field: 'orders' }] })],
      [
        'report/unfit-measure',
        '/measures/0/field',
        report({ measures: [{ as: 'n', fn: 'count', field: 'orders.amount' }] }),
      ],
      ['report/not-date', '/rows/0/by', report({ rows: [{ id: 'row', field: 'stage', by: 'month' }] })],
      [
        'report/not-date',
        '/rows/0/emptyPeriods',
        report({ rows: [{ id: 'row', field: 'stage', emptyPeriods: 'show' }] }),
      ],
      ['report/not-date', '/period/field', report({ period: { field: 'stage', range: 'this_year' } })],
      ['report/not-date', '/rateDate', report({ rateDate: 'name' })],
      [
        'report/unknown-measure',
        '/rows/0/topBy',
        report({ rows: [{ id: 'row', field: 'stage', top: 2, topBy: 'm' }] }),
      ],
      ['report/unfit-top', '/rows/0/top', report({ rows: [{ id: 'row', field: 'stage', top: 2, topBy: 'mean' }] })],
      ['report/not-one-source', '/measures/0', report({ measures: [{ as: 'n' }] })],
      ['report/unfit-measure', '/measures/1/source/field', ordersBeside({ field: 'subject' })],
      ['report/no-field', '/measures/0', report({ measures: [{ as: 'n', fn: 'sum' }] })],
      ['report/unfit-measure', '/measures/0/field', report({ measures: [{ as: 'n', fn: 'count', field: 'name' }] })],
      ['report/unfit-measure', '/measures/0/field', report({ measures: [{ as: 'n', fn: 'sum', field: 'name' }] })],
      [
        'report/nothing-to-compare',
        '/measures/0/show',
        report({ columns: [], measures: [{ as: 'n', fn: 'count', show: 'change' }] }),
      ],
      [
        'report/nothing-to-compare',
        '/measures/1/show',
        report({
          measures: [
            { as: 'n', fn: 'count' },
            { as: 'm', formula: 'n', show: 'change' },
          ],
        }),
      ],
    ],
  },
  reportSources: {
    valid: [
      ordersBeside(),
      ordersBeside({ filter: { combinator: 'and', rules: [] }, period: 'day' }, { show: 'change' }),
      ordersBeside({ groups: [] }),
      ordersBeside({ common: ['created_by'] }),
      ordersBeside({ record: 'customer', paths: [{ own: 'since', field: 'day' }, { own: 'stage' }] }),
      report({
        rows: [{ id: 'subject', field: 'orders.subject', top: 2, topBy: 'total' }],
        measures: [
          { as: 'n', fn: 'count' },
          { as: 'total', fn: 'sum', field: 'orders.amount' },
          { as: 'orders', fn: 'count', field: 'orders' },
        ],
      }),
    ],
    invalid: [
      ['report/unfit-source', '/measures/1/field', ordersBeside({}, { field: 'credit' })],
      ['report/unfit-source', '/measures/1/filter', ordersBeside({}, { filter: { combinator: 'and', rules: [] } })],
      [
        'report/unfit-source',
        '/measures/1/formula',
        ordersBeside({ field: undefined }, { fn: undefined, formula: 'n' }),
      ],
      [
        'report/unknown-group',
        '/measures/1/source/groups/0/group',
        ordersBeside({ groups: [{ group: 'parnt', field: 'customer' }] }),
      ],
      [
        'report/unfit-group',
        '/measures/1/source/groups/0/field',
        ordersBeside({ groups: [{ group: 'parent', field: 'created_by' }] }),
      ],
      [
        'report/unfit-group',
        '/measures/1/source/groups/0/field',
        ordersBeside({ groups: [{ group: 'month', field: 'subject' }] }),
      ],
      ['report/unfit-group', '/measures/1/source/common/0', ordersBeside({ common: ['day'] })],
      ['report/unfit-source', '/measures/1/source/record', ordersBeside({ record: 'created_by' })],
      [
        'report/unfit-group',
        '/measures/1/source/paths/0/field',
        ordersBeside({ paths: [{ own: 'since', field: 'subject' }] }),
      ],
      ['report/not-date', '/measures/1/source/period', ordersBeside({ period: 'subject' })],
      ['report/nothing-to-compare', '/measures/1/show', ordersBeside({ groups: [] }, { show: 'previous' })],
      ['report/unsplit-group', '/rows/0', report({ rows: [{ id: 'subject', field: 'orders.subject' }] })],
      [
        'report/unfit-top',
        '/rows/0/top',
        ordersBeside({ groups: [] }, {}, { rows: [{ id: 'parent', field: 'parent', top: 2, topBy: 'bought' }] }),
      ],
    ],
  },
  reportCharts: {
    valid: [
      report({ chart: { type: 'bar' } }),
      report({ chart: { type: 'scatter', measures: ['n', 'mean', 'total'] } }),
      report({ rows: [], columns: [], measures: [{ as: 'n', fn: 'count' }], chart: { type: 'gauge', target: '12.5' } }),
    ],
    invalid: [
      ['chart/unknown-measure', '/chart/measures/1', report({ chart: { type: 'line', measures: ['n', 'm'] } })],
      ['chart/unknown-measure', '/chart/target', report({ chart: { type: 'gauge', target: 'plan' } })],
      ['chart/unfit-type', '/chart/type', report({ columns: [], chart: { type: 'heatmap' } })],
      ['chart/unfit-type', '/chart/type', report({ chart: { type: 'scatter', measures: ['n'] } })],
      ['chart/unfit-type', '/chart/type', report({ totals: 'none', chart: { type: 'gauge' } })],
      [
        'chart/unfit-type',
        '/chart/type',
        report({ measures: [{ as: 'last', fn: 'max', field: 'since' }], chart: { type: 'bar' } }),
      ],
    ],
  },
  pages: {
    invalid: [
      [
        'page/not-one-source',
        '/related/1',
        draft => {
          draft.get('page', 'customer').related?.splice(1, 1, { id: 'none' })
        },
      ],
      [
        'page/not-one-source',
        '/related/0',
        draft => {
          Object.assign(draft.get('page', 'customer').related?.[0] as object, { query: 'recent' })
        },
      ],
      [
        'page/not-children',
        '/related/1/children',
        draft => {
          draft.get('page', 'customer').related?.splice(1, 1, { id: 'name', children: 'name' })
        },
      ],
      [
        'page/not-used',
        '/related/1/create',
        draft => {
          Object.assign(draft.get('page', 'customer').related?.[1] as object, { create: true })
        },
      ],
      [
        'page/unfit-source',
        '/timeline/sources/0/through',
        draft => {
          Object.assign(draft.get('page', 'customer').timeline?.sources[0] as object, { through: 'created_by' })
        },
      ],
      [
        'page/not-moment',
        '/timeline/sources/0/at',
        draft => {
          Object.assign(draft.get('page', 'customer').timeline?.sources[0] as object, { at: '主题' })
        },
      ],
    ],
  },
  dashboards: {
    valid: [
      dashboard(),
      dashboard({ target: { report: 'stages', measure: 'n' }, compare: 'year', period: 'last_year' }),
      dashboard({
        filters: [{ filter: 'days' }, { filter: 'who', field: 'owner' }, { filter: 'stage', field: 'stage' }],
      }),
      dashboard({
        type: 'list',
        report: undefined,
        measure: undefined,
        list: 'customers',
        filters: [{ filter: 'days', field: 'since' }],
      }),
    ],
    invalid: [
      ['dashboard/no-period', '/tiles/0/period', dashboard({ period: 'last_year' }, {}, { period: undefined })],
      ['dashboard/unknown-measure', '/tiles/0/measure', dashboard({ measure: 'm' })],
      ['dashboard/unknown-measure', '/tiles/0/target/measure', dashboard({ target: { measure: 'm' } })],
      ['dashboard/no-total', '/tiles/0/measure', dashboard({}, {}, { totals: 'none' })],
      ['dashboard/unfit-target', '/tiles/0/target', dashboard({ target: {} })],
      ['dashboard/no-period', '/tiles/0/compare', dashboard({ compare: 'year' }, {}, { period: undefined })],
      ['dashboard/unknown-filter', '/tiles/0/filters/0/filter', dashboard({ filters: [{ filter: 'day' }] })],
      [
        'dashboard/no-period',
        '/tiles/0/filters/0',
        dashboard({ filters: [{ filter: 'days' }] }, {}, { period: undefined }),
      ],
      ['dashboard/unfit-filter', '/tiles/0/filters/0', dashboard({ filters: [{ filter: 'who' }] })],
      [
        'dashboard/unfit-filter',
        '/tiles/0/filters/0/field',
        dashboard({ filters: [{ filter: 'who', field: 'stage' }] }),
      ],
      [
        'dashboard/unfit-filter',
        '/tiles/0/filters/0/field',
        dashboard({ filters: [{ filter: 'stage', field: 'name' }] }),
      ],
      [
        'dashboard/unfit-default',
        '/filters/0/default',
        dashboard({}, { filters: [{ id: 'days', type: 'period', default: 'year' }] }),
      ],
      [
        'dashboard/unknown-parameter',
        '/tiles/0/parameters/0/name',
        dashboard({ parameters: [{ name: 'who', value: '1' }] }),
      ],
      [
        'dashboard/no-parameter',
        '/tiles/0',
        dashboard({}, {}, { parameters: [{ name: 'who', type: 'text', required: true }] }),
      ],
      [
        'dashboard/not-one-target',
        '/tiles/0/links/0',
        dashboard({ type: 'links', report: undefined, measure: undefined, links: [{ id: 'none' }] }),
      ],
    ],
  },
  menus: {
    invalid: [
      [
        'menu/not-one-target',
        '/groups/0/items/0',
        draft => {
          draft.get('menu', 'shop').groups[0]?.items.splice(0, 1, { id: 'none' })
        },
      ],
      [
        'menu/not-one-target',
        '/groups/0/items/0',
        draft => {
          draft.get('menu', 'shop').groups[0]?.items.splice(0, 1, { id: 'two', list: 'customers', query: 'recent' })
        },
      ],
    ],
  },
  actions: {
    valid: [
      draft => {
        draft.get('action', 'close').set = [
          { field: 'owner', value: '$me' },
          { field: 'record_type', value: 'firm' },
        ]
      },
    ],
    invalid: [
      [
        'action/incomplete',
        '/does',
        draft => {
          delete draft.get('action', 'new_order').form
        },
      ],
      [
        'action/incomplete',
        '/does',
        draft => {
          draft.get('action', 'close').set = []
          delete draft.get('action', 'close').input
        },
      ],
      [
        'action/two-targets',
        '/list',
        draft => {
          draft.get('action', 'new_order').list = 'customers'
        },
      ],
      [
        'action/not-used',
        '/link',
        draft => {
          draft.get('action', 'new_order').link = '{name}'
        },
      ],
      [
        'value/not-writable',
        '/set/0/field',
        draft => {
          draft.get('action', 'close').set = [{ field: 'number', value: 'x' }]
        },
      ],
      [
        'value/not-writable',
        '/set/0/field',
        draft => {
          draft.get('action', 'close').set = [{ field: 'created_at', value: 'now' }]
        },
      ],
      [
        'value/not-writable',
        '/input/0',
        draft => {
          draft.get('action', 'close').input = ['orders']
        },
      ],
      [
        'value/unfit',
        '/set/0/value',
        draft => {
          draft.get('action', 'close').set = [{ field: 'stage', value: 'wn' }]
        },
      ],
      [
        'value/unfit',
        '/set/0/value',
        draft => {
          draft.get('action', 'close').set = [{ field: 'parent', value: 'x' }]
        },
      ],
      [
        'value/required',
        '/set/0/value',
        draft => {
          draft.get('action', 'close').set = [{ field: 'stage', value: null }]
        },
      ],
    ],
  },
  conversions: {
    invalid: [
      [
        'conversion/empty',
        '/targets',
        draft => {
          draft.get('conversion', 'to_order').targets = []
          delete draft.get('conversion', 'to_order').link
        },
      ],
      ['mapping/not-one-source', '/targets/1/fields/3', mapping({ field: 'day' })],
      ['mapping/not-one-source', '/targets/1/fields/3', mapping({ field: 'day', from: 'since', value: 'today' })],
      ['mapping/unfit', '/targets/1/fields/3/from', mapping({ field: 'day', from: 'name' })],
      ['mapping/unfit', '/targets/1/fields/3/from', mapping({ field: 'amount', from: 'size' })],
      ['mapping/unfit', '/targets/0/fields/3/from', mapping({ field: 'contact', from: 'parent' }, 0)],
      ['mapping/unfit', '/targets/0/fields/3/source', mapping({ field: 'contact', source: true }, 0)],
      ['mapping/unfit', '/targets/1/fields/3/made', mapping({ field: 'day', made: 'copy' })],
      ['conversion/unknown-target', '/targets/0/fields/3/made', mapping({ field: 'first_order', made: 'order' }, 0)],
      ['value/not-writable', '/targets/0/fields/3/field', mapping({ field: 'number', value: 'x' }, 0)],
      ['value/unfit', '/targets/1/fields/3/value', mapping({ field: 'day', value: 'soon' })],
      [
        'conversion/not-covered',
        '/targets/1/fields',
        draft => {
          draft.get('conversion', 'to_order').targets[1]?.fields.splice(1, 1)
        },
      ],
      [
        'conversion/not-covered',
        '/targets/0/children/0/fields',
        draft => {
          draft.get('conversion', 'to_order').targets[0]?.children?.[0]?.fields.splice(0, 1)
        },
      ],
      [
        'conversion/not-children',
        '/targets/0/children/0/from',
        draft => {
          draft.get('conversion', 'to_order').targets[0]?.children?.splice(0, 1, {
            to: 'orders',
            from: 'parent',
            fields: [{ field: 'subject', value: 'x' }],
          })
        },
      ],
      [
        'conversion/unfit-match',
        '/targets/0/match/0',
        draft => {
          Object.assign(draft.get('conversion', 'to_order').targets[0] as object, { match: ['logo'] })
        },
      ],
      [
        'conversion/unknown-target',
        '/link/0/made',
        draft => {
          draft.get('conversion', 'to_order').link = [{ field: 'first_order', made: 'odrer' }]
        },
      ],
      [
        'conversion/unfit-link',
        '/link/0/field',
        draft => {
          draft.get('conversion', 'to_order').link = [{ field: 'parent', made: 'order' }]
        },
      ],
      [
        'value/unfit',
        '/set/0/value',
        draft => {
          draft.get('conversion', 'to_order').set = [{ field: 'size', value: 'x' }]
        },
      ],
    ],
  },
  workflowStructure: structure,
  workflowPaths,
  workflowEvents: events,
  workflowNodes: nodes,
  approvals: approvalCases,
  taskRecipients: recipientCases,
  sameObject: {
    invalid: [
      [
        'object/other',
        '/form',
        draft => {
          draft.get('page', 'customer').form = 'order'
        },
      ],
      [
        'object/other',
        '/recordTypes/0/form',
        draft => {
          Object.assign(draft.get('object', 'customer').recordTypes?.[0] as object, { form: 'order' })
        },
      ],
      [
        'object/other',
        '/actions/0',
        draft => {
          Object.assign(draft.get('list', 'customers'), { object: 'order' })
        },
      ],
      [
        'object/other',
        '/conversions/0',
        draft => {
          draft.get('conversion', 'to_order').object = 'order'
        },
      ],
    ],
  },
  roleFields: {
    invalid: [
      [
        'role/not-hideable',
        '/rights/0/fields/0',
        draft => {
          Object.assign(draft.get('role', 'clerk').rights?.[0] as object, {
            fields: [{ field: 'rev', access: 'hidden' }],
          })
        },
      ],
      [
        'role/cannot-create',
        '/rights/0/fields/0',
        draft => {
          Object.assign(draft.get('role', 'clerk').rights?.[0] as object, {
            fields: [{ field: 'name', access: 'readOnly' }],
          })
        },
      ],
    ],
  },
  templateParts: {
    invalid: [
      [
        'template/cyclic',
        '/requires',
        draft => {
          draft.get('template', 'shop').requires = ['shop']
        },
      ],
      [
        'part/unknown',
        '/parts/1/requires/0',
        draft => {
          Object.assign(draft.get('template', 'shop').parts?.[1] as object, { requires: ['bse'] })
        },
      ],
      [
        'part/cyclic',
        '/parts/0/requires',
        draft => {
          Object.assign(draft.get('template', 'shop').parts?.[0] as object, { requires: ['base'] })
        },
      ],
    ],
  },
  partBoundaries: {
    valid: [
      draft => {
        draft.get('list', 'customers').part = 'shop.base'
        draft.get('menu', 'shop').part = 'shop.more'
      },
      draft => {
        draft.get('form', 'order').part = 'shop.base'
        draft.get('action', 'new_order').part = 'shop.base'
      },
    ],
    invalid: [
      [
        'part/out-of-reach',
        '/groups/0/items/0/list',
        draft => {
          draft.get('list', 'customers').part = 'shop.other'
          draft.get('menu', 'shop').part = 'shop.more'
        },
      ],
      [
        'part/out-of-reach',
        '/form',
        draft => {
          draft.get('form', 'order').part = 'shop.more'
          draft.get('action', 'new_order').part = 'shop.base'
        },
      ],
    ],
  },
  mailTemplates: {
    valid: [
      mail(),
      mail({ body: { en: '{{#each orders}}{{subject}} {{record.name}} {{@index}}{{else}}none{{/each}} {{link}}' } }),
      mail({ object: undefined, subject: { en: 'To {{recipient.name}}' }, body: { en: '{{variables.reason}}' } }),
    ],
    invalid: [
      ['mail/malformed', '/body/en', mail({ body: { en: '{{#if name}}never closed' } })],
      ['mail/malformed', '/body/en', mail({ body: { en: '{{{name}}}' } })],
      ['mail/malformed', '/body/en', mail({ body: { en: '{{lookup name "constructor"}}' } })],
      ['mail/malformed', '/body/en', mail({ body: { en: '{{> other}}' } })],
      ['mail/empty', '/subject', mail({ subject: {} })],
      ['mail/half', '/subject/zh-CN', mail({ body: { en: 'Hello', 'zh-CN': '您好' } })],
      ['mail/not-repeated', '/body/en', mail({ body: { en: '{{#each name}}{{this}}{{/each}}' } })],
      ['mail/no-object', '/subject/en', mail({ object: undefined })],
    ],
  },
  documents: {
    valid: [
      document(),
      document({
        header: { en: '<div style="color:{{color stage}}">{{pageNumber}} / {{pageCount}}</div>' },
        fileName: { en: '{{label name}} <{{name}}>' },
        condition: 'size > 1',
      }),
      printing(
        '{{#each orders by=subject sort="descending" limit=5}}<b title="{{../name}}">{{@number}} {{subject}}</b>{{else}}none{{/each}}{{count orders}}',
      ),
      printing('{{#if (and (gt size 3) (not (eq stage "won")))}}{{number size decimals=2}}{{/if}}{{words credit}}'),
      printing('{{#each approvals}}{{step}} {{person}} {{date at "long"}}{{/each}}{{qr link size=20}}{{date today}}'),
      printing(
        '<a href="https://example.com/{{name}}">{{record.name}}</a><a href="{{link}}">{{label orders.subject}}</a>',
      ),
    ],
    invalid: [
      ['document/empty', '/body', document({ body: {} })],
      ['document/malformed', '/body/en', printing('{{#if name}}never closed')],
      ['document/malformed', '/body/en', printing('{{{name}}}')],
      ['document/malformed', '/body/en', printing('{{lookup name "constructor"}}')],
      ['document/malformed', '/body/en', printing('{{> other}}')],
      ['document/malformed', '/body/en', printing('{{money}}{{money credit credit}}')],
      ['document/malformed', '/body/en', printing('{{money credit digits=2}}')],
      ['document/malformed', '/body/en', printing('{{#each orders name=1}}{{/each}}')],
      ['document/not-repeated', '/body/en', printing('{{#each name}}{{/each}}')],
      ['document/not-repeated', '/body/en', printing('{{#each parent.orders}}{{/each}}')],
      ['document/unfit-value', '/body/en', printing('{{orders.subject}}')],
      ['document/unfit-value', '/body/en', printing('{{orders}}')],
      ['document/unfit-argument', '/body/en', printing('{{date size}}')],
      ['document/unfit-argument', '/body/en', printing('{{date since "long-ago"}}')],
      ['document/unfit-argument', '/body/en', printing('{{sum orders.subject}}')],
      ['document/unfit-argument', '/body/en', printing('{{count name}}')],
      ['document/unfit-argument', '/body/en', printing('{{label "name"}}')],
      ['document/unfit-argument', '/body/en', printing('{{color name}}')],
      ['document/unfit-argument', '/body/en', printing('{{#each orders sort="upwards"}}{{/each}}')],
      ['document/unknown-name', '/body/en', printing('{{#each approvals}}{{boss}}{{/each}}')],
      ['document/unfit-place', '/body/en', printing('{{pageNumber}}')],
      ['document/unfit-markup', '/body/en', printing('<script>alert(1)</script>')],
      ['document/unfit-markup', '/body/en', printing('<img onerror="x">')],
      ['document/unfit-markup', '/body/en', printing('<p class={{name}}>')],
      ['document/unfit-markup', '/body/en', printing('<{{name}}>')],
      ['document/unfit-markup', '/body/en', printing('<style>{{name}}</style>')],
      ['document/unfit-markup', '/body/en', printing('<!-- {{name}} -->')],
      ['document/unfit-markup', '/body/en', printing('<a href="{{name}}">x</a>')],
      ['document/unfit-markup', '/body/en', printing('<p title="{{qr name}}">')],
      ['document/unfit-style', '/style', document({ style: 'p{} </style><script>' })],
    ],
  },
  lifecycles: {
    valid: [
      lifecycle(),
      lifecycle({
        transitions: [
          way('win', ['open'], 'won', {
            roles: ['clerk'],
            condition: 'size > 1 and old.size < size',
            required: ['notes', 'orders'],
            input: ['notes', 'owner'],
            set: [
              { field: 'seen', value: 'now' },
              { field: 'size', formula: 'size + 1' },
              { field: 'nick', value: null },
            ],
          }),
          way('reopen', ['won'], 'open'),
        ],
        control: [
          control('readOnly', { fields: ['notes', 'created_at', 'orders'] }),
          control('required', { roles: ['clerk'] }),
          control('optional', { states: ['open'] }),
        ],
        completeness: [complete({ fields: ['notes', 'orders'], condition: 'size > 1' })],
        layout: [{ state: 'open', x: 0, y: 10 }],
      }),
      draft => {
        lifecycle({ recordTypes: ['firm'] })(draft)
        lifecycle({ recordTypes: ['person'] }, 'others')(draft)
      },
    ],
    invalid: [
      ['lifecycle/not-choice', '/field', lifecycle({ field: 'tags' })],
      ['lifecycle/not-choice', '/field', lifecycle({ field: 'record_type' })],
      ['lifecycle/kept-object', '/object', lifecycle({ object: 'task', field: 'status' })],
      [
        'lifecycle/second',
        '/field',
        draft => {
          lifecycle({}, 'a')(draft)
          lifecycle({ recordTypes: ['person'] }, 'b')(draft)
        },
      ],
      [
        'choice/unknown',
        '/states/2/code',
        lifecycle({ states: [...three.slice(0, 2), { ...three[0], code: 'opem' }] }),
      ],
      ['state/twice', '/states/2/code', lifecycle({ states: [...three.slice(0, 2), { ...three[2], code: 'won' }] })],
      ['state/forgotten', '/states', lifecycle({ states: [{ ...three[0], kind: 'done' }], transitions: [] })],
      ['state/unknown', '/initial/1', lifecycle({ initial: ['open', 'opened'] })],
      ['initial/default', '/initial', lifecycle({ initial: ['won'] })],
      ['state/retired', '/initial/1', lifecycle({ states: three, initial: ['open', 'old'] })],
      [
        'state/retired',
        '/transitions/1/to',
        lifecycle({ states: three, transitions: [way('win', ['open'], 'won'), way('age', ['open'], 'old')] }),
      ],
      [
        'state/unknown',
        '/transitions/1/to',
        lifecycle({ transitions: [way('win', ['open'], 'won'), way('gain', ['open'], 'wonn')] }),
      ],
      ['state/unknown', '/transitions/0/from/1', lifecycle({ transitions: [way('win', ['open', 'odd'], 'won')] })],
      [
        'transition/to-itself',
        '/transitions/1/from/0',
        lifecycle({ transitions: [way('win', ['open'], 'won'), way('stay', ['open'], 'open')] }),
      ],
      [
        'transition/duplicate',
        '/transitions/1/from/0',
        lifecycle({ transitions: [way('win', ['open'], 'won'), way('gain', ['open'], 'won')] }),
      ],
      [
        'transition/name-twice',
        '/transitions/1/name',
        lifecycle({ transitions: [way('win', ['open'], 'won'), { ...way('win', ['won'], 'open'), id: 'other' }] }),
      ],
      ['lifecycle/own-field', '/transitions/0/input/0', withWin({ input: ['stage'] })],
      ['lifecycle/own-field', '/transitions/0/set/0/field', withWin({ set: [{ field: 'stage', value: 'won' }] })],
      ['transition/set-unclear', '/transitions/0/set/0', withWin({ set: [{ field: 'size' }] })],
      [
        'transition/set-unclear',
        '/transitions/0/set/0',
        withWin({ set: [{ field: 'size', value: 1, formula: 'size' }] }),
      ],
      ['value/unfit', '/transitions/0/set/0/value', withWin({ set: [{ field: 'size', value: 'many' }] })],
      ['value/not-writable', '/transitions/0/set/0/field', withWin({ set: [{ field: 'number', value: '1' }] })],
      ['value/not-writable', '/transitions/0/input/0', withWin({ input: ['orders'] })],
      ['value/not-writable', '/transitions/0/required/0', withWin({ required: ['visits'] })],
      [
        'state/unreachable',
        '/states/1',
        lifecycle({ states: [{ ...three[0], kind: 'done' }, three[1]], transitions: [] }),
      ],
      ['state/no-way-out', '/states/0', lifecycle({ transitions: [], initial: ['open', 'won'] })],
      ['state/unknown', '/control/0/states/0', lifecycle({ control: [control('hidden', { states: ['wom'] })] })],
      [
        'lifecycle/own-field',
        '/control/0/fields/0',
        lifecycle({ control: [control('hidden', { fields: ['stage'] })] }),
      ],
      [
        'value/not-writable',
        '/control/0/fields/0',
        lifecycle({ control: [control('required', { fields: ['created_at'] })] }),
      ],
      ['control/conflict', '/control/1/mode', both(control('readOnly'), control('required'))],
      [
        'control/conflict',
        '/control/1/mode',
        both(control('readOnly', { roles: ['clerk'] }), control('hidden', { roles: ['clerk', 'administrator'] })),
      ],
      [
        'state/unknown',
        '/completeness/0/state',
        lifecycle({ completeness: [complete({ state: 'x', fields: ['notes'] })] }),
      ],
      ['completeness/empty', '/completeness/0', lifecycle({ completeness: [complete({})] })],
    ],
  },
  labels: {
    invalid: [
      [
        'label/missing',
        '/label/zh-CN',
        draft => {
          draft.get('form', 'order').label = { en: 'Order' }
        },
      ],
      ['label/missing', '/fields/0/label/en', set('customer', 'name', { label: { en: ' ', 'zh-CN': '名称' } })],
    ],
  },
}
