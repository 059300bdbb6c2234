/** A small application on top of the system template: customers (with a Chinese name), deals with lines, notes. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition, ObjectDefinition, RoleDefinition } from '#metadata/definitions.ts'

const templates = fileURLToPath(new URL('../../templates', import.meta.url))

/** The definitions of the system template. */
export function systemDefinitions(): Definition[] {
  return globSync('*/*.json', { cwd: path.join(templates, 'system') })
    .sort()
    .map(file => JSON.parse(readFileSync(path.join(templates, 'system', file), 'utf8')) as Definition)
}

const label = (en: string, zh = en) => ({ en, 'zh-CN': zh })

/** A field whose id is `<object>-<name>`. */
export function field(object: string, name: string, type: FieldDefinition['type'], more: object = {}): FieldDefinition {
  return { id: `fix-${object}-${name}`, name, type, label: label(name), ...more } as FieldDefinition
}

/** An object whose id is `fix-<key>`. */
export function object(
  key: string,
  name: string,
  fields: FieldDefinition[],
  more: Partial<ObjectDefinition> = {},
): ObjectDefinition {
  return {
    id: `fix-${key}`,
    kind: 'object',
    name,
    label: label(name),
    plural: label(name),
    ownership: 'user',
    title: '{name}',
    fields,
    ...more,
  }
}

/** A role whose id is `fix-role-<name>`. */
export function role(name: string, more: Partial<RoleDefinition>): RoleDefinition {
  return { id: `fix-role-${name}`, kind: 'role', name, label: label(name), ...more }
}

const stages = [
  { code: 'open', label: label('Open', '进行中') },
  { code: 'won', label: label('Won', '赢单'), closed: true },
  { code: 'lost', label: label('Lost', '输单'), closed: true },
]

/** The objects and roles of the fixture. */
export function fixtureDefinitions(): Definition[] {
  return [
    object(
      'customer',
      '客户',
      [
        field('customer', 'name', 'text', { required: true }),
        field('customer', '城市', 'text', { id: 'fix-customer-city' }),
        field('customer', 'code', 'text', { unique: true }),
        field('customer', 'since', 'date'),
        field('customer', 'tags', 'multiChoice', {
          choices: [
            { code: 'vip', label: label('VIP') },
            { code: 'gov', label: label('Gov') },
          ],
        }),
        field('customer', 'secret', 'text'),
        field('customer', 'deals', 'children', { target: 'deal', via: 'customer' }),
        field('customer', 'notes', 'children', { target: 'note', via: 'about' }),
      ],
      { search: ['name', '城市'] },
    ),
    object(
      'deal',
      'deal',
      [
        field('deal', 'name', 'text', { required: true }),
        field('deal', 'stage', 'choice', { choices: stages, default: 'open' }),
        field('deal', 'amount', 'money'),
        field('deal', 'close_date', 'date'),
        field('deal', 'chance', 'percent', { scale: 4 }),
        field('deal', 'sponsor', 'reference', {
          target: '客户',
          filter: { combinator: 'and', rules: [{ field: 'tags', operator: 'contains', value: 'vip' }] },
        }),
        field('deal', 'customer', 'reference', { target: '客户' }),
        field('deal', 'lines', 'children', { target: 'deal_line', via: 'deal', embedded: true }),
        field('deal', 'notes', 'children', { target: 'note', via: 'about' }),
      ],
      { search: ['name'], indexes: [{ id: 'fix-deal-by-amount', fields: ['amount'] }] },
    ),
    object(
      'deal_line',
      'deal_line',
      [
        field('deal_line', 'name', 'text', { required: true }),
        field('deal_line', 'quantity', 'integer', { min: '1' }),
        field('deal_line', 'price', 'decimal', { scale: 2 }),
        field('deal_line', 'deal', 'reference', { target: 'deal', required: true, onDelete: 'cascade' }),
      ],
      { ownership: 'none', access: { mode: 'follows', through: 'deal' } },
    ),
    object('note', 'note', [
      field('note', 'name', 'text', { required: true }),
      field('note', 'at', 'datetime'),
      field('note', 'done', 'boolean'),
      field('note', 'about', 'anyReference', { targets: ['客户', 'deal'] }),
    ]),
    role('seller', {
      rights: [
        {
          object: '客户',
          create: 'own',
          read: 'team',
          update: 'own',
          delete: 'own',
          fields: [{ field: 'secret', access: 'hidden' }],
        },
        {
          object: 'deal',
          create: 'own',
          read: 'own',
          update: 'own',
          delete: 'own',
          export: 'own',
          fields: [{ field: 'chance', access: 'readOnly' }],
        },
        { object: 'deal_line', create: 'own', read: 'own', update: 'own', delete: 'own' },
        { object: 'note', create: 'all', read: 'all', update: 'own', delete: 'own' },
        { object: 'user', read: 'all' },
        { object: 'unit', read: 'all' },
      ],
    }),
    role('unit_head', {
      rights: [
        { object: '客户', read: 'unitAndBelow' },
        { object: 'deal', read: 'unitAndBelow' },
        { object: 'deal_line', read: 'unitAndBelow' },
      ],
    }),
    role('nobody', {}),
  ]
}

/** System template and fixture as one application. */
export function fixtureApplication(): NamedApplication {
  return toApplication([...systemDefinitions(), ...fixtureDefinitions()])
}
