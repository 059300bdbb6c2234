/** Definitions that are malformed, hostile or circular: findings and refusals, never a fault, and the head stays. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import { readBundle } from '#metadata/bundle.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { databaseState } from '#tests/support/database-state.ts'
import { field, fixtureApplication, object } from '#tests/support/fixture-application.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
beforeAll(async () => {
  fixture = await fixtureSystem()
})
afterAll(() => fixture?.drop())

const label = (en: string) => ({ en, 'zh-CN': en })
const extra = (...definitions: unknown[]) =>
  toApplication([...fixtureApplication().definitions, ...(definitions as Definition[])])
const promoted = (application: ReturnType<typeof extra>) =>
  promote(fixture.system.db, {
    ed: 'ed',
    base: 1,
    application,
    findings: findFindings,
    author: null,
    message: 'x',
    source: 'test',
  })
const part = (key: string, ...fields: ReturnType<typeof field>[]) =>
  object(key, key, [field(key, 'name', 'text'), ...fields])
const deep = (levels: number): object => {
  let node: object = { field: 'name', operator: '=', value: 'x' }
  for (let level = 0; level < levels; level++) node = { combinator: 'and', rules: [node] }
  return node
}
const list = (more: object) => ({
  id: 'fix-list-bad',
  kind: 'list',
  name: 'bad',
  label: label('bad'),
  object: 'deal',
  columns: [{ field: 'name' }],
  ...more,
})

/** Every one has at least one error. */
const bad: Readonly<Record<string, readonly unknown[]>> = {
  'no kind': [{ id: 'fix-x', name: 'x', label: label('x') }],
  'an unknown kind': [{ id: 'fix-x', kind: 'objct', name: 'x', label: label('x') }],
  'kind __proto__': [{ id: 'fix-x', kind: '__proto__', name: 'x', label: label('x') }],
  'kind constructor': [{ id: 'fix-x', kind: 'constructor', name: 'x', label: label('x') }],
  'no fields': [{ ...part('xx'), fields: undefined }],
  'an unknown property': [{ ...part('xx'), nonsense: 1 }],
  'a property __proto__': [JSON.parse('{"id":"fix-x","kind":"object","name":"x","__proto__":{"a":1}}')],
  'a name with a quote': [{ ...part('xx'), name: 'x"; drop schema ed cascade; --' }],
  'a name with a space': [{ ...part('xx'), name: 'a b' }],
  'a name __proto__': [{ ...part('xx'), name: '__proto__' }],
  'a field named __proto__': [part('xx', { ...field('xx', 'y', 'text'), name: '__proto__' })],
  'a name that is too long': [{ ...part('xx'), name: 'x'.repeat(61) }],
  'a field with a name of the system': [part('xx', { ...field('xx', 'y', 'text'), name: 'owner' })],
  'two fields with one name': [part('xx', { ...field('xx', 'y', 'text'), name: 'name' })],
  'two objects with one name': [{ ...part('xx'), name: 'deal' }],
  'two definitions with one id': [{ ...part('xx'), id: 'fix-deal' }],
  'an unknown type': [part('xx', field('xx', 'y', 'nonsense' as never))],
  'a null character': [{ ...part('xx'), label: label('a\u0000b') }],
  'half a surrogate pair': [{ ...part('xx'), label: label('a\ud800') }],
  'a pattern that takes for ever': [part('xx', field('xx', 'y', 'text', { pattern: '(a+)+$' }))],
  'a broken pattern': [part('xx', field('xx', 'y', 'text', { pattern: '(' }))],
  'a number as default of a text': [part('xx', field('xx', 'y', 'text', { default: 1 }))],
  Infinity: [part('xx', field('xx', 'y', 'integer', { min: Infinity }))],
  'a reference to nothing': [part('xx', field('xx', 'y', 'reference', { target: 'nothing' }))],
  'a filter with SQL': [list({ filter: { combinator: "and'; drop table ed.deal; --", rules: [] } })],
  'a filter with an unknown operator': [
    list({ filter: { combinator: 'and', rules: [{ field: 'name', operator: '; drop', value: 1 }] } }),
  ],
  'a filter that is too deep': [list({ filter: deep(80) })],
  'a filter that is ten thousand deep': [list({ filter: deep(10_000) })],
  'a column that is no field': [list({ columns: [{ field: 'amuont' }] })],
  'access that follows in a circle': [
    {
      ...part('xa', field('xa', 'to', 'reference', { target: 'xb' })),
      ownership: 'none',
      access: { mode: 'follows', through: 'to' },
    },
    {
      ...part('xb', field('xb', 'to', 'reference', { target: 'xa' })),
      ownership: 'none',
      access: { mode: 'follows', through: 'to' },
    },
  ],
  'access that follows itself': [
    {
      ...part('xa', field('xa', 'to', 'reference', { target: 'xa' })),
      ownership: 'none',
      access: { mode: 'follows', through: 'to' },
    },
  ],
  'a title of nothing': [{ ...part('xx', field('xx', 'up', 'reference', { target: 'xx' })), title: '{nonsense}' }],
  'a hierarchy over another object': [
    { ...part('xx', field('xx', 'up', 'reference', { target: 'deal' })), hierarchy: 'up' },
  ],
  'lines of a line of itself': [
    {
      ...part(
        'xx',
        field('xx', 'up', 'reference', { target: 'xx', required: true, onDelete: 'cascade' }),
        field('xx', 'below', 'children', { target: 'xx', via: 'up', embedded: true }),
      ),
      ownership: 'none',
      access: { mode: 'follows', through: 'up' },
    },
  ],
  'nothing at all': [null],
  'a list': [[]],
  'a text': ['object'],
}

describe('a promotion is refused with findings', () => {
  test.each(Object.entries(bad))('%s', async (_what, definitions) => {
    const before = await databaseState(fixture.system.db)
    const problem = await Promise.resolve()
      .then(() => promoted(extra(...definitions)))
      .then(
        () => undefined,
        (error: unknown) => error,
      )
    expect(problem).toMatchObject({ code: 'application/invalid', status: 422 })
    const { findings } = (problem as { extras: { findings: { severity: string; message: object; code: string }[] } })
      .extras
    const errors = findings.filter(finding => finding.severity === 'error')
    expect(errors.length).toBeGreaterThan(0)
    for (const { message, code } of errors)
      expect([message, code]).toEqual([
        { en: expect.stringMatching(/\w{3}/), 'zh-CN': expect.stringMatching(/\p{Script=Han}/u) },
        expect.stringMatching(/^[a-z-]+\/[a-z-]+$/),
      ])
    expect(await databaseState(fixture.system.db)).toEqual(before)
  })
})

describe('a folder is read as far as it can be', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bad-bundle-'))
    await mkdir(path.join(folder, 'object'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test.each<[string, string | Buffer]>([
    ['empty', ''],
    ['not JSON', '{"id":'],
    ['broken UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le')],
    ['null', 'null'],
    ['a list', '[1]'],
    ['very deep', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['deep fields', `{"kind":"object","id":"x-x","name":"x","fields":${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}}`],
    ['a prototype', '{"kind":"object","__proto__":{"id":"x"}}'],
    ['six megabytes', `"${'x'.repeat(6_000_000)}"`],
    ['an executable', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2])],
  ])('%s', async (_what, content) => {
    await writeFile(path.join(folder, 'object/bad.json'), content)
    const bundle = await readBundle(folder)
    expect(bundle.definitions).toEqual([])
    expect(bundle.findings.map(({ severity, source }) => [severity, source])).toContainEqual([
      'error',
      'object/bad.json',
    ])
  })
})

test('the head is where it was', async () => {
  await fixture.system.catalogs.refresh()
  expect(fixture.system.catalogs.current().revision).toBe(1)
})
