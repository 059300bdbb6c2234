/** What docs/process.md says of the elements of BPMN is so: each is written as XML and read again, and has its test. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { importWorkflow } from '#designer/bpmn/import-workflow.ts'
import { checkShape } from '#metadata/check-shape.ts'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { elementOf, eventDefinitionOf } from '#runtime/web/workflow/node-shape.ts'
import { toXml } from '#runtime/web/workflow/to-xml.ts'
import { coverageTable, processDocsFile, runs, samples } from '#tests/support/element-coverage.ts'

test.each(samples)('$key is drawn, exported and imported as the same', async ({ node }) => {
  const workflow: WorkflowDefinition = {
    id: 'sample',
    kind: 'workflow',
    name: 'sample',
    label: { en: 'Sample', 'zh-CN': '样例' },
    nodes: [{ id: 'host', type: 'subProcess' }, node],
    flows: [],
    layout: [
      { element: 'host', x: 0, y: 0, width: 300, height: 200, expanded: true },
      { element: node.id, x: 400, y: 0, width: 100, height: 80, ...(isContainer(node) ? { expanded: true } : {}) },
    ],
  }
  expect(checkShape(workflow)).toEqual([])
  const xml = toXml(workflow, { locale: 'en', as: 'document' })
  expect(xml).toMatch(new RegExp(`<(bpmn:)?${elementOf(node)}[ >]`))
  const event = eventDefinitionOf(node)
  if (event) expect(xml).toMatch(new RegExp(`<(bpmn:)?${event}[ />]`))
  const { definition, report } = await importWorkflow(xml, { roles: [], forms: [], workflows: [], approvals: [] })
  expect(definition.nodes).toEqual(workflow.nodes)
  expect(report.leftOut).toEqual([])
})

test('each has its test in the interpreter', async () => {
  const tests = await readFile(new URL('../../runtime/workflows/engine/elements.test.ts', import.meta.url), 'utf8')
  const groups = new Map(tests.split(/^cases\('/m).map(part => [part.slice(0, part.indexOf("'")), part]))
  const missing = Object.entries(runs).filter(
    ([, run]) => run && !new RegExp(`^\\s*\\[?\\s*'${run[1]}'`, 'm').test(groups.get(run[0]) ?? ''),
  )
  expect(missing).toEqual([])
})

test('the table of the documents is of today', async () => {
  expect(await readFile(processDocsFile, 'utf8')).toContain(coverageTable())
})

const isContainer = ({ type }: { readonly type: string }) => type === 'subProcess' || type === 'transaction'
