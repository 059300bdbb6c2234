/** SQL keywords, names of JavaScript's own and Chinese as names of objects and fields: everything works with them. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { field, object, systemDefinitions } from '#tests/support/fixture-application.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'

const label = (en: string) => ({ en, 'zh-CN': en })
const texts = [
  'table',
  'order',
  '用户',
  'group',
  'where',
  'null',
  'limit',
  'desc',
  'default',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'length',
  'then',
  'toJSON',
  'title',
  'revision',
  'count',
  'search',
  'h',
  't0',
  'value',
  'name',
]
const names = ['select', 'user_', 'constructor', '表', 'head', 'toString']

function definitionsOf(name: string, index: number): Definition[] {
  const key = `k${index}`
  const fields: FieldDefinition[] = texts.map(
    (text, at) =>
      ({
        ...field(key, `t${at}`, 'text', at === 0 ? { required: true } : {}),
        name: text,
        label: label(text),
      }) as FieldDefinition,
  )
  fields.push(
    { ...field(key, 'amount', 'decimal', { scale: 2 }), name: 'sum' },
    { ...field(key, 'day', 'date'), name: 'date' },
    {
      ...field(key, 'kind', 'choice', {
        choices: ['all', 'any', 'constructor'].map(code => ({ code, label: label(code) })),
        default: 'all',
      }),
      name: 'case',
    },
    { ...field(key, 'above', 'reference', { target: name }), name: 'references' },
    { ...field(key, 'below', 'children', { target: name, via: 'references' }), name: 'join' },
  )
  const made = object(key, name, fields, {
    title: '{table} {用户}',
    search: ['table', '用户', 'order'],
    hierarchy: 'references',
    keys: [{ id: 'unique', fields: ['table', 'order'] }],
    duplicates: [{ id: 'same', label: label('d'), match: 'normalized', fields: ['用户'], action: 'warn' }],
  } as object)
  const list = {
    id: `list-${key}`,
    kind: 'list',
    name,
    label: label(name),
    object: name,
    columns: texts.map(text => ({ field: text })),
    sort: [{ field: 'order' }],
    filter: { combinator: 'and', rules: [{ field: 'table', operator: 'notNull', value: null }] },
  }
  return [made, list as unknown as Definition]
}

const application = toApplication([...systemDefinitions(), ...names.flatMap(definitionsOf)])
let full: FullHttp
let cookie: string
beforeAll(async () => {
  full = await fullHttp(application)
  const { actor } = await full.person('Admin', ['sys-role-administrator'])
  cookie = await full.signIn(actor.userId)
})
afterAll(() => full?.drop())

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  full.ask(cookie, { method, path: `/api/${path}`, body, headers })

test('such an application has no fault', () => {
  expect(findFindings(application).filter(finding => finding.severity === 'error')).toEqual([])
})

test.each(names)('%s: create, read, list, filter, sort, aggregate, search, change, delete', async name => {
  const given = Object.fromEntries(texts.map(text => [text, `${text} 值`]))
  const root = await ask('POST', `records/${name}`, { ...given, order: 'root', sum: '1.50', date: '2026-01-31' })
  expect([root.status, root.text]).toEqual([201, expect.stringContaining('"case":"all"')])
  const made = await ask('POST', `records/${name}`, { ...given, references: root.body.id, case: 'constructor' })
  expect(made.body).toMatchObject({
    ...given,
    case: 'constructor',
    references: { id: root.body.id, title: 'table 值 用户 值' },
  })
  expect((await ask('GET', `records/${name}/${made.body.id}`)).body).toMatchObject(given)

  const filter = { combinator: 'and', rules: texts.map(text => ({ field: text, operator: '=', value: `${text} 值` })) }
  const found = await ask('POST', `records/${name}/query`, {
    filter,
    sort: ['-用户', 'references.table', 'case'],
    fields: [...texts, 'references.用户'],
    count: true,
  })
  expect([found.status, found.body.count]).toEqual([200, 1])
  expect(found.body.records[0]).toMatchObject({ ...given, 'references.用户': '用户 值' })
  const below = { combinator: 'and', rules: [{ field: 'join', match: { mode: 'any' }, value: filter }] }
  expect((await ask('POST', `records/${name}/query`, { filter: below })).body.records).toMatchObject([
    { id: root.body.id },
  ])

  for (const text of texts) {
    const groups = await ask('POST', `records/${name}/aggregate`, {
      groups: [{ field: text }],
      measures: [
        { fn: 'sum', field: 'sum', as: 'prototype' },
        { fn: 'count', as: 'select' },
      ],
    })
    expect([text, groups.status, groups.body.rows?.at(-1)]).toEqual([
      text,
      200,
      expect.objectContaining({ [text]: expect.any(String), select: expect.any(Number) }),
    ])
    expect((await ask('GET', `records/${name}?sort=-${text}&fields=${text}&limit=1`)).body.after).toEqual(
      expect.any(String),
    )
  }
  const list = await ask('POST', `lists/${name}`, { search: '用户' })
  expect([list.status, list.body.records.length]).toEqual([200, 2])
  expect((await ask('GET', `search?q=用户&objects=${name}`)).body.hits.length).toBe(2)
  expect((await ask('GET', `records/${name}/${made.body.id}/page`)).status).toBe(200)
  expect(
    (await ask('POST', `records/${name}/duplicates`, { values: { 用户: '用户值' } })).body.matches[0].records,
  ).toHaveLength(2)

  const again = await ask('POST', `records/${name}`, given)
  expect([again.status, again.body.type]).toEqual([409, '/problems/record/duplicate'])
  const changed = await ask(
    'PATCH',
    `records/${name}/${made.body.id}`,
    { constructor: 'neu', toString: null },
    { 'if-match': '"1"' },
  )
  expect(changed.body).toMatchObject({ constructor: 'neu', toString: null, rev: 2 })
  const history = await ask('GET', `records/${name}/${made.body.id}/history`)
  expect(history.body.entries[0].changes.map((change: { field: string }) => change.field).sort()).toEqual([
    'constructor',
    'toString',
  ])
  const csv = `${texts.join(',')}\n${texts.map(text => `${text} csv`).join(',')}\n`
  const job = await ask('POST', `records/${name}/import`, csv, { 'content-type': 'text/csv' })
  expect(await full.jobEnd(job.body.job)).toMatchObject({ created: 1, rejected: 0 })
  const file = await ask('GET', `records/${name}/export?fields=${texts.join(',')}`)
  expect(file.text).toContain('hasOwnProperty csv')
  expect((await ask('DELETE', `records/${name}/${made.body.id}`, undefined, { 'if-match': '*' })).status).toBe(204)
  expect((await ask('GET', 'recycle-bin')).text).toContain(made.body.id)
})

test('the catalog tells of them, and they can be renamed', async () => {
  const catalog = (await ask('GET', 'catalog')).body
  for (const name of names) expect(catalog.objects.map((item: { name: string }) => item.name)).toContain(name)
  const mine = new Set(definitionsOf('select', 0).map(definition => definition.id))
  const rename = (definition: Definition): Definition =>
    JSON.parse(JSON.stringify(definition).replaceAll('"select"', '"from"').replaceAll('"order"', '"by"'))
  const renamed = application.definitions.map(item => (mine.has(item.id) ? rename(item) : item))
  await promote(full.system.db, {
    ed: full.system.ed,
    base: 1,
    application: toApplication(renamed),
    findings: findFindings,
    author: null,
    message: 'renamed',
    source: 'test',
  })
  const { body } = await ask('GET', 'records/from?fields=by&sort=by&limit=1')
  expect(body.records[0].by).toBe('order csv')
})
