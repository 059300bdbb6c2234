/** An approval becomes the workflow that it was run as. */
import { expect } from 'vitest'
import { approvalWorkflow } from '#metadata/approvals/to-workflow.ts'
import type { ApprovalDefinition } from '#metadata/definitions.ts'
import { shop } from '../../metadata/shop.ts'
import { checkCommand } from './check-command.ts'

const label = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const approval: ApprovalDefinition = {
  id: 'customer-credit',
  kind: 'approval',
  name: 'credit',
  label: label('Credit', '信用'),
  object: 'customer',
  start: [{ id: 'ask', type: 'button', label: label('Ask', '提交') }],
  steps: [{ id: 'boss', label: label('Boss', '主管'), approvers: { manager: { of: 'owner' } } }],
}
const from = { ...shop(), definitions: [...shop().definitions, approval] }

checkCommand('convert-approval', [
  {
    does: 'makes the workflow of it, with the same start, and takes it away',
    from,
    args: { approval: 'credit' },
    changes: ['approval/credit', 'workflow/credit'],
    says: ['Approval Credit turned into a workflow', '将审批“信用”转为流程'],
    shows: after => {
      const { id, ...made } = after.get('workflow', 'credit')
      expect(id).toMatch(/^[a-z0-9]{12}$/)
      const { id: _before, ...run } = approvalWorkflow(approval)
      expect(made).toEqual(run)
    },
  },
  {
    refuses: 'one whose name a workflow has',
    from: {
      ...from,
      definitions: [...from.definitions, { ...approvalWorkflow(approval), id: 'another' }],
    },
    args: { approval: 'credit' },
    with: 'command/refused',
  },
  {
    refuses: 'one that is not there',
    from,
    args: { approval: 'trust' },
    with: 'definition/unknown',
  },
])
