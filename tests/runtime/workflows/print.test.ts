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
  keep: 'ask',
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

const words = {
  id: 'mail-words',
  kind: 'mailTemplate',
  name: 'words',
  label: { en: 'Words', 'zh-CN': '文字' },
  object: 'deal',
  subject: { en: 'About {{name}}', 'zh-CN': '关于{{name}}' },
  body: { en: 'See what is attached.', 'zh-CN': '请见附件。' },
} as unknown as Definition
const refused = {
  ...letter,
  id: 'doc-refused',
  name: 'refused',
  keep: 'always',
  condition: 'name = "other"',
} as Definition
const always = { ...letter, id: 'doc-always', name: 'always_kept', keep: 'always' } as Definition
const mailing = (name: string, attach: object) =>
  workflow(
    name,
    [
      begin(name),
      {
        type: 'serviceTask',
        id: 'mail',
        does: { type: 'mail', to: { starter: true, addresses: '"out@example.com"' }, template: 'words', attach },
      },
      { type: 'endEvent', id: 'end' },
    ],
    ['begin > mail', 'mail > end'],
  )

let fixture: WorkflowFixture
const printer = createPrinter()
beforeAll(async () => {
  fixture = await workflowFixture([
    letter,
    words,
    refused,
    always,
    mailing('mailed', { document: 'letter' }),
    mailing('mailed_kept', { document: 'always_kept', locale: 'zh-CN' }),
    mailing('mailed_refused', { document: 'refused' }),
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

const instanceOf = async (deal: string) =>
  (await fixture.rows('workflow_instance')).find(row => row.record_id === deal) as { id: string; status: string }
const filesOf = (deal: string) =>
  fixture.system.db.query<{ to: string; name: string; body: Buffer }>({
    text: `select coalesce(m.address, 'somebody') as to, a.name, a.body from ed_log.mail m
      join ed_log.mail_attachment a on a.mail_id = m.id where m.record_id = $1 order by 1`,
    values: [deal],
  })
const passTime = () => fixture.system.db.script('update ed_log.workflow_wait set due = now() where due is not null')

test('a mail takes its document along, printed first; where nothing is printed it is tried again and sent once', async () => {
  const deal = await fixture.createDeal(fixture.ann, { name: 'mailed' })
  await fixture.settle()
  expect((await instanceOf(deal)).status).toBe('active')
  const [waiting] = (await fixture.rows('workflow_wait')).filter(row => row.node === 'mail')
  expect(waiting).toMatchObject({ attempts: 1, error: 'This server prints nothing.' })
  expect(await filesOf(deal)).toEqual([])
  await passTime()
  await fixture.settle({ ...fixture.system, printer })
  expect((await instanceOf(deal)).status).toBe('completed')
  const files = await filesOf(deal)
  expect(files.map(file => [file.to, file.name])).toEqual([
    ['out@example.com', 'Letter mailed.pdf'],
    ['somebody', 'Letter mailed.pdf'],
  ])
  expect(readPdf(files[0]?.body as Buffer).pages[0]?.replace(/\s/g, '')).toBe('Dealmailed')
  const kept = { text: 'select from ed_log.printed_document where record_id = $1', values: [deal] }
  expect(await fixture.system.db.query(kept)).toEqual([])
})

test('what is always kept is kept when it is mailed, too', async () => {
  const deal = await fixture.createDeal(fixture.ann, { name: 'mailed_kept' })
  await fixture.settle({ ...fixture.system, printer })
  expect((await filesOf(deal)).map(file => file.name)).toEqual(['信函 mailed_kept.pdf', '信函 mailed_kept.pdf'])
  const kept = await fixture.system.db.query({
    text: 'select locale from ed_log.printed_document where record_id = $1',
    values: [deal],
  })
  expect(kept).toEqual([{ locale: 'zh-CN' }])
})

test('a document that is not for the record is an incident, which is tried again when somebody says so', async () => {
  const deal = await fixture.createDeal(fixture.ann, { name: 'mailed_refused' })
  await fixture.settle({ ...fixture.system, printer })
  const { id } = await instanceOf(deal)
  const [incident] = (await fixture.rows('workflow_incident')).filter(row => row.instance === id)
  expect(incident).toMatchObject({ node: 'mail', code: 'error/uncaught' })
  expect(JSON.stringify(incident?.message)).toContain('document/not-offered')
  await fixture.ask(fixture.ann, 'PATCH', `records/deal/${deal}`, { name: 'other' }, { 'if-match': '*' })
  const token = incident?.token
  expect((await fixture.ask(fixture.admin, 'POST', `workflow-instances/${id}/retry`, { token })).status).toBe(204)
  await fixture.settle({ ...fixture.system, printer })
  expect((await instanceOf(deal)).status).toBe('completed')
  expect(await filesOf(deal)).toHaveLength(2)
})
