/** Everything the other fixtures have, and a clerk: of each object he uses one field is hidden from him and one is read-only. */
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'

import { fixtureDefinitions, role, systemDefinitions } from './fixture-application.ts'
import { screenDefinitions } from './screen-definitions.ts'
import { writeDefinitions } from './write-application.ts'

const label = (en: string) => ({ en, 'zh-CN': en })
const everything = { create: 'own', read: 'own', update: 'own', delete: 'own', export: 'own', import: 'own' } as const
const hidden = (field: string) => ({ field, access: 'hidden' as const })
const readOnly = (field: string) => ({ field, access: 'readOnly' as const })

function accessDefinitions(): Definition[] {
  return [
    role('clerk', {
      rights: [
        { object: '客户', ...everything, fields: [hidden('secret'), readOnly('code')] },
        { object: 'deal', ...everything, fields: [hidden('chance'), readOnly('close_date')] },
        { object: 'deal_line', ...everything, fields: [hidden('price'), readOnly('quantity')] },
        { object: 'lead', ...everything, fields: [hidden('tax_id'), hidden('papers'), readOnly('status')] },
        { object: 'user', read: 'all', fields: [hidden('email')] },
      ],
      menus: ['sales'],
      actions: ['qualify', 'win', 'greet', 'greet_anybody'],
      conversions: ['convert', 'betray'],
      reports: ['deal_pivot', 'secret_pivot'],
      documents: ['deal_letter', 'small_letter'],
      system: ['analyse'],
    }),
    role('auditor', { system: ['audit'], rights: [{ object: '客户', read: 'own', fields: [hidden('secret')] }] }),
    role('people_clerk', {
      rights: [
        { object: 'user', create: 'all', read: 'all', update: 'all', delete: 'all' },
        { object: 'role_assignment', create: 'all', read: 'all', update: 'all', delete: 'all' },
      ],
    }),
    {
      id: 'fix-workflow-vet',
      kind: 'workflow',
      name: 'vet',
      label: label('Vet'),
      object: 'lead',
      nodes: [
        { type: 'startEvent', id: 'begin', event: { type: 'button', label: label('Vet') } },
        {
          type: 'serviceTask',
          id: 'note-it',
          label: label('Note it'),
          does: { type: 'update', target: 'lead', set: [{ field: 'tax_id', value: 'tax_id' }] },
        },
        {
          type: 'userTask',
          id: 'look',
          label: label('Look'),
          assignment: { fields: ['owner'] },
          fields: [{ field: 'name', mode: 'editable' }],
        },
        { type: 'endEvent', id: 'end' },
      ],
      flows: [
        { id: 'flow-1', from: 'begin', to: 'note-it' },
        { id: 'flow-2', from: 'note-it', to: 'look' },
        { id: 'flow-3', from: 'look', to: 'end' },
      ],
    },
    { id: 'fix-dashboard-heads_board', kind: 'dashboard', name: 'heads_board', label: label('Heads'), tiles: [] },
    {
      id: 'fix-report-deal_pivot',
      kind: 'report',
      name: 'deal_pivot',
      label: label('Deals'),
      object: 'deal',
      rows: [{ id: 'stage', field: 'stage' }],
      columns: [{ id: 'who', field: 'customer' }],
      filter: { combinator: 'and', rules: [{ field: 'chance', operator: '>=', value: '0' }] },
      measures: [
        { as: 'n', fn: 'count' },
        { as: 'odds', fn: 'max', field: 'chance' },
        { as: 'twice', formula: 'odds * 2' },
      ],
    },
    {
      id: 'fix-report-secret_pivot',
      kind: 'report',
      name: 'secret_pivot',
      label: label('Secrets'),
      object: '客户',
      rows: [{ id: 'one', field: 'secret' }],
      measures: [{ as: 'n', fn: 'count' }],
    },
    {
      id: 'fix-report-heads_pivot',
      kind: 'report',
      name: 'heads_pivot',
      label: label('Heads'),
      object: 'deal',
      measures: [{ as: 'n', fn: 'count' }],
    },
    ...['deal_letter', 'small_letter', 'heads_letter'].map(name => ({
      id: `fix-document-${name}`,
      kind: 'document' as const,
      name,
      label: label('Letter'),
      object: 'deal',
      body: { en: '<p>{{name}} [{{chance}}] {{customer.secret}} {{#each lines}}{{name}} {{price}}{{/each}}</p>' },
      ...(name === 'small_letter' ? { condition: 'name = "nobody"' } : {}),
    })),
    {
      id: 'fix-action-greet_anybody',
      kind: 'action',
      name: 'greet_anybody',
      label: label('Greet'),
      object: '客户',
      does: 'link',
      link: 'https://example.com/{name}',
    },
    {
      id: 'fix-lifecycle-lead',
      kind: 'lifecycle',
      name: 'lead_states',
      label: label('Lead'),
      object: 'lead',
      field: 'status',
      states: ['new', 'qualified', 'converted'].map(code => ({ id: `is-${code}`, code, kind: 'open' })),
      initial: ['new'],
      transitions: [
        { id: 'way-take', name: 'take', label: label('Take'), from: ['new'], to: 'qualified', required: ['tax_id'] },
        { id: 'way-end', name: 'end', label: label('End'), from: ['new', 'qualified'], to: 'converted' },
        {
          id: 'way-back',
          name: 'back',
          label: label('Back'),
          from: ['converted'],
          to: 'new',
          roles: ['auditor'],
          condition: 'tax_id = "GE1357"',
        },
      ],
    },
    {
      id: 'fix-conversion-betray',
      kind: 'conversion',
      name: 'betray',
      label: label('Betray'),
      object: 'lead',
      targets: [
        {
          id: 'customer',
          name: 'customer',
          target: '客户',
          match: ['secret'],
          fields: [
            { field: 'name', from: 'name' },
            { field: '城市', from: 'tax_id' },
            { field: 'secret', from: 'name' },
            { field: 'code', value: 'by-definition' },
          ],
        },
      ],
    },
  ] as Definition[]
}

/** System template and all fixtures as one application. */
export function accessApplication(): NamedApplication {
  return toApplication([
    ...systemDefinitions(),
    ...fixtureDefinitions(),
    ...writeDefinitions(),
    ...screenDefinitions(),
    ...accessDefinitions(),
  ])
}
