/** Models of other tools become workflows, with a report that names what was left out. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of other engines are written so
import { describe, expect, test } from 'vitest'
import { importWorkflow } from '#designer/bpmn/import-workflow.ts'
import type { WorkflowNode } from '#metadata/definitions.ts'
import { camunda, flowable, zeebe } from './models.ts'

const world = {
  roles: ['sales_manager'],
  forms: ['approve_form'],
  workflows: ['clarify_invoice'],
  approvals: ['clarify_price'],
}
const read = async (xml: string) => {
  const { definition, report } = await importWorkflow(xml, world)
  const node = (id: string) => definition.nodes.find(item => item.id === id) as WorkflowNode & Record<string, unknown>
  const flow = (id: string) => definition.flows.find(item => item.id === id)
  const said = (lines: typeof report.mapped) => lines.map(({ id, text }) => `${id}: ${text.en}`)
  return { definition, report, node, flow, mapped: said(report.mapped), leftOut: said(report.leftOut) }
}

test('Camunda 7', async () => {
  const { definition, report, node, flow, mapped, leftOut } = await read(camunda)
  expect(report).toMatchObject({ dialect: 'camunda', nodes: 9, flows: 6 })
  expect(definition.label).toEqual({ en: 'Invoice' })
  expect(node('approve_1')).toEqual({
    id: 'approve_1',
    type: 'userTask',
    label: { en: 'Approve invoice' },
    help: { en: 'Look at the amount.' },
    lane: 'lane_1',
    form: 'approve_form',
    assignment: { roles: ['sales_manager'], teams: ['accounting'], starter: true },
    due: { duration: 'duration("P3D")', time: 'calendar' },
    priority: 'urgent',
    multiInstance: {
      sequential: true,
      collection: 'approvers',
      element: 'approver',
      completion: 'nrOfCompletedInstances = 2',
    },
  })
  expect(node('late_1')).toMatchObject({
    type: 'boundaryEvent',
    attachedTo: 'approve_1',
    nonInterrupting: true,
    event: { type: 'timer', duration: 'duration("PT48H")' },
  })
  expect(node('archive_1')).toEqual({ id: 'archive_1', type: 'serviceTask', label: { en: 'Archive' } })
  expect(node('call_1')).toMatchObject({
    workflow: 'clarify_invoice',
    input: [{ name: 'creditor', value: 'creditor' }],
    output: [{ name: 'done', from: 'clarified' }],
  })
  expect(node('end_1').event).toEqual({ type: 'error', code: 'refused' })
  expect(node('note_1')).toMatchObject({ text: { en: 'Mind the amount' }, about: 'gateway_1' })
  expect(definition.lanes).toEqual([{ id: 'lane_1', label: { en: 'Finance' } }])
  expect(flow('flow_3')?.when).toBe('approved = true and amount < 1000 and kind = "a && b"')
  expect(flow('flow_4')?.default).toBe(true)
  expect(definition.flows.filter(item => item.from === 'approve_1')).toMatchObject([{ to: 'gateway_1' }])
  expect(definition.layout?.find(item => item.element === 'start_1')).toEqual({
    element: 'start_1',
    x: 100,
    y: 101,
    width: 36,
    height: 36,
    labelX: 118,
    labelY: 143,
  })
  expect(definition.layout?.map(item => item.element)).toEqual(
    expect.arrayContaining([...definition.nodes, ...definition.flows].map(item => item.id)),
  )
  expect(mapped).toEqual(
    expect.arrayContaining([
      'Approve_1: ${initiator} is now the starter',
      'Approve_1: Group Sales-Manager is now the role sales_manager',
      'Approve_1: Form embedded:app:forms/approve_form.html is now approve_form',
    ]),
  )
  expect(leftOut).toEqual(
    expect.arrayContaining([
      'Approve_1: demo is a name of a person: choose a role, a team or a field of the record.',
      'Approve_1: Asynchronous continuation is not needed: every step is kept.',
      'Archive_1: What it does is code of another engine (com.example.Archive): choose what it does.',
      'Data_1: There is no such element here.',
      'Flow_7: The flow leads from or to something that is not there.',
    ]),
  )
})

test('Camunda 8', async () => {
  const { definition, node, flow, leftOut } = await read(zeebe)
  expect(definition.label).toEqual({ 'zh-CN': '订单' })
  expect(node('start').event).toEqual({ type: 'schedule', cron: '0 9 * * MON-FRI' })
  expect(node('review')).toMatchObject({
    label: { 'zh-CN': '审核' },
    form: 'approve_form',
    assignment: { roles: ['sales_manager'], users: 'record.owner' },
    due: { date: 'now + duration("P1D")' },
    multiInstance: { collection: 'items', element: 'item', output: 'result', outputVariable: 'results' },
  })
  expect(node('total')).toMatchObject({ type: 'scriptTask', script: 'sum(prices)', variable: 'total' })
  expect(node('paid').event).toEqual({ type: 'message', name: 'paid', key: 'orderId' })
  expect(node('complex')).toMatchObject({ type: 'unsupported', element: 'complexGateway' })
  expect(flow('node-f6')?.when).toBe('total > 100')
  expect(leftOut).toEqual(
    expect.arrayContaining([
      'other: One process is taken over at a time: the largest.',
      'Ship: What it does is code of another engine (shipping): choose what it does.',
      'Complex: Cannot be run here: it is drawn, and has to be replaced.',
      'Review: Input and output mappings are left out: variables are seen by all steps.',
    ]),
  )
})

test('Flowable', async () => {
  const { report, node, flow, leftOut } = await read(flowable)
  expect(report.dialect).toBe('flowable')
  expect(node('sid-9a7b')).toMatchObject({ type: 'userTask', assignment: { roles: ['sales_manager'] } })
  expect(node('mail1').does).toEqual({ type: 'mail', to: {} })
  expect(node('http1').does).toEqual({ type: 'webhook', url: '"https://example.org/leave"', method: 'PUT' })
  expect(node('node-g').type).toBe('exclusiveGateway')
  expect(node('node-s2')).toMatchObject({ parent: 'inner' })
  expect(node('end1').event).toEqual({ type: 'terminate' })
  expect(node('script1')).toEqual({ id: 'script1', type: 'scriptTask' })
  expect(flow('node-f3')?.when).toBe('outcome = "approve" or not(urgent)')
  expect(flow('node-f4')?.when).toBe('service.check(execution, 1) ? a : b')
  expect(leftOut).toEqual(
    expect.arrayContaining([
      'f4: The expression ${service.check(execution, 1) ? a : b} is not FEEL: it was kept as text and has to be mended.',
      'script1: The script is in groovy: write it in FEEL.',
      'sid-9A7B: Listeners are code of another engine.',
    ]),
  )
})

test('every line of a report is told in Chinese too', async () => {
  for (const xml of [camunda, zeebe, flowable]) {
    const { report } = await read(xml)
    for (const { text } of [...report.mapped, ...report.leftOut]) expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
  }
})

describe('what cannot be read is refused', () => {
  const head = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">'
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>${head}<process id="p"><task id="a" name="&lol2;"/></process></definitions>`
  test.each([
    ['nothing', '', 'bpmn/malformed'],
    ['another language', '{"nodes": []}', 'bpmn/malformed'],
    ['XML that is cut off', `${head}<process id="p"><task id="a">`, 'bpmn/malformed'],
    ['tags that do not match', `${head}<process id="p"><task id="a"></process></task></definitions>`, 'bpmn/malformed'],
    ['another document', '<html><body/></html>', 'bpmn/malformed'],
    ['a model without a process', `${head}</definitions>`, 'bpmn/malformed'],
    ['an empty process', `${head}<process id="p" /></definitions>`, 'bpmn/malformed'],
    ['an entity bomb', bomb, 'bpmn/unsafe'],
    ['a document type in other letters', `<!doctype x>${head}</definitions>`, 'bpmn/unsafe'],
    ['elements without end', `${head}<process id="p">${'<subProcess>'.repeat(5000)}`, 'bpmn/malformed'],
    ['tags that never close', '<a'.repeat(1_000_000), 'bpmn/malformed'],
    [
      'too many elements',
      `${head}<process id="p">${Array.from({ length: 1001 }, (_, index) => `<task id="t${index}"/>`).join('')}</process></definitions>`,
      'bpmn/malformed',
    ],
  ])('%s', async (_, xml, code) => {
    await expect(importWorkflow(xml, world)).rejects.toMatchObject({ code })
  })

  test('unknown elements are left out and named', async () => {
    const { definition, report } = await importWorkflow(
      `${head}<process id="p"><task id="one" name="One"/><teaTime id="two"/></process></definitions>`,
      world,
    )
    expect(definition.nodes.map(node => node.id)).toEqual(['one'])
    expect(report.leftOut.map(line => line.text.en).join()).toContain('teaTime')
  })
})
