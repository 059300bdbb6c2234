/** Release notes of workflows: steps and flows by what people call them; where they stand is no news. */
import { expect, test } from 'vitest'
import { describeChanges } from '#designer/release-notes/describe-changes.ts'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { toResolved } from '#metadata/references.ts'
import { edited, shop } from '../../metadata/shop.ts'

const workflow: WorkflowDefinition = {
  id: 'check-credit',
  kind: 'workflow',
  name: 'check_credit',
  label: { en: 'Check credit', 'zh-CN': '信用审核' },
  object: 'customer',
  nodes: [
    { id: 'start', type: 'startEvent' },
    { id: 'check', type: 'userTask', label: { en: 'Check', 'zh-CN': '审核' } },
    { id: 'end', type: 'endEvent' },
  ],
  flows: [
    { id: 'first', from: 'start', to: 'check' },
    { id: 'second', from: 'check', to: 'end' },
  ],
  layout: [{ element: 'check', x: 10, y: 10, width: 100, height: 80 }],
}

function notes(change: (workflow: WorkflowDefinition) => void): [en: string, zh: string][] {
  const before = { ...shop(), definitions: [...shop().definitions, workflow] }
  const after = edited(before, draft => change(draft.get('workflow', 'check_credit')))
  return describeChanges(toResolved(before), toResolved(after)).flatMap(note =>
    note.lines.map(({ text }): [string, string] => [text.en ?? '', text['zh-CN'] ?? '']),
  )
}

test('what was drawn is told by its names', () => {
  expect(
    notes(({ nodes, flows }) => {
      nodes.push({ id: 'gate', type: 'exclusiveGateway' })
      nodes.splice(2, 1)
      flows.splice(1, 1, { id: 'third', from: 'check', to: 'gate', when: 'name = "x"' })
    }),
  ).toEqual([
    ['Step “End” removed from Workflow Check credit', '流程“信用审核”：删除步骤“结束”'],
    ['Step “Exclusive gateway” added to Workflow Check credit', '流程“信用审核”：新增步骤“排他网关”'],
    ['Flow “Check → End” removed from Workflow Check credit', '流程“信用审核”：删除连线“审核 → 结束”'],
    ['Flow “Check → Exclusive gateway” added to Workflow Check credit', '流程“信用审核”：新增连线“审核 → 排他网关”'],
  ])
})

test('a condition is told with the names of fields', () => {
  expect(
    notes(({ flows }) => {
      Object.assign(flows[1]!, { when: 'name = "x"' })
    }),
  ).toEqual([
    [
      'Workflow Check credit, flow “Check → End”: condition set to “name = "x"”',
      '流程“信用审核”，连线“审核 → 结束”：条件设为“name(中) = "x"”',
    ],
  ])
})

test('where a flow leads now is told by names', () => {
  expect(
    notes(({ flows }) => {
      Object.assign(flows[1]!, { to: 'start' })
    }),
  ).toEqual([
    [
      'Workflow Check credit, flow “Check → Start”: to changed from “End” to “Start”',
      '流程“信用审核”，连线“审核 → 开始”：终点由“结束”改为“开始”',
    ],
  ])
})

test('where things stand is no news', () => {
  expect(
    notes(item => {
      item.layout = [{ element: 'check', x: 500, y: 10, width: 100, height: 80 }]
      item.nodes.reverse()
    }),
  ).toEqual([])
})
