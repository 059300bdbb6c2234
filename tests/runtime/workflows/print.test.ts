/** A workflow prints: it goes on at once, and a moment later the PDF is kept with the record. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Definition } from '#metadata/definitions.ts'
import { readFile } from '#platform/files/stored-files.ts'
import { createPrinter } from '#platform/print/printer.ts'
import { definePrintOrders } from '#runtime/documents/print-order.ts'
import { readPdf } from '#tests/support/pdf-text.ts'
import { type WorkflowFixture, workflow, workflowFixture } from './workflow-fixture.ts'

const letter = {
  id: 'doc-letter',
  kind: 'document',
  name: 'letter',
  label: { en: 'Letter', 'zh-CN': '信函' },
  object: 'deal',
  body: { en: '<p>Deal {{name}}</p>', 'zh-CN': '<p>商机 {{name}}</p>' },
} as unknown as Definition
const begin = (name: string) => ({
  type: 'startEvent' as const,
  id: 'begin',
  event: { type: 'created', condition: `name = "${name}"` },
})
const printing = (name: string, does: object) =>
  workflow(
    name,
    [
      begin(name),
      { type: 'serviceTask', id: 'print', does: { type: 'print', ...does } },
      { type: 'endEvent', id: 'end' },
    ],
    ['begin > print', 'print > end'],
  )

let fixture: WorkflowFixture
const printer = createPrinter()
beforeAll(async () => {
  fixture = await workflowFixture([
    letter,
    printing('own', { document: 'letter', locale: 'zh-CN' }),
    printing('nobody', { document: 'letter', record: 'record.customer' }),
  ])
  definePrintOrders({ system: { ...fixture.system, printer }, jobs: fixture.jobs })
})
afterAll(async () => {
  await fixture?.drop()
  await printer.close()
})

test('the PDF is kept with the record, in the language that is said', async () => {
  const deal = await fixture.createDeal(fixture.ann, { name: 'own' })
  await fixture.settle()
  expect(await fixture.rows('workflow_instance')).toEqual([expect.objectContaining({ status: 'completed' })])
  const find = () =>
    fixture.system.db.query<{ file_id: string; locale: string }>({
      text: 'select file_id, locale from ed_log.printed_document where record_id = $1',
      values: [deal],
    })
  expect(await find()).toEqual([])
  await fixture.jobs.work()
  await expect.poll(find, { timeout: 20_000 }).toHaveLength(1)
  const [kept] = await find()
  expect(kept?.locale).toBe('zh-CN')
  const pieces: Buffer[] = []
  for await (const piece of readFile(fixture.system.db, kept!.file_id)) pieces.push(piece as Buffer)
  expect(readPdf(Buffer.concat(pieces)).pages[0]?.replace(/\s/g, '')).toBe('商机own')
  const audit = await fixture.system.db.query({
    text: `select source->>'kind' as kind from ed_log.audit where record_id = $1 and action = 'printed'`,
    values: [deal],
  })
  expect(audit).toEqual([{ kind: 'workflow' }])
})

test('where there is no record of the document, the step is in trouble and nothing is ordered', async () => {
  await fixture.createDeal(fixture.ann, { name: 'nobody' })
  await fixture.settle()
  const instances = await fixture.rows('workflow_instance')
  expect(instances.find(({ status }) => status !== 'completed')).toBeDefined()
  const orders = await fixture.system.db.query({
    text: `select state from platform.job where kind = 'print-order'`,
    values: [],
  })
  expect(orders).toHaveLength(1)
})
