/** Names become ids and ids names again, at every position that the schemas declare. */
import { describe, expect, test } from 'vitest'

import { indexSymbols, toApplication } from '#metadata/application.ts'
import { canonicalJson, hashDefinition } from '#metadata/canonical.ts'
import type { Definition } from '#metadata/definitions.ts'
import { lookUp, referencesOf, toNamed, toResolved } from '#metadata/references.ts'

import { templateFiles } from '../templates/template-files.ts'
import { edited, shop } from './shop.ts'

const templates = toApplication(
  ['system', 'sales']
    .flatMap(template => templateFiles(template))
    .map(file => file.definition as unknown as Definition),
)

describe.each([
  ['the shop', shop()],
  ['the templates', templates],
])('%s', (_, application) => {
  test('resolved and named again, is what it was', () => {
    expect(toNamed(toResolved(application))).toEqual(application)
  })

  test('has no reference that leads nowhere', () => {
    const symbols = indexSymbols(application)
    const references = application.definitions.flatMap(definition => referencesOf(definition, symbols))
    expect(references.length).toBeGreaterThan(100)
    expect(references.filter(reference => !lookUp(reference, symbols))).toEqual([])
  })
})

test('a resolved application holds ids at every kind of position', () => {
  const texts = new Map(toResolved(shop()).definitions.map(definition => [definition.id, canonicalJson(definition)]))
  const customer = texts.get('object-customer')
  expect(customer).toContain('"title": "{field-name} ({field-code})"')
  expect(customer).toContain('"target": "sys-user"')
  expect(texts.get('object-order')).toContain('"title": "{field-customer.field-name}: {field-subject}"')
  expect(texts.get('list-customers')).toContain('"field": "field-parent.field-name"')
  expect(texts.get('list-customers')).toContain('"field": "@created_at"')
  expect(texts.get('list-customers')).toContain('"field": "field-amount"')
  expect(texts.get('query-by_stage')).toContain('"field": "total"')
  expect(texts.get('conversion-to_order')).toContain('"to": "field-orders"')
  expect(texts.get('form-customer')).toContain('"firm"')
  expect(texts.get('template-shop')).toContain('"sys-template-system"')
})

test('a name that means nothing is kept as it is', () => {
  const application = edited(shop(), draft => {
    draft.get('role', 'clerk').menus = ['gone']
  })
  const resolved = toResolved(application)
  expect(resolved.definitions.find(item => item.kind === 'role' && item.name === 'clerk')).toMatchObject({
    menus: ['?gone'],
  })
  expect(toNamed(resolved)).toEqual(application)
})

test('the text of a definition does not depend on the order of its keys', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, reversed(item)]),
    )
  }
  for (const definition of shop().definitions) {
    const other = reversed(definition) as Definition
    expect(canonicalJson(other)).toBe(canonicalJson(definition))
    expect(hashDefinition(other)).toBe(hashDefinition(definition))
    expect(JSON.parse(canonicalJson(definition))).toEqual(definition)
    expect(hashDefinition(definition)).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('the text of a definition holds nothing that its schema does not know', () => {
  const definition = { ...shop().definitions[0], extra: 1 } as unknown as Definition
  expect(canonicalJson(definition)).not.toContain('extra')
})

test('the committed templates are canonical', () => {
  for (const file of ['system', 'sales'].flatMap(template => templateFiles(template))) {
    expect(canonicalJson(file.definition as unknown as Definition), file.path).toBe(file.text)
  }
})
