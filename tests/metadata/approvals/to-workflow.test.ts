/** The workflow that an approval becomes obeys every rule of workflows, whatever the approval says. */
import { expect, test } from 'vitest'
import { approvalWorkflow } from '#metadata/approvals/to-workflow.ts'
import { checkShape } from '#metadata/check-shape.ts'
import type { ApprovalDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { shop } from '../shop.ts'
import { approvalCases, approving, step } from './approval-cases.ts'

const together = approving({
  steps: [
    step('first'),
    step('left', { reject: { to: 'start' }, when: 'size > 1' }),
    step('right', { withPrevious: true, reject: { to: 'step', step: 'first' } }),
    step('third', { withPrevious: true, escalate: { after: '@"P1D"', to: { starter: true } } }),
    step('last', { reject: { to: 'step', step: 'right' } }),
  ],
  onReturned: { set: [{ field: 'name', value: '"back"' }] },
})

test.each([...approvalCases.valid, together].map((edit, index) => [index, edit] as const))(
  'a sound approval (%i) becomes a sound workflow',
  (_, edit) => {
    const application = shop(edit)
    const approval = application.definitions.find(item => item.kind === 'approval') as ApprovalDefinition
    const workflow = approvalWorkflow(approval)
    expect(approvalWorkflow(approval)).toBe(workflow)
    const definitions = application.definitions.map(item => (item === approval ? workflow : item))
    const found = findFindings({ ...application, definitions }).filter(item => item.definition === approval.id)
    expect(found).toEqual([])
    expect(checkShape(workflow)).toEqual([])
  },
)
