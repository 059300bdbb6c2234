/** The schemas say what they must, what is generated from them is up to date, and input that does not fit is told precisely. */
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { giveIdentities } from '#metadata/identities.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import { kindNames, type Schema } from '#metadata/kinds/schema.ts'
import { parseDefinitions } from '#metadata/parse.ts'

import { generateMetadataDocs, metadataDocsFile } from '../support/generate-metadata-docs.ts'
import { generateTypes, typesFile } from '../support/generate-types.ts'
import { arbitraryDefinition } from './arbitrary-definition.ts'
import { shop } from './shop.ts'

test('metadata/definitions.ts is up to date (npm run types)', async () => {
  expect(await readFile(typesFile, 'utf8')).toBe(await generateTypes())
})

test('docs/metadata.md is up to date (node tests/support/generate-metadata-docs.ts)', async () => {
  expect(await readFile(metadataDocsFile, 'utf8')).toBe(generateMetadataDocs())
})

test('every kind and property is titled and described in English and Chinese', () => {
  const untitled: string[] = []
  const visit = (schema: Schema, path: string) => {
    const chinese = schema['x-zh-CN']
    if (!schema.title || !schema.description || !/\p{Script=Han}/u.test(`${chinese?.title}`) || !chinese?.description)
      untitled.push(path)
    for (const [name, property] of Object.entries(schema.properties ?? {})) visit(property, `${path}/${name}`)
    for (const branch of [schema.items, ...(schema.oneOf ?? [])]) {
      for (const [name, property] of Object.entries(branch?.properties ?? {})) visit(property, `${path}/${name}`)
      for (const inner of branch?.oneOf ?? []) visit(inner, `${path}/${inner['x-type']}`)
    }
  }
  for (const kind of kindNames) visit(kinds[kind], kind)
  expect(untitled).toEqual([])
})

const customer = () => structuredClone(shop().definitions.find(item => item.id === 'object-customer')) as object
const parse = (value: unknown) => parseDefinitions([{ source: 'object/customer.json', value }])
/** The customer with one property put or, where the value is undefined, taken away. */
function broken(path: readonly (string | number)[], value: unknown) {
  const root: unknown = customer()
  const holder = path.slice(0, -1).reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], root)
  Object.assign(holder as object, { [path.at(-1) as string]: value })
  return parse(JSON.parse(JSON.stringify(root)))
}

describe('input that is no definition', () => {
  test.each([
    ['property/unknown', '/titel', 'title', ['titel'], 'x'],
    ['property/unknown', '/fields/0/maxLenght', 'maxLength', ['fields', 0, 'maxLenght'], 3],
    ['property/unknown', '/fields/0/a~1b~0c', undefined, ['fields', 0, 'a/b~c'], 3],
    ['property/missing', '/title', undefined, ['title'], undefined],
    ['property/missing', '/fields/0/type', undefined, ['fields', 0, 'type'], undefined],
    ['value/unknown', '/fields/0/type', 'text', ['fields', 0, 'type'], 'txt'],
    ['value/unknown', '/ownership', 'user', ['ownership'], 'usr'],
    ['value/wrong-type', '/title', undefined, ['title'], 1],
    ['value/wrong-type', '/fields', undefined, ['fields'], {}],
    ['value/malformed', '/name', undefined, ['name'], 'a b'],
    ['value/malformed', '/name', undefined, ['name'], '../x'],
    ['value/out-of-range', '/fields/0/maxLength', undefined, ['fields', 0, 'maxLength'], 0],
    ['value/too-long', '/icon', undefined, ['icon'], 'x'.repeat(41)],
    ['value/repeated', '/search', undefined, ['search'], ['name', 'name']],
    ['kind/unknown', '/kind', 'object', ['kind'], 'objct'],
    ['property/missing', '/kind', undefined, ['kind'], undefined],
  ])('%s at %s', (code, pointer, near, path, value) => {
    const { definitions, findings } = broken(path, value)
    expect(definitions).toEqual([])
    expect(findings).toMatchObject([
      { code, pointer, severity: 'error', source: 'object/customer.json', definition: 'object-customer' },
    ])
    expect(findings[0]?.didYouMean?.[0]).toBe(near)
    expect(findings[0]?.message['zh-CN']).toMatch(/\p{Script=Han}/u)
  })

  test.each([
    ['deep', Array.from({ length: 100_000 }).reduce(inner => ({ rules: [inner] }), {})],
    ['huge', { kind: 'object', fields: Array.from({ length: 300_000 }, () => 0) }],
    ['a prototype', JSON.parse('{"kind":"object","__proto__":{"polluted":true}}')],
    ['a prototype, deep', JSON.parse('{"kind":"list","filter":{"rules":[{"constructor":{"prototype":{}}}]}}')],
    ['a null character', { kind: 'object', name: 'a\0b' }],
    ['half a character', { kind: 'object', name: '\ud800' }],
    ['no number', { kind: 'object', n: Number.NaN }],
    ['a function', { kind: 'object', f: () => 0 }],
    ['null', null],
    ['a list', []],
    ['a text', 'object'],
    ['nothing', undefined],
  ])('%s', (_, value) => {
    const { definitions, findings } = parse(value)
    expect(definitions).toEqual([])
    expect(findings).toMatchObject([{ code: 'definition/malformed' }])
    expect(findFindings(toApplication([value as Definition]))).toMatchObject([{ code: 'definition/malformed' }])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('does not keep the others from being read', () => {
    const value = { ...customer(), id: 'x' }
    const { definitions, findings } = parseDefinitions([
      { source: 'a', value: customer() },
      { source: 'b', value },
    ])
    expect(definitions).toHaveLength(1)
    expect(findings).toMatchObject([{ source: 'b', code: 'value/malformed', pointer: '/id' }])
  })

  test('gets a limited number of findings', () => {
    const { findings } = broken(
      ['fields'],
      Array.from({ length: 1000 }, () => ({ type: 'text' })),
    )
    expect(findings.length).toBeLessThanOrEqual(50)
  })
})

test('whatever the schemas allow is judged without an exception', () => {
  fc.assert(
    fc.property(fc.array(arbitraryDefinition, { maxLength: 6 }), definitions => {
      for (const finding of findFindings(toApplication(definitions))) {
        expect(finding.code).toMatch(/^[a-z-]+\/[a-z-]+$/)
        expect(finding.message['zh-CN']).toMatch(/\p{Script=Han}/u)
      }
    }),
    { numRuns: process.env.SOAK ? 5000 : 100 },
  )
})

describe('identities', () => {
  const bare = () =>
    JSON.parse(JSON.stringify(customer(), (key, value) => (key === 'id' ? undefined : value))) as unknown

  test('are given to all that lacks one', () => {
    const { value, given } = giveIdentities(bare())
    expect(given).toBe(1 + 22 + 1 + 1 + 1 + 2)
    const { definitions, findings } = parse(value)
    expect(findings).toEqual([])
    expect(definitions[0]?.id).toMatch(/^[a-z0-9]{12}$/)
    expect(Object.keys(definitions[0] ?? {})[0]).toBe('id')
  })

  test('are left as they are', () => {
    const value = customer()
    expect(giveIdentities(value)).toEqual({ value, given: 0 })
    expect(giveIdentities('x')).toEqual({ value: 'x', given: 0 })
    expect(giveIdentities({ kind: 'object', fields: 'x' })).toMatchObject({ given: 1 })
  })
})
