/** A state that goes takes along what is about nothing else. */
import { expect } from 'vitest'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { shop } from '../../metadata/shop.ts'
import { checkCommand } from './check-command.ts'

const label = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const lifecycle: LifecycleDefinition = {
  id: 'customer-stages',
  kind: 'lifecycle',
  name: 'customer_stages',
  label: label('Customer stages', '客户阶段'),
  object: 'customer',
  field: 'stage',
  states: [
    { id: 'state-open', code: 'open', kind: 'open' },
    { id: 'state-won', code: 'won', kind: 'won' },
    { id: 'state-old', code: 'old', kind: 'done' },
  ],
  initial: ['open'],
  transitions: [
    { id: 'way-won', name: 'win', label: label('Win', '赢得'), from: ['open', 'old'], to: 'won' },
    { id: 'way-old', name: 'retire', label: label('Retire', '停用'), from: ['open'], to: 'old' },
    { id: 'way-back', name: 'back', label: label('Back', '恢复'), from: ['old'], to: 'open' },
  ],
  control: [{ id: 'control-1', states: ['old'], fields: ['since'], mode: 'readOnly' }],
  completeness: [{ id: 'rule-1', label: label('Seen', '已拜访'), state: 'won', fields: ['seen'] }],
  layout: [{ state: 'old', x: 10, y: 20 }],
}
const from = { ...shop(), definitions: [...shop().definitions, lifecycle] }

checkCommand('remove-state', [
  {
    does: 'takes its ways, controls and place along',
    from,
    args: { lifecycle: 'customer_stages', state: 'old' },
    changes: ['lifecycle/customer_stages'],
    says: ['State old removed from Lifecycle Customer stages', '从生命周期“客户阶段”移除状态“old”'],
    shows: after => {
      const { control: _control, layout: _layout, ...left } = lifecycle
      expect(after.get('lifecycle', 'customer_stages')).toEqual({
        ...left,
        states: lifecycle.states.slice(0, 2),
        transitions: [{ ...lifecycle.transitions[0], from: ['open'] }],
      })
    },
  },
  {
    refuses: 'a code that is none',
    from,
    args: { lifecycle: 'customer_stages', state: 'new' },
    with: 'command/refused',
  },
  {
    refuses: 'the only initial one',
    from,
    args: { lifecycle: 'customer_stages', state: 'open' },
    with: 'command/refused',
  },
])
