/** What the rule of approvals accepts and refuses: an approval of customers, with some of its properties replaced. */
import type { ApprovalDefinition } from '#metadata/definitions.ts'

import { type Draft, label, make } from '../shop.ts'
import { user, workflow } from '../workflows/workflow-cases.ts'

type Edit = (draft: Draft) => void
type Invalid = readonly [code: string, pointer: string, edit: Edit]

/** A step that the starter decides. */
export const step = (id: string, more: object = {}) => ({ id, label: label(id), approvers: { starter: true }, ...more })

const button = { id: 'ask', type: 'button', label: label('ask') }

/** Adds the approval. */
export const approving =
  (more: object = {}): Edit =>
  draft => {
    const base = { object: 'customer', start: [button], steps: [step('first'), step('second')] }
    draft.add(make('approval', 'agree', { ...base, ...more } as Partial<ApprovalDefinition> as never))
  }

const withStep = (more: object) => approving({ steps: [step('first'), step('second', more)] })

export const approvalCases: { readonly valid: readonly Edit[]; readonly invalid: readonly Invalid[] } = {
  valid: [
    approving(),
    approving({
      condition: 'size > 1',
      start: [button, { id: 'won', type: 'state', field: 'stage', state: 'won', condition: 'record.size > 2' }],
      lock: true,
      onSubmitted: { set: [{ field: 'name', value: '"asked"' }], inform: { roles: ['clerk'] } },
      onApproved: { transition: { field: 'stage', to: 'won' } },
      steps: [
        step('first', { when: 'size > 3', decision: 'all', sequential: true, selfApproval: 'skip' }),
        step('second', {
          decision: 'percentage',
          percent: 60,
          skipRepeated: true,
          reject: { to: 'step', step: 'first' },
          due: { duration: '@"P1D"' },
          remind: { after: '@"P1D"', times: 3 },
          escalate: { after: '@"P3D"', to: { roles: ['clerk'] } },
          inform: { starter: true },
        }),
        step('third', { approvers: { users: 'record.owner' }, withPrevious: true, reject: { to: 'start' } }),
      ],
    }),
    approving({ steps: [step('first', { approvers: { choose: true } })] }),
  ],
  invalid: [
    ['approval/no-steps', '/steps', approving({ steps: [] })],
    ['approval/no-start', '/start', approving({ start: [] })],
    ['approval/alike-steps', '/steps/1/id', approving({ steps: [step('a-bc'), step('a_bc')] })],
    ['approval/no-approvers', '/steps/1/approvers', withStep({ approvers: { roles: [] } })],
    ['approval/no-approvers', '/steps/1/escalate/to', withStep({ escalate: { after: '@"P1D"', to: {} } })],
    [
      'approval/nobody-to-choose',
      '/steps/0/approvers/choose',
      approving({ start: [{ id: 'new', type: 'created' }], steps: [step('first', { approvers: { choose: true } })] }),
    ],
    ['approval/no-percent', '/steps/1/percent', withStep({ decision: 'percentage' })],
    ['approval/idle', '/steps/1/percent', withStep({ percent: 50 })],
    ['approval/idle', '/steps/1/sequential', withStep({ sequential: true })],
    ['approval/idle', '/steps/0/withPrevious', approving({ steps: [step('first', { withPrevious: true })] })],
    ['approval/unknown-step', '/steps/1/reject/step', withStep({ reject: { to: 'step', step: 'second' } })],
    ['approval/unknown-step', '/steps/1/reject/step', withStep({ reject: { to: 'step' } })],
    [
      'approval/unknown-step',
      '/steps/1/reject/step',
      withStep({ withPrevious: true, reject: { to: 'step', step: 'first' } }),
    ],
    ['approval/foreign-form', '/steps/1/form', withStep({ form: 'order' })],
    ['approval/foreign-form', '/resubmit/form', approving({ resubmit: { form: 'order' } })],
    [
      'approval/unknown-state',
      '/onApproved/transition/to',
      approving({ onApproved: { transition: { field: 'stage', to: 'wno' } } }),
    ],
    [
      'approval/no-state',
      '/onApproved/transition/field',
      approving({ onApproved: { transition: { field: 'name', to: 'won' } } }),
    ],
    [
      'approval/name-taken',
      '/name',
      draft => {
        approving({ name: 'visit' })(draft)
        draft.add(make('workflow', 'visit', { nodes: [], flows: [] } as never))
      },
    ],
  ],
}

const notify = (tasksOf: string) => ({
  type: 'serviceTask',
  does: { type: 'notify', to: { tasksOf }, subject: { en: 'Hurry', 'zh-CN': '请尽快' } },
})
const told = (tasksOf: string) => workflow({ tell: notify(tasksOf) }, ['choose > tell'])

export const recipientCases: { readonly valid: readonly Edit[]; readonly invalid: readonly Invalid[] } = {
  valid: [
    told('work'),
    approving({ onSubmitted: { inform: { tasksOf: 'first' } } }),
    workflow({ each: { ...user, mayAdd: true, multiInstance: { collection: '[1]', element: 'one' } } }, []),
  ],
  invalid: [
    ['workflow/unknown-task', '/nodes/4/does/to/tasksOf', told('wrok')],
    [
      'workflow/unknown-task',
      '/onSubmitted/inform/tasksOf',
      approving({ onSubmitted: { inform: { tasksOf: 'frist' } } }),
    ],
    ['workflow/idle-property', '/nodes/4/mayAdd', workflow({ each: { ...user, mayAdd: true } }, [])],
    ['workflow/idle-property', '/nodes/4/unlocks', workflow({ each: { ...user, unlocks: true } }, [])],
  ],
}
