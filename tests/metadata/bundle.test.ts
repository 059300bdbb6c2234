/** A folder becomes an application and the same folder again, to the byte. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import { readBase, readBundle, writeBase, writeBundle } from '#metadata/bundle.ts'
import { canonicalJson } from '#metadata/canonical.ts'
import { toResolved } from '#metadata/references.ts'

import { edited, label, make, shop } from './shop.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bundle-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function snapshot(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
  return Object.fromEntries(
    await Promise.all(files.map(async file => [path.relative(folder, file), await readFile(file, 'utf8')] as const)),
  )
}

const byId = (definitions: readonly { id: string }[]) => definitions.toSorted((a, b) => (a.id < b.id ? -1 : 1))
const put = async (file: string, content: string | Buffer) => {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
  await writeFile(path.join(folder, file), content)
}

test('what is written is what is read', async () => {
  const { written } = await writeBundle(folder, shop())
  expect(written).toContain('object/拜访.json')
  const bundle = await readBundle(folder)
  expect(bundle).toMatchObject({ findings: [], written: [] })
  expect(byId(bundle.definitions)).toEqual(byId(shop().definitions))
})

test('a folder that is read and written again is the same, and nothing is touched', async () => {
  await writeBundle(folder, shop())
  const before = await snapshot()
  const { definitions } = await readBundle(folder, { writeIds: true })
  expect(await writeBundle(folder, toApplication(definitions))).toEqual({ written: [], removed: [] })
  expect(await snapshot()).toEqual(before)
})

test('a resolved application is written with names', async () => {
  await writeBundle(folder, shop())
  expect(await writeBundle(folder, toResolved(shop()))).toEqual({ written: [], removed: [] })
})

test.each(['system', 'sales'])('the template %s is stable', async template => {
  const source = path.join(import.meta.dirname, '../../templates', template)
  const bundle = await readBundle(source)
  expect(bundle.findings).toEqual([])
  await writeBundle(folder, toApplication(bundle.definitions))
  for (const [file, text] of Object.entries(await snapshot())) {
    expect(await readFile(path.join(source, file), 'utf8')).toBe(text)
  }
})

test('stale files go, other files stay', async () => {
  await writeBundle(folder, shop())
  await put('object/readme.md', 'mine')
  await put('records/account.ndjson', '{}')
  await put('records/object/customer.json', 'not read')
  await put('notes/x.json', 'mine')
  await writeBase(folder, 7)
  const renamed = edited(shop(), draft => {
    draft.get('object', '拜访').name = 'visit'
    draft.definitions.splice(
      draft.definitions.findIndex(item => item.kind === 'numbering'),
      1,
    )
  })
  const { written, removed } = await writeBundle(folder, renamed)
  expect(removed).toEqual(['numbering/customer_number.json', 'object/拜访.json'])
  expect(written).toEqual(['object/visit.json'])
  expect(existsSync(path.join(folder, 'numbering'))).toBe(false)
  for (const file of [
    'object/readme.md',
    'records/account.ndjson',
    'records/object/customer.json',
    'notes/x.json',
    '.base',
  ]) {
    expect(existsSync(path.join(folder, file)), file).toBe(true)
  }
  const { findings } = await readBundle(folder)
  expect(findings).toMatchObject([{ code: 'folder/unknown', severity: 'warning', source: 'notes' }])
})

test('names that a file system might take for the same file get files of their own', async () => {
  const picklist = (name: string, id: string) => ({ ...make('picklist', name, { choices: [] }), id })
  const names = ['Level', 'level', 'con', 'é', 'e\u0301x'.slice(0, 1)]
  const application = toApplication(names.map((name, index) => picklist(name, `pick${index}`)))
  const { written } = await writeBundle(folder, application)
  expect(written).toEqual([
    'picklist/Level~pick0.json',
    'picklist/level~pick1.json',
    'picklist/con~pick2.json',
    'picklist/é.json',
    'picklist/e.json',
  ])
  expect(byId((await readBundle(folder)).definitions)).toEqual(application.definitions)
})

test('the longest names make files', async () => {
  const name = '𠀀'.repeat(60)
  await writeBundle(folder, toApplication([make('picklist', name, { id: 'long', choices: [] } as never)]))
  expect((await readBundle(folder)).definitions).toMatchObject([{ name }])
})

test('a name that is no name is not written anywhere', async () => {
  const application = toApplication([make('picklist', '../../outside', { choices: [] })])
  await expect(writeBundle(folder, application)).rejects.toThrow('no name that a file can have')
})

describe('ids that are missing', () => {
  const bare = { kind: 'menu', name: 'shop', label: label('shop'), groups: [{ label: label('g'), items: [] }] }

  test('are made up', async () => {
    await put('menu/shop.json', JSON.stringify(bare))
    const { definitions, findings, written } = await readBundle(folder)
    expect([findings, written]).toEqual([[], []])
    expect(definitions[0]?.id).toMatch(/^[a-z0-9]{12}$/)
    expect(JSON.parse(await readFile(path.join(folder, 'menu/shop.json'), 'utf8'))).toEqual(bare)
  })

  test('are written back when asked, once', async () => {
    await put('menu/shop.json', JSON.stringify(bare))
    const { definitions, written } = await readBundle(folder, { writeIds: true })
    expect(written).toEqual(['menu/shop.json'])
    expect(await readFile(path.join(folder, 'menu/shop.json'), 'utf8')).toBe(canonicalJson(definitions[0] as never))
    expect(await readBundle(folder, { writeIds: true })).toEqual({ definitions, findings: [], written: [] })
  })

  test('are not written into a file that has other faults', async () => {
    await put('menu/shop.json', JSON.stringify({ ...bare, grups: [] }))
    const { definitions, findings, written } = await readBundle(folder, { writeIds: true })
    expect([definitions, written]).toEqual([[], []])
    expect(findings).toMatchObject([{ code: 'property/unknown', didYouMean: ['groups'], source: 'menu/shop.json' }])
  })
})

describe('files that cannot be read', () => {
  test.each([
    ['broken JSON', '{"kind":'],
    ['broken UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['nothing', ''],
    ['too much', `"${'x'.repeat(5_000_001)}"`],
  ])('%s', async (_, content) => {
    await put('object/customer.json', content)
    const { definitions, findings } = await readBundle(folder)
    expect(definitions).toEqual([])
    expect(findings).toMatchObject([
      { code: 'definition/malformed', kind: 'object', name: 'customer', source: 'object/customer.json' },
    ])
  })

  test('a byte order mark does no harm', async () => {
    const [definition] = shop().definitions
    await put(`object/${definition?.name}.json`, `\ufeff${JSON.stringify(definition)}`)
    expect((await readBundle(folder)).definitions).toEqual([definition])
  })

  test('a definition in the folder of another kind is told', async () => {
    await put(
      'list/customer.json',
      canonicalJson(shop().definitions.find(item => item.id === 'object-customer') as never),
    )
    const { definitions, findings } = await readBundle(folder)
    expect(definitions).toHaveLength(1)
    expect(findings).toMatchObject([{ code: 'file/misplaced', severity: 'warning', definition: 'object-customer' }])
  })

  test('a folder of no kind is told', async () => {
    await put('objects/customer.json', '{}')
    expect((await readBundle(folder)).findings).toMatchObject([{ code: 'folder/unknown', didYouMean: ['object'] }])
  })
})

test('the base is the revision that was noted', async () => {
  expect(await readBase(folder)).toBeUndefined()
  await writeBase(folder, 12)
  expect(await readBase(folder)).toBe(12)
  await put('.base', 'twelve')
  await expect(readBase(folder)).rejects.toThrow('.base')
})
