/** A name that means nothing within a text of a document or a mail is kept as it is typed, and found at its place. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Finding } from '#metadata/finding.ts'
import { fixtureApplication } from '../../support/fixture-application.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'

let full: FullHttp
let admin: string
let draft: string
let record: string

const get = async (path: string) =>
  (await full.ask(admin, { method: 'GET', path: `/api/designer/drafts/${draft}${path}` })).body
const post = (path: string, body: unknown) =>
  full.ask(admin, { method: 'POST', path: `/api/designer/drafts${path}`, body })
const edit = async (command: string, more: object) => (await post(`/${draft}/commands`, { command, ...more })).status
const bodyOf = async (kind: string) =>
  (await get('/definitions')).definitions.find(
    (item: { kind: string; name: string }) => item.kind === kind && item.name === 'hello',
  ).body.en
// biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect to be there.
const findings = async (kind: string): Promise<any[]> =>
  (await get('/findings')).findings.filter((item: Finding) => item.kind === kind && item.name === 'hello')

beforeAll(async () => {
  full = await fullHttp(fixtureApplication())
  const person = await full.person('Olga', ['sys-role-administrator'])
  admin = await full.signIn(person.actor.userId)
  draft = (await post('', { name: 'Texts' })).body.id
  record = await full.insert('客户', { name: 'Bell', 城市: '上海' })
  const both = {
    name: 'hello',
    label: { en: 'Hello', 'zh-CN': '您好' },
    object: '客户',
    body: { en: '<p>{{城市}}</p>' },
  }
  expect(await edit('add-definition', { definition: { kind: 'document', ...both } })).toBe(200)
  const mail = { kind: 'mailTemplate', format: 'html', subject: { en: 'Hello' }, ...both }
  expect(await edit('add-definition', { definition: mail })).toBe(200)
})
afterAll(() => full?.drop())

const texts: readonly [text: string, name: string][] = [
  ['<p>{{城}}</p>', '城'],
  ['<p>{{城市}}: {{record.nonsense.more}}</p>', 'nonsense'],
  ['{{#if nonsense}}{{城市}}{{/if}}{{#each [two words]}}{{name}}{{/each}}', 'nonsense'],
]

describe.each(['document', 'mailTemplate'])('%s', kind => {
  test.each(texts)('%s is kept, and found at its place', async (value, name) => {
    expect(await edit('set-property', { kind, name: 'hello', path: ['body', 'en'], value })).toBe(200)
    expect(await bodyOf(kind)).toBe(value)
    const from = value.search(new RegExp(`${name}(?!市)`))
    const found = (await findings(kind)).find(item => item.code === 'reference/unknown')
    expect(found).toMatchObject({ pointer: '/body/en', severity: 'error', range: { from, to: from + name.length } })
    // What one click puts right is the name; it never takes the text around it away.
    const query = new URLSearchParams({ definition: found.definition, code: found.code, pointer: found.pointer })
    const { fixes } = await get(`/fixes?${query}`)
    expect(fixes.map((fix: { command: { value: string } }) => fix.command.value)).toEqual(
      (found.didYouMean ?? []).map((near: string) => value.replace(new RegExp(`${name}(?!市)`), near)),
    )
  })

  test('a name that comes to mean something means it, whatever it is called later', async () => {
    const value = '<p>{{nonsense}}</p>'
    expect(await edit('set-property', { kind, name: 'hello', path: ['body', 'en'], value })).toBe(200)
    expect(await edit('add-field', { object: '客户', field: { name: 'nonsense', type: 'text' } })).toBe(200)
    expect(await findings(kind)).toEqual([])
    expect(await edit('rename-field', { object: '客户', field: 'nonsense', to: `${kind}_sense` })).toBe(200)
    expect(await bodyOf(kind)).toBe(`<p>{{${kind}_sense}}</p>`)
    expect(await edit('remove-field', { object: '客户', field: `${kind}_sense`, also: [] })).toBe(409)
  })
})

test('a document shows nothing in the place of an unknown name', async () => {
  const value = '<p>[{{nothing}}] {{城市}}</p>'
  expect(await edit('set-property', { kind: 'document', name: 'hello', path: ['body', 'en'], value })).toBe(200)
  expect((await get(`/documents/hello/preview?record=${record}&locale=en`)).html).toContain('<p>[] 上海</p>')
})
