/** What a mail of a draft will look like, asked over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { fixtureApplication } from '../../support/fixture-application.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'

let full: FullHttp
let admin: string
let draft: string
let record: string

const ask = (path: string, body: unknown) =>
  full.ask(admin, { method: 'POST', path: `/api/designer/drafts${path}`, body })
const edit = (command: string, more: object) => ask(`/${draft}/commands`, { command, ...more })
const preview = async (body: object = {}) => (await ask(`/${draft}/mail-templates/hello/preview`, body)).body

beforeAll(async () => {
  full = await fullHttp(fixtureApplication())
  const person = await full.person('Olga', ['sys-role-administrator'])
  admin = await full.signIn(person.actor.userId)
  draft = (await ask('', { name: 'Mails' })).body.id
  record = await full.insert('客户', { name: '贝尔 <Bell>', 城市: '上海' })
  const definition = {
    kind: 'mailTemplate',
    name: 'hello',
    label: { en: 'Hello', 'zh-CN': '您好' },
    object: '客户',
    format: 'html',
    subject: { en: 'About {{name}}', 'zh-CN': '关于{{name}}' },
    body: { en: '<p>{{城市}}</p>' },
  }
  expect((await edit('add-definition', { definition })).status).toBe(200)
})
afterAll(() => full?.drop())

test('about a record, in both languages; one that is missing reads as the other', async () => {
  expect(await preview({ record })).toEqual({
    en: { subject: 'About 贝尔 <Bell>', text: '上海', html: '<p>上海</p>' },
    'zh-CN': { subject: '关于贝尔 <Bell>', text: '上海', html: '<p>上海</p>' },
  })
})

test('without a record the fields are named', async () => {
  expect((await preview()).en.subject).toMatch(/^About ‹.+›$/)
})

test('a field that the draft has renamed is read by the name it has today', async () => {
  expect((await edit('rename-field', { object: '客户', field: 'name', to: 'title_of' })).status).toBe(200)
  const { definitions } = (await full.ask(admin, { method: 'GET', path: `/api/designer/drafts/${draft}/definitions` }))
    .body
  const template = definitions.find((item: { kind: string }) => item.kind === 'mailTemplate')
  expect(template.subject.en).toBe('About {{title_of}}')
  expect((await preview({ record })).en.subject).toBe('About 贝尔 <Bell>')
})

test('unknown templates and records are refused', async () => {
  const unknown = await ask(`/${draft}/mail-templates/nothing/preview`, {})
  expect([unknown.status, unknown.body.type]).toEqual([404, '/problems/definition/unknown'])
  expect((await preview({ record: '01890000-0000-7000-8000-000000000000' })).type).toBe('/problems/record/unknown')
})
