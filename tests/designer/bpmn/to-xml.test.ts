/** A workflow as XML and back is the same workflow; what is drawn has a place. */
import { BpmnModdle } from 'bpmn-moddle'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importWorkflow } from '#designer/bpmn/import-workflow.ts'
import { checkShape } from '#metadata/check-shape.ts'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { layOut } from '#runtime/web/workflow/lay-out.ts'
import { elementsIn } from '#runtime/web/workflow/moddle-element.ts'
import { readDrawing } from '#runtime/web/workflow/read-drawing.ts'
import { toXml } from '#runtime/web/workflow/to-xml.ts'
import { arbitraryWorkflow } from './arbitrary-workflow.ts'

const nothing = { roles: [], forms: [], workflows: [], approvals: [] }

async function parse(xml: string) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml)
  const process = rootElement && elementsIn(rootElement, 'rootElements').find(item => item.$type === 'bpmn:Process')
  if (!rootElement || !process) throw new Error('No process')
  return { drawing: readDrawing(rootElement, process), warnings }
}

test('definition → XML → definition is the identity', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorkflow, fc.constantFrom<'en' | 'zh-CN'>('en', 'zh-CN'), async (workflow, locale) => {
      expect(checkShape(workflow)).toEqual([])
      const xml = toXml(workflow, { locale, as: 'document' })
      const { definition, report } = await importWorkflow(xml, nothing)
      expect(definition).toEqual(workflow)
      expect(report).toMatchObject({ dialect: 'fulcrum', leftOut: [] })
    }),
    { numRuns: 20 },
  )
})

test('strict readers of BPMN find nothing wrong, and the picture is what was drawn', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorkflow, async workflow => {
      const { drawing, warnings } = await parse(toXml(workflow, { locale: 'en', as: 'picture' }))
      expect(warnings).toEqual([])
      const ids = (items: readonly { id: string }[]) => items.map(item => item.id).sort()
      expect(ids(drawing.nodes)).toEqual(ids(workflow.nodes))
      expect(ids(drawing.flows)).toEqual(ids(workflow.flows))
      const places = new Map(workflow.layout?.map(item => [item.element, item]))
      for (const item of drawing.layout) expect(item).toEqual(places.get(item.element))
    }),
    { numRuns: 20 },
  )
})

test('what has no place is given one, beside the others and upon none', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorkflow, async ({ layout: _layout, ...workflow }) => {
      const { boxes, points, isCompleted } = layOut(workflow)
      expect(isCompleted).toBe(true)
      expect([...boxes.keys()].sort()).toEqual(workflow.nodes.map(node => node.id).sort())
      expect([...points.keys()].sort()).toEqual(workflow.flows.map(flow => flow.id).sort())
      for (const box of boxes.values())
        for (const value of Object.values(box)) expect(Number.isInteger(value)).toBe(true)
      const { warnings } = await parse(toXml(workflow, { locale: 'en', as: 'document' }))
      expect(warnings).toEqual([])
    }),
    { numRuns: 15 },
  )
  const line: Pick<WorkflowDefinition, 'nodes' | 'flows'> = {
    nodes: ['one', 'two', 'three'].map(id => ({ id, type: 'task' })),
    flows: [
      { id: 'f-1', from: 'one', to: 'two' },
      { id: 'f-2', from: 'one', to: 'three' },
    ],
  }
  const one = { element: 'one', x: 100, y: 100, width: 100, height: 80 }
  const { boxes } = layOut({ ...line, layout: [one] })
  expect(boxes.get('one')).toEqual({ x: 100, y: 100, width: 100, height: 80 })
  expect(boxes.get('two')).toMatchObject({ x: 260, y: 100 })
  expect(boxes.get('three')).toMatchObject({ x: 260, y: 200 })
})

test('names that lead nowhere do not break the picture', async () => {
  const { drawing, warnings } = await parse(
    toXml(
      {
        nodes: [
          { id: 'alone', type: 'boundaryEvent', attachedTo: 'gone', event: { type: 'timer' } },
          { id: 'inner', type: 'task', parent: 'inner' },
          { id: 'lost', type: 'task', parent: 'gone' },
          { id: 'note', type: 'textAnnotation', text: { en: 'x' }, about: 'gone' },
        ],
        flows: [
          { id: 'away', from: 'inner', to: 'gone' },
          { id: 'noted', from: 'note', to: 'inner' },
        ],
      },
      { locale: 'en', as: 'picture' },
    ),
  )
  expect(warnings).toEqual([])
  expect(drawing.nodes.map(node => [node.id, node.element])).toEqual([
    ['alone', 'intermediateCatchEvent'],
    ['inner', 'task'],
    ['lost', 'task'],
    ['note', 'textAnnotation'],
  ])
  expect(drawing.flows).toEqual([])
})
