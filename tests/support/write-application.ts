/** The fixture with what only writing needs: numbers, record types, duplicate rules, an action, conversions, cascades. */
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'

import { field, fixtureDefinitions, object, role, systemDefinitions } from './fixture-application.ts'

const label = (text: string) => ({ en: text, 'zh-CN': text })
const states = ['new', 'qualified', 'converted', 'old'].map(code => ({
  code,
  label: label(code),
  ...(code === 'old' ? { retired: true } : {}),
}))

const numbering = (name: string, more: object): Definition =>
  ({
    id: `fix-numbering-${name}`,
    kind: 'numbering',
    name,
    label: label(name),
    parts: [{ part: 'text', text: name === 'fast' ? 'F-' : 'L' }, { part: 'year' }, { part: 'counter', digits: 4 }],
    ...more,
  }) as Definition

/** Leads that become customers and deals; tickets with fast numbers; folders that take their content along. */
export function writeDefinitions(): Definition[] {
  return [
    numbering('leads', { object: 'lead', mode: 'gapless', reset: 'year', start: 1 }),
    numbering('fast', { object: 'ticket', mode: 'fast', start: 10 }),
    object(
      'lead',
      'lead',
      [
        field('lead', 'number', 'autoNumber', { numbering: 'leads' }),
        field('lead', 'name', 'text', { required: true, maxLength: 40 }),
        field('lead', 'email', 'email', { unique: true }),
        field('lead', 'mobile', 'phone'),
        field('lead', 'site', 'url'),
        field('lead', 'tax_id', 'text', { pattern: '[A-Z]{2}\\d{4}' }),
        field('lead', 'budget', 'decimal', { scale: 2, min: '0', max: '1000' }),
        field('lead', 'status', 'choice', { choices: states, default: 'new' }),
        field('lead', 'due', 'date', { default: 'today+7' }),
        field('lead', 'at', 'datetime', { default: 'now' }),
        field('lead', 'contact', 'reference', { target: 'user', default: '$me' }),
        field('lead', 'fee', 'money', { default: '5' }),
        field('lead', 'papers', 'file', { many: true, accept: 'application/pdf,image/*' }),
        field('lead', 'customer', 'reference', { target: '客户', onDelete: 'restrict' }),
        field('lead', 'deal', 'reference', { target: 'deal', onDelete: 'clear' }),
      ],
      {
        duplicates: [
          { id: 'name', label: label('Same name'), match: 'normalized', fields: ['name'], action: 'warn' },
          { id: 'tax', label: label('Same tax id'), match: 'exact', fields: ['tax_id'], action: 'block' },
        ],
        recordTypes: [
          { id: 'old', name: 'old_type', label: label('Old'), retired: true },
          { id: 'inbound', name: 'inbound', label: label('Inbound') },
          {
            id: 'event',
            name: 'event',
            label: label('Event'),
            choices: [{ field: 'status', codes: ['new', 'converted'] }],
          },
        ],
      },
    ),
    object('ticket', 'ticket', [
      field('ticket', 'number', 'autoNumber', { numbering: 'fast' }),
      field('ticket', 'name', 'text', { required: true }),
    ]),
    object(
      'folder',
      'folder',
      [
        field('folder', 'name', 'text', { required: true }),
        field('folder', 'code', 'text', { unique: true }),
        field('folder', 'above', 'reference', { target: 'folder', onDelete: 'cascade' }),
      ],
      { ownership: 'none', hierarchy: 'above', history: 'none' },
    ),
    {
      id: 'fix-action-qualify',
      kind: 'action',
      name: 'qualify',
      label: label('Qualify'),
      object: 'lead',
      does: 'update',
      when: { combinator: 'and', rules: [{ field: 'status', operator: '=', value: 'new' }] },
      input: ['budget'],
      set: [
        { field: 'status', value: 'qualified' },
        { field: 'contact', value: '$me' },
        { field: 'at', value: 'now' },
      ],
    },
    {
      id: 'fix-conversion-convert',
      kind: 'conversion',
      name: 'convert',
      label: label('Convert'),
      object: 'lead',
      when: { combinator: 'and', rules: [{ field: 'status', operator: '!=', value: 'converted' }] },
      targets: [
        {
          id: 'customer',
          name: 'customer',
          target: '客户',
          match: ['name'],
          fields: [
            { field: 'name', from: 'name' },
            { field: 'since', value: 'today' },
          ],
        },
        {
          id: 'deal',
          name: 'deal',
          target: 'deal',
          optional: true,
          fields: [
            { field: 'name', from: 'name' },
            { field: 'amount', from: 'fee' },
            { field: 'customer', made: 'customer' },
          ],
        },
        {
          id: 'note',
          name: 'note',
          target: 'note',
          optional: true,
          fields: [
            { field: 'name', from: 'contact.name' },
            { field: 'about', made: 'customer' },
          ],
        },
      ],
      set: [{ field: 'status', value: 'converted' }],
      link: [
        { field: 'customer', made: 'customer' },
        { field: 'deal', made: 'deal' },
      ],
    },
    {
      id: 'fix-conversion-copy',
      kind: 'conversion',
      name: 'copy',
      label: label('Copy'),
      object: 'deal',
      targets: [
        {
          id: 'deal',
          name: 'deal',
          target: 'deal',
          fields: [{ field: 'name', from: 'name' }],
          children: [
            {
              to: 'lines',
              from: 'lines',
              fields: [
                { field: 'name', from: 'name' },
                { field: 'quantity', from: 'quantity' },
                { field: 'price', from: 'price' },
              ],
            },
          ],
        },
      ],
    },
    role('agent', {
      rights: [
        {
          object: 'lead',
          create: 'own',
          read: 'own',
          update: 'own',
          delete: 'own',
          fields: [{ field: 'status', access: 'readOnly' }],
        },
        { object: '客户', create: 'own', read: 'own' },
        { object: 'deal', create: 'own', read: 'own' },
        { object: 'deal_line', create: 'own', read: 'own' },
        { object: 'note', create: 'own', read: 'own' },
        { object: 'user', read: 'all' },
      ],
      actions: ['qualify'],
      conversions: ['convert', 'copy'],
    }),
  ] as Definition[]
}

/** System template, fixture and these as one application. */
export function writeApplication(): NamedApplication {
  return toApplication([...systemDefinitions(), ...fixtureDefinitions(), ...writeDefinitions()])
}
