/** Requests with a lifecycle in which every rule occurs, on top of the system template. */
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition, LifecycleDefinition } from '#metadata/definitions.ts'

import { field, object, role, systemDefinitions } from './fixture-application.ts'

const label = (en: string, zh = en) => ({ en, 'zh-CN': zh })
const choices = (...codes: string[]) =>
  codes.map(code => ({ code, label: label(code[0]!.toUpperCase() + code.slice(1), `状态${code}`) }))

const way = (name: string, from: string[], to: string, more: object = {}) => ({
  id: `way-${name}`,
  name,
  label: label(name, `转移${name}`),
  from,
  to,
  ...more,
})

/** The states of requests: draft → submitted → approved or rejected; approved → done; rejected → draft. */
export const requestLifecycle = {
  id: 'fix-lifecycle-request',
  kind: 'lifecycle',
  name: 'request_states',
  label: label('Request', '申请'),
  object: 'request',
  field: 'state',
  recordTypes: ['normal'],
  states: [
    { id: 'draft', code: 'draft', kind: 'open', guidance: label('Fill it in.', '请填写。') },
    { id: 'submitted', code: 'submitted', kind: 'open' },
    { id: 'approved', code: 'approved', kind: 'open' },
    { id: 'rejected', code: 'rejected', kind: 'lost' },
    { id: 'done', code: 'done', kind: 'done' },
  ],
  initial: ['draft', 'submitted'],
  transitions: [
    way('submit', ['draft'], 'submitted', { set: [{ field: 'asked_for', formula: 'doubled + 1' }] }),
    way('approve', ['submitted'], 'approved', {
      roles: ['boss'],
      condition: 'amount <= 1000 and old.state = "submitted"',
      input: ['remark'],
      required: ['remark'],
      set: [
        { field: 'decided', value: 'today' },
        { field: 'decider', value: '$me' },
        { field: 'limit', formula: 'amount * 2' },
      ],
    }),
    way('reject', ['submitted'], 'rejected', { roles: ['boss'], required: ['reason'], danger: true }),
    way('reopen', ['rejected'], 'draft', { set: [{ field: 'reason', value: null }] }),
    way('finish', ['approved'], 'done'),
    way('shelve', ['rejected'], 'done', { automatic: true }),
  ],
  control: [
    {
      id: 'fixed',
      states: ['submitted', 'approved', 'rejected', 'done'],
      fields: ['amount', 'lines'],
      mode: 'readOnly',
    },
    { id: 'later', states: ['draft'], fields: ['limit'], mode: 'hidden' },
    { id: 'title', states: ['submitted', 'approved'], fields: ['subject'], mode: 'required' },
    { id: 'boss', states: ['submitted'], fields: ['amount'], mode: 'optional', roles: ['boss'] },
  ],
  completeness: [
    { id: 'whole', label: label('Whole', '完整'), state: 'submitted', fields: ['amount', 'lines', 'secret'] },
    { id: 'worth', label: label('Worth it', '值得'), state: 'submitted', condition: 'amount > 10' },
    {
      id: 'closed',
      label: label('Closed', '结清'),
      state: 'done',
      condition: 'every line in lines satisfies line.quantity > 0',
    },
  ],
} as unknown as LifecycleDefinition

/** Objects, roles and the lifecycle. */
export function lifecycleDefinitions(): Definition[] {
  const rights = { create: 'all', read: 'all', update: 'all', delete: 'all', import: 'all', export: 'all' } as const
  const seen = [
    { object: 'request_line', ...rights },
    { object: 'state_change', read: 'all' as const },
    { object: 'user', read: 'all' as const },
  ]
  return [
    object(
      'request',
      'request',
      [
        field('request', 'name', 'text', { required: true }),
        field('request', 'code', 'text', { unique: true }),
        field('request', 'state', 'choice', { choices: choices('draft', 'submitted', 'approved', 'rejected', 'done') }),
        field('request', 'mood', 'choice', { choices: choices('good', 'bad') }),
        field('request', 'amount', 'decimal', { scale: 2, label: label('Amount', '金额') }),
        field('request', 'subject', 'text'),
        field('request', 'remark', 'text', { label: label('Remark', '备注') }),
        field('request', 'reason', 'text', { label: label('Reason', '原因') }),
        field('request', 'limit', 'decimal', { scale: 2 }),
        field('request', 'doubled', 'decimal', { scale: 2, formula: 'amount * 2' }),
        field('request', 'asked_for', 'decimal', { scale: 2 }),
        field('request', 'decided', 'date'),
        field('request', 'decider', 'reference', { target: 'user' }),
        field('request', 'secret', 'text'),
        field('request', 'lines', 'children', { target: 'request_line', via: 'request', embedded: true }),
      ],
      {
        recordTypes: [
          { id: 'normal', name: 'normal', label: label('Normal') },
          { id: 'free', name: 'free', label: label('Free') },
        ],
      },
    ),
    object(
      'request_line',
      'request_line',
      [
        field('request_line', 'name', 'text', { required: true }),
        field('request_line', 'quantity', 'integer'),
        field('request_line', 'request', 'reference', { target: 'request', required: true, onDelete: 'cascade' }),
      ],
      { ownership: 'none', access: { mode: 'follows', through: 'request' } },
    ),
    {
      id: 'fix-action-force',
      kind: 'action',
      name: 'force',
      label: label('Force'),
      object: 'request',
      does: 'update',
      set: [{ field: 'state', value: 'done' }],
    } as Definition,
    {
      id: 'fix-action-submit',
      kind: 'action',
      name: 'send_in',
      label: label('Send in'),
      object: 'request',
      does: 'update',
      input: ['amount'],
      set: [{ field: 'state', value: 'submitted' }],
    } as Definition,
    {
      id: 'fix-conversion-copy',
      kind: 'conversion',
      name: 'copy',
      label: label('Copy'),
      object: 'request',
      targets: [
        {
          id: 'copy',
          name: 'copy',
          label: label('Copy'),
          target: 'request',
          fields: [
            { field: 'name', from: 'name' },
            { field: 'state', from: 'state' },
          ],
        },
      ],
      set: [{ field: 'state', value: 'approved' }],
    } as Definition,
    requestLifecycle,
    role('clerk', {
      rights: [{ object: 'request', ...rights, fields: [{ field: 'secret', access: 'hidden' }] }, ...seen],
      actions: ['force', 'send_in'],
      conversions: ['copy'],
    }),
    role('boss', {
      rights: [{ object: 'request', ...rights }, ...seen],
      actions: ['force', 'send_in'],
      conversions: ['copy'],
    }),
    role('reader', {
      rights: [
        { object: 'request', read: 'all' },
        { object: 'state_change', read: 'all' },
      ],
    }),
  ]
}

/** System template and these definitions as one application. */
export function lifecycleApplication(): NamedApplication {
  return toApplication([...systemDefinitions(), ...lifecycleDefinitions()])
}
