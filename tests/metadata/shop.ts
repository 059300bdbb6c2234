/** A small application without faults, on top of the system template; cases of rules break it in one place. */
import { type Application, type NamedApplication, toApplication } from '#metadata/application.ts'
import type {
  ActionDefinition,
  ConversionDefinition,
  Definition,
  FieldDefinition,
  FormDefinition,
  LocalizedText,
  ObjectDefinition,
  QueryDefinition,
} from '#metadata/definitions.ts'
import type { KindName } from '#metadata/kinds/schema.ts'

import { templateFiles } from '../templates/template-files.ts'

const system = templateFiles('system').map(file => file.definition as unknown as Definition)

type Of<K extends KindName> = Extract<Definition, { kind: K }>

/** The parts of an application under edit. */
export interface Draft {
  readonly definitions: Definition[]
  get<K extends KindName>(kind: K, name: string): Of<K>
  /** A field, as an object whose properties can be set freely. */
  field(object: string, name: string): Record<string, unknown>
  add(definition: Definition): void
}

/** The shop, after an edit. */
export function shop(edit: (draft: Draft) => void = () => undefined): NamedApplication {
  return edited(toApplication([...system, ...shopDefinitions]), edit)
}

/** A copy of an application, after an edit. */
export function edited<A extends Application>(application: A, edit: (draft: Draft) => void): A {
  const definitions = structuredClone([...application.definitions])
  edit({
    definitions,
    get: <K extends KindName>(kind: K, name: string) => {
      const found = definitions.find(item => item.kind === kind && item.name === name)
      if (!found) throw new Error(`There is no ${kind} ${name}`)
      return found as Of<K>
    },
    field: (object, name) => {
      const found = definitions.find(item => item.kind === 'object' && item.name === object) as ObjectDefinition
      const field = found.fields.find(item => item.name === name)
      if (!field) throw new Error(`${object} has no field ${name}`)
      return field as unknown as Record<string, unknown>
    },
    add: definition => definitions.push(definition),
  })
  return { ...application, definitions }
}

/** A label in both languages. */
export const label = (en: string): LocalizedText => ({ en, 'zh-CN': `${en}(中)` })

/** A field with id, label and the properties given. */
export function field<T extends FieldDefinition['type']>(
  type: T,
  name: string,
  more: Record<string, unknown> = {},
): FieldDefinition {
  return { id: `field-${name}`, name, label: label(name), type, ...more } as unknown as FieldDefinition
}

/** A definition with id and label. */
export function make<K extends KindName>(
  kind: K,
  name: string,
  more: Omit<Of<K>, 'id' | 'kind' | 'name' | 'label'>,
): Of<K> {
  return { id: `${kind}-${name}`, kind, name, label: label(name), ...more } as unknown as Of<K>
}

const group = (...rules: object[]) => ({ combinator: 'and' as const, rules }) as never

const customer: ObjectDefinition = make('object', 'customer', {
  plural: label('customers'),
  ownership: 'user',
  title: '{name} ({code})',
  party: 'parent',
  hierarchy: 'parent',
  fields: [
    field('text', 'name', { required: true, maxLength: 100 }),
    field('text', 'code', { unique: true, pattern: '[A-Z]{2}\\d{4}', default: 'AB1234' }),
    field('text', 'nick', { dataType: 'short_text' }),
    field('longText', 'notes'),
    field('integer', 'size', { min: '0', max: '1000', default: '10' }),
    field('money', 'credit', { min: '0', scale: 2 }),
    field('percent', 'share', { scale: 2 }),
    field('boolean', 'active', { default: true }),
    field('date', 'since', { default: 'today' }),
    field('datetime', 'seen'),
    field('email', 'email'),
    field('choice', 'stage', {
      required: true,
      default: 'open',
      choices: [
        { code: 'open', label: label('open') },
        { code: 'won', label: label('won'), closed: true },
        { code: 'old', label: label('old'), retired: true, parent: 'open' },
      ],
    }),
    field('choice', 'level', { picklist: 'levels' }),
    field('multiChoice', 'tags', { picklist: 'levels', default: ['a'] }),
    field('reference', 'parent', { target: 'customer' }),
    field('reference', 'contact', {
      target: 'user',
      default: '$me',
      filter: group({ field: 'active', operator: '=', value: true }),
    }),
    field('reference', 'first_order', { target: 'order' }),
    field('anyReference', 'about', { targets: ['customer', 'order'] }),
    field('autoNumber', 'number', { numbering: 'customer_number' }),
    field('file', 'logo'),
    field('children', 'orders', { target: 'order', via: 'customer', embedded: true }),
    field('children', 'visits', { target: '拜访', via: 'regarding' }),
  ],
  keys: [{ id: 'code', fields: ['code', 'since'] }],
  indexes: [{ id: 'stage-credit', fields: ['stage', 'credit', 'created_at'] }],
  search: ['name', 'code', 'notes'],
  duplicates: [{ id: 'name', match: 'normalized', fields: ['name'], action: 'warn' }],
  recordTypes: [
    {
      id: 'firm',
      name: 'firm',
      label: label('firm'),
      form: 'customer',
      page: 'customer',
      choices: [{ field: 'stage', codes: ['open'] }],
    },
    { id: 'person', name: 'person', label: label('person'), numbering: 'customer_number' },
  ],
})

const order: ObjectDefinition = make('object', 'order', {
  plural: label('orders'),
  ownership: 'none',
  access: { mode: 'follows', through: 'customer' },
  title: '{customer.name}: {subject}',
  fields: [
    field('reference', 'customer', { target: 'customer', required: true }),
    field('text', 'subject', { required: true }),
    field('decimal', 'quantity', { scale: 3 }),
    field('money', 'amount'),
    field('date', 'day'),
  ],
})

const visit: ObjectDefinition = make('object', '拜访', {
  id: 'object-visit',
  plural: label('visits'),
  ownership: 'team',
  title: '{主题}',
  fields: [
    field('text', '主题', { id: 'field-subject' }),
    field('datetime', '时间', { id: 'field-time' }),
    field('anyReference', 'regarding', { targets: ['customer', 'order'] }),
  ],
} as never)

const form: FormDefinition = make('form', 'customer', {
  object: 'customer',
  recordTypes: ['firm'],
  tabs: [
    {
      id: 'main',
      label: label('main'),
      sections: [
        {
          id: 'basics',
          items: [
            { field: 'name' },
            { field: 'owner' },
            { field: 'notes', readOnly: true },
            {
              field: 'orders',
              columns: [
                { field: 'subject', total: 'count' },
                { field: 'amount', total: 'sum' },
              ],
            },
          ],
        },
      ],
    },
  ],
})

const byStage: QueryDefinition = make('query', 'by_stage', {
  object: 'customer',
  parameters: [
    { name: 'from', type: 'date', label: label('from') },
    { name: 'who', type: 'record', label: label('who') },
  ],
  filter: group(
    { field: 'since', operator: '>=', value: { parameter: 'from' } },
    { field: 'parent', operator: '=', value: '$record' },
    { field: 'owner', operator: 'in', value: [{ parameter: 'who' }] },
    {
      field: 'since',
      operator: '<=',
      value: { expression: 'if from < today() then from + duration("P30D") else today' },
    },
  ),
  groups: [{ field: 'stage' }, { field: 'since', by: 'month' }],
  measures: [
    { as: 'n', fn: 'count' },
    { as: 'total', fn: 'sum', field: 'credit' },
    { as: 'latest', fn: 'max', field: 'since' },
  ],
  sort: [{ field: 'total', descending: true }, { field: 'stage' }],
})

const close: ActionDefinition = make('action', 'close', {
  object: 'customer',
  does: 'update',
  when: group({ field: 'stage', operator: '=', value: 'open' }),
  input: ['notes'],
  set: [
    { field: 'stage', value: 'won' },
    { field: 'contact', value: '$me' },
    { field: 'seen', value: 'now' },
    { field: 'tags', value: ['a', 'b'] },
    { field: 'credit', value: null },
  ],
})

const toOrder: ConversionDefinition = make('conversion', 'to_order', {
  object: 'customer',
  targets: [
    {
      id: 'copy',
      name: 'copy',
      label: label('copy'),
      target: 'customer',
      match: ['name', 'email'],
      fields: [
        { field: 'name', from: 'parent.name' },
        { field: 'parent', source: true },
        { field: 'stage', value: 'open' },
      ],
      children: [
        {
          to: 'orders',
          from: 'orders',
          fields: [
            { field: 'subject', from: 'subject' },
            { field: 'day', value: 'today' },
          ],
        },
      ],
    },
    {
      id: 'order',
      name: 'order',
      label: label('order'),
      target: 'order',
      fields: [
        { field: 'customer', made: 'copy' },
        { field: 'subject', from: 'number' },
        { field: 'quantity', from: 'size' },
      ],
    },
  ],
  set: [{ field: 'stage', value: 'won' }],
  link: [{ field: 'first_order', made: 'order' }],
})

const shopDefinitions: readonly Definition[] = [
  make('template', 'shop', {
    version: '1.0.0',
    requires: ['system'],
    parts: [
      { name: 'base', label: label('base') },
      { name: 'more', label: label('more'), requires: ['base'] },
      { name: 'other', label: label('other') },
    ],
  }),
  make('type', 'short_text', { base: 'text', maxLength: 20 }),
  make('picklist', 'levels', {
    choices: [
      { code: 'a', label: label('a') },
      { code: 'b', label: label('b'), parent: 'a' },
    ],
  }),
  make('numbering', 'customer_number', {
    object: 'customer',
    parts: [
      { part: 'text', text: 'C-' },
      { part: 'year' },
      { part: 'field', field: 'code' },
      { part: 'counter', digits: 4 },
    ],
    reset: 'year',
  }),
  make('setting', 'large_order', { type: 'number', default: '5000' }),
  customer,
  order,
  visit,
  form,
  make('form', 'order', { object: 'order', tabs: [{ id: 'main', label: label('main'), sections: [] }] }),
  make('list', 'customers', {
    object: 'customer',
    default: true,
    columns: [
      { field: 'name' },
      { field: 'parent.name' },
      { field: 'credit', total: 'sum' },
      { field: 'since', total: 'max' },
    ],
    filter: group(
      { field: 'stage', operator: 'in', value: ['open', 'won'] },
      { field: 'parent.size', operator: 'between', value: [1, '20'] },
      { field: 'since', operator: 'within', value: 'this_quarter' },
      { field: 'seen', operator: '<', value: 'today' },
      { field: 'owner', operator: '=', value: '$me' },
      { field: 'owner', operator: 'in', value: '$my_team' },
      { field: 'contact', operator: 'contains', value: 'Li' },
      { field: 'tags', operator: 'contains', value: 'a' },
      { field: 'record_type', operator: '!=', value: 'person' },
      { field: 'logo', operator: 'notNull' },
      { combinator: 'or', not: true, rules: [{ field: 'active', operator: '=', value: true }] },
      {
        field: 'orders',
        match: { mode: 'atLeast', threshold: 2 },
        value: group({ field: 'amount', operator: '>', value: '10.5' }),
      },
      { field: 'parent.visits', match: { mode: 'none' } },
    ),
    sort: [{ field: 'parent.name' }, { field: 'created_at', descending: true }],
    quickFilters: ['stage', 'owner'],
    card: ['stage'],
    actions: ['close'],
  }),
  make('page', 'customer', {
    object: 'customer',
    header: ['stage', 'owner'],
    form: 'customer',
    related: [
      {
        id: 'orders',
        children: 'orders',
        columns: ['subject', 'customer.name'],
        filter: group({ field: 'day', operator: 'notNull' }),
        sort: [{ field: 'day' }],
      },
      { id: 'stages', query: 'by_stage' },
    ],
    timeline: {
      sources: [{ id: 'visits', object: '拜访', through: 'regarding', at: '时间', show: ['主题'] }],
      changes: true,
    },
    actions: ['close', 'visit'],
    conversions: ['to_order'],
  }),
  byStage,
  make('query', 'recent', { object: 'customer', select: ['name', 'parent.name'], sort: [{ field: 'since' }] }),
  close,
  make('action', 'visit', { object: 'customer', does: 'link', link: 'https://example.com/?q={code}' }),
  make('action', 'new_order', { object: 'customer', does: 'open', form: 'order' }),
  toOrder,
  make('menu', 'shop', {
    groups: [
      {
        id: 'group',
        label: label('group'),
        items: [
          { id: 'list', list: 'customers' },
          { id: 'query', query: 'recent' },
          { id: 'link', link: 'https://example.com' },
        ],
      },
    ],
    home: [{ id: 'home', list: 'customers' }],
  }),
  make('role', 'clerk', {
    allObjects: { read: 'own' },
    rights: [
      { object: 'customer', create: 'own', read: 'unitAndBelow', fields: [{ field: 'credit', access: 'hidden' }] },
      { object: 'order', read: 'team' },
      { object: 'user', read: 'all' },
    ],
    menus: ['shop'],
    actions: ['close'],
  }),
]
