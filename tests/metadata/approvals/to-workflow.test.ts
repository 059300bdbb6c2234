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
    step('again', { withPrevious: true, reject: { to: 'start' } }),
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

test('every element has its place: within what it stands in, and upon nothing else', () => {
  const approval = shop(together).definitions.find(item => item.kind === 'approval') as ApprovalDefinition
  const { nodes, flows, layout = [] } = approvalWorkflow(approval)
  const places = new Map(layout.map(item => [item.element, item]))
  const boxOf = (id: string) => {
    const { x = 0, y = 0, width = 0, height = 0 } = places.get(id) ?? {}
    return { left: x, top: y, right: x + width, bottom: y + height }
  }
  for (const flow of flows) expect(places.get(flow.id)?.points?.length, flow.id).toBeGreaterThan(1)
  for (const node of nodes) {
    const own = boxOf(node.id)
    expect(own.right, node.id).toBeGreaterThan(own.left)
    if (node.type === 'boundaryEvent') continue
    if (node.parent) {
      const around = boxOf(node.parent)
      expect(own.left >= around.left && own.right <= around.right, node.id).toBe(true)
      expect(own.top >= around.top && own.bottom <= around.bottom, node.id).toBe(true)
    }
    for (const other of nodes) {
      if (other === node || other.parent !== node.parent || other.type === 'boundaryEvent') continue
      const box = boxOf(other.id)
      const isApart = own.right <= box.left || box.right <= own.left || own.bottom <= box.top || box.bottom <= own.top
      expect(isApart, `${node.id} ${other.id}`).toBe(true)
    }
  }
})
