/** Changes of diagrams: whatever is drawn at once is one edit, and says what was drawn. */
import { expect } from 'vitest'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { shop } from '../../metadata/shop.ts'
import { checkCommand } from './check-command.ts'

const workflow: WorkflowDefinition = {
  id: 'check-credit',
  kind: 'workflow',
  name: 'check_credit',
  label: { en: 'Check credit', 'zh-CN': '信用审核' },
  object: 'customer',
  nodes: [
    { id: 'start', type: 'startEvent' },
    { id: 'check', type: 'userTask', label: { en: 'Check', 'zh-CN': '审核' }, assignment: { starter: true } },
    {
      id: 'late',
      type: 'boundaryEvent',
      attachedTo: 'check',
      event: { type: 'timer', duration: 'duration("P1D")' },
      nonInterrupting: true,
    },
    { id: 'told', type: 'endEvent' },
    { id: 'end', type: 'endEvent' },
    { id: 'note', type: 'textAnnotation', text: { en: 'Note', 'zh-CN': '注' }, about: 'check' },
  ],
  flows: [
    { id: 'first', from: 'start', to: 'check' },
    { id: 'second', from: 'check', to: 'end' },
    { id: 'third', from: 'late', to: 'told' },
  ],
  layout: [
    { element: 'check', x: 10, y: 10, width: 100, height: 80 },
    { element: 'late', x: 90, y: 70, width: 36, height: 36 },
  ],
}
const from = { ...shop(), definitions: [...shop().definitions, workflow] }
const changes = ['workflow/check_credit']
const place = (element: string, x: number) => ({ element, x, y: 10, width: 100, height: 80 })

checkCommand('change-diagram', [
  {
    does: 'adds a step between others, where it was put',
    from,
    args: {
      workflow: 'check_credit',
      nodes: [{ id: 'again', type: 'manualTask', label: { en: 'Look again', 'zh-CN': '复查' } }],
      flows: [
        { id: 'second', to: 'again' },
        { id: 'fourth', from: 'again', to: 'end' },
      ],
      layout: [place('again', 200)],
    },
    changes,
    says: ['“Look again” added (Workflow Check credit)', '流程“信用审核”：新增“复查”'],
    shows: after => {
      const { nodes, flows, layout } = after.get('workflow', 'check_credit')
      expect(nodes.at(-1)).toMatchObject({ id: 'again', type: 'manualTask' })
      expect(flows[1]).toEqual({ id: 'second', from: 'check', to: 'again' })
      expect(layout.at(-1)).toEqual(place('again', 200))
    },
  },
  {
    does: 'moves, and says so',
    from,
    args: {
      workflow: 'check_credit',
      layout: [
        place('check', 300),
        {
          element: 'second',
          points: [
            { x: 1, y: 2 },
            { x: 3, y: 4 },
          ],
        },
      ],
    },
    changes,
    says: ['“Check” moved (Workflow Check credit)', '流程“信用审核”：移动“审核”'],
    shows: after => expect(after.get('workflow', 'check_credit').layout[0]).toEqual(place('check', 300)),
  },
  {
    does: 'moves several',
    from,
    args: { workflow: 'check_credit', layout: [place('check', 300), place('end', 400)] },
    changes,
    says: ['2 nodes moved (Workflow Check credit)', '流程“信用审核”：移动 2 个节点'],
  },
  {
    does: 'names, and takes away a name',
    from,
    args: { workflow: 'check_credit', nodes: [{ id: 'check', label: { en: 'Decide', 'zh-CN': '审核' } }] },
    changes,
    diff: 1,
    says: ['“Check” is now called “Decide” (Workflow Check credit)', '流程“信用审核”：“审核”改称“审核”'],
  },
  {
    does: 'makes another sort of step, which keeps what it knows as well',
    from,
    args: { workflow: 'check_credit', nodes: [{ id: 'check', type: 'manualTask', event: null }] },
    changes,
    says: ['“Check” is now: Manual task (Workflow Check credit)', '流程“信用审核”：“审核”改为手工任务'],
    shows: after =>
      expect(after.get('workflow', 'check_credit').nodes[1]).toEqual({
        id: 'check',
        type: 'manualTask',
        label: { en: 'Check', 'zh-CN': '审核' },
      }),
  },
  {
    does: 'connects',
    from,
    args: { workflow: 'check_credit', flows: [{ id: 'fourth', from: 'check', to: 'told' }] },
    changes,
    says: ['“Check” → End connected (Workflow Check credit)', '流程“信用审核”：连接“审核” → 结束'],
  },
  {
    does: 'removes a boundary event with all that hangs on it',
    from,
    args: { workflow: 'check_credit', remove: ['late', 'told'] },
    changes,
    says: ['2 nodes removed (Workflow Check credit)', '流程“信用审核”：移除 2 个节点'],
    shows: after => {
      const { nodes, flows, layout } = after.get('workflow', 'check_credit')
      expect(nodes.map((node: { id: string }) => node.id)).toEqual(['start', 'check', 'end', 'note'])
      expect(flows.map((flow: { id: string }) => flow.id)).toEqual(['first', 'second'])
      expect(layout).toEqual([place('check', 10)])
    },
  },
  {
    does: 'removes a step with its flows and boundary events; a note about it stays',
    from,
    args: {
      workflow: 'check_credit',
      remove: ['check', 'told'],
      flows: [{ id: 'fourth', from: 'start', to: 'end' }],
    },
    changes,
    says: ['2 nodes removed (Workflow Check credit)', '流程“信用审核”：移除 2 个节点'],
    shows: after => {
      const { nodes, flows, layout } = after.get('workflow', 'check_credit')
      expect(nodes.map((node: { id: string }) => node.id)).toEqual(['start', 'end', 'note'])
      expect(nodes[2]).not.toHaveProperty('about')
      expect(flows).toEqual([{ id: 'fourth', from: 'start', to: 'end' }])
      expect(layout).toBeUndefined()
    },
  },
  {
    refuses: 'a workflow that is not there',
    from,
    args: { workflow: 'check_debit', remove: ['check'] },
    with: 'definition/unknown',
  },
  {
    refuses: 'an element that does not exist in BPMN',
    from,
    args: { workflow: 'check_credit', nodes: [{ id: 'odd', type: 'teaTime' }] },
    with: 'definition/malformed',
  },
  {
    refuses: 'a new flow without ends',
    from,
    args: { workflow: 'check_credit', flows: [{ id: 'odd' }] },
    with: 'definition/malformed',
  },
  {
    refuses: 'a name that leads nowhere',
    from,
    args: { workflow: 'check_credit', nodes: [{ id: 'check', form: 'gone' }] },
    with: 'command/refused',
  },
])
