/** Every file of a template is a sound definition: its schema, its place, its ids, its references, its two languages. */
import { existsSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'

import { indexSymbols, toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import { kindNames } from '#metadata/kinds/schema.ts'
import { lookUp, referencesOf } from '#metadata/references.ts'

import { keyOrder } from './key-order.ts'
import { templateFiles } from './template-files.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true })
const validators = new Map(kindNames.map(kind => [kind, ajv.compile(kinds[kind])]))
const installed = { system: templateFiles('system'), sales: templateFiles('sales') }
const everything = [...installed.system, ...installed.sales]
const symbolsOf = (files: typeof everything) => indexSymbols(toApplication(files.map(file => file.definition)))
const symbols = { system: symbolsOf(installed.system), sales: symbolsOf(everything) }

describe.each(['system', 'sales'] as const)('template %s', template => {
  const cases = installed[template].map(file => [file.path, file] as const)

  test.each(cases)('%s is what its schema allows, in canonical form', (_, { path, text, definition }) => {
    const validate = validators.get(definition.kind)
    expect(validate?.(definition), JSON.stringify(validate?.errors, null, 1)).toBe(true)
    expect(path).toBe(`${template}/${definition.kind}/${definition.name}.json`)
    expect(text).toBe(`${JSON.stringify(keyOrder(definition, kinds[definition.kind]), null, 2)}\n`)
  })

  test.each(cases)('%s refers to what exists', (_, { definition }) => {
    const dead = referencesOf(definition, symbols[template]).filter(item => !lookUp(item, symbols[template]))
    expect(dead.map(({ pointer, whole }) => `${pointer}: ${whole}`)).toEqual([])
  })

  test.each(cases)('%s speaks both languages', (_, { definition }) => {
    const texts = localizedTexts(definition)
    expect(texts.length).toBeGreaterThan(0)
    for (const { pointer, value } of texts) {
      expect(Object.keys(value), pointer).toEqual(['en', 'zh-CN'])
      expect(value.en, pointer).toMatch(/[A-Za-z]/)
      expect(value.en, pointer).not.toMatch(/\p{Script=Han}/u)
      expect(value['zh-CN'], pointer).toMatch(/\p{Script=Han}/u)
    }
  })

  test.each(cases)('%s gives its elements ids of their own', (_, { definition }) => {
    for (const { pointer, ids } of elementIds(definition)) expect(new Set(ids).size, pointer).toBe(ids.length)
  })
})

test('ids are unique in the whole application, names within a kind', () => {
  const ids = everything.flatMap(({ definition }) => [
    definition.id,
    ...(definition.kind === 'object' ? definition.fields.map(field => field.id) : []),
  ])
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const names = everything.map(({ definition }) => `${definition.kind}/${definition.name}`)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('every icon is one that the screens can draw', () => {
  const icons = everything.flatMap(({ definition }) => ('icon' in definition && definition.icon) || [])
  expect(icons.length).toBeGreaterThan(20)
  expect(icons.filter(icon => !existsSync(`node_modules/@ant-design/icons/es/icons/${toComponent(icon)}.js`))).toEqual(
    [],
  )
})

const toComponent = (icon: string) =>
  `${icon.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Outlined`

interface LocalizedAt {
  readonly pointer: string
  readonly value: Readonly<Record<'en' | 'zh-CN', unknown>>
}

/** Every value below a property that holds localized text. */
function localizedTexts(value: unknown, pointer = ''): LocalizedAt[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    ['label', 'plural', 'help', 'confirm'].includes(key) && typeof item === 'object'
      ? [{ pointer: `${pointer}/${key}`, value: item as LocalizedAt['value'] }]
      : localizedTexts(item, `${pointer}/${key}`),
  )
}

/** What identifies the elements of each array of objects. */
function elementIds(value: unknown, pointer = ''): { pointer: string; ids: unknown[] }[] {
  if (value === null || typeof value !== 'object') return []
  const below = Object.entries(value).flatMap(([key, item]) => elementIds(item, `${pointer}/${key}`))
  if (!Array.isArray(value) || typeof value[0] !== 'object' || pointer.includes('/filter')) return below
  const key = ['id', 'code', 'as', 'field', 'object', 'name'].find(name => name in (value[0] as object))
  return key ? [{ pointer, ids: value.map(item => (item as Record<string, unknown>)[key]) }, ...below] : below
}

/** The definitions of one kind. */
const all = <K extends Definition['kind']>(kind: K) => symbols.sales.all(kind)

describe('what belongs together', () => {
  test('each object has exactly one default list', () => {
    const counts = all('object').map(object => [
      object.name,
      all('list').filter(list => list.object === object.name && list.default).length,
    ])
    expect(counts.filter(([name, count]) => count !== (name === 'activity_participant' ? 0 : 1))).toEqual([])
  })

  test('children lead back by a field that leads to their parent', () => {
    for (const object of all('object')) {
      for (const field of object.fields) {
        if (field.type !== 'children') continue
        const back = symbols.sales.definition('object', field.target)?.fields.find(item => item.name === field.via)
        const targets = back?.type === 'anyReference' ? back.targets : back?.type === 'reference' ? [back.target] : []
        expect(targets, `${object.name}.${field.name}`).toContain(object.name)
      }
    }
  })

  test('embedded lines follow the record that they belong to', () => {
    for (const object of all('object')) {
      for (const field of object.fields) {
        if (field.type !== 'children' || !field.embedded || object.id.startsWith('sys-')) continue
        const line = symbols.sales.definition('object', field.target)
        expect(line?.access, field.target).toEqual({ mode: 'follows', through: field.via })
        expect(line?.fields.find(item => item.name === field.via)).toMatchObject({
          required: true,
          onDelete: 'cascade',
        })
      }
    }
  })

  test('a form, page or action shows fields of its own object', () => {
    for (const page of all('page')) {
      if (page.form) expect(symbols.sales.definition('form', page.form)?.object, page.name).toBe(page.object)
      for (const name of page.actions ?? []) {
        expect(symbols.sales.definition('action', name)?.object, `${page.name}: ${name}`).toBe(page.object)
      }
    }
    for (const list of all('list')) {
      for (const name of list.actions ?? []) {
        expect(symbols.sales.definition('action', name)?.object, `${list.name}: ${name}`).toBe(list.object)
      }
    }
    for (const { name, default: value, choices } of choiceFields()) {
      for (const code of [value ?? []].flat()) expect(choices, name).toContain(code)
    }
  })

  test('filters, actions and conversions name choices that exist', () => {
    const dead = everything.flatMap(({ path, definition }) =>
      'object' in definition && definition.object
        ? unknownCodes(definition, definition.object).map(code => `${path}: ${code}`)
        : [],
    )
    expect(dead).toEqual([])
  })

  test('every action and conversion is granted to a role and offered on a page', () => {
    const granted = new Set(all('role').flatMap(role => [...(role.actions ?? []), ...(role.conversions ?? [])]))
    const offered = new Set(all('page').flatMap(page => [...(page.actions ?? []), ...(page.conversions ?? [])]))
    const names = [...all('action'), ...all('conversion')].map(item => item.name)
    expect(names.filter(name => !granted.has(name) || !offered.has(name))).toEqual([])
  })

  test('a role that is shown a menu can read what it lists', () => {
    for (const role of all('role')) {
      const readable = new Set(
        (role.rights ?? []).filter(right => (right.read ?? 'none') !== 'none').map(r => r.object),
      )
      for (const name of role.allObjects ? [] : (role.menus ?? [])) {
        const menu = symbols.sales.definition('menu', name)
        const items = [...(menu?.groups ?? []).flatMap(group => group.items), ...(menu?.home ?? [])]
        for (const item of items) {
          const list = 'list' in item && item.list ? symbols.sales.definition('list', item.list) : undefined
          const query = 'query' in item && item.query ? symbols.sales.definition('query', item.query) : undefined
          const object = (list ?? query)?.object
          const through = symbols.sales.definition('object', object ?? '')?.access?.through
          const needed = through ?? object
          if (needed) expect([...readable], `${role.name} / ${name} / ${item.id}`).toContain(needed)
        }
      }
    }
  })
})

interface ChoiceAt {
  readonly name: string
  readonly default?: string | readonly string[] | undefined
  readonly choices: readonly string[]
}

function choiceFields(): ChoiceAt[] {
  return all('object').flatMap(object =>
    object.fields.flatMap(field =>
      field.type === 'choice' || field.type === 'multiChoice'
        ? {
            name: `${object.name}.${field.name}`,
            default: field.default,
            choices: codesOf(object.name, field.name) ?? [],
          }
        : [],
    ),
  )
}

/** The codes that a choice field, or record_type, may hold; undefined for other fields. */
function codesOf(objectName: string, fieldName: string): string[] | undefined {
  const object = symbols.sales.definition('object', objectName)
  if (fieldName === 'record_type') return object?.recordTypes?.map(item => item.name)
  const field = object?.fields.find(item => item.name === fieldName)
  if (field?.type !== 'choice' && field?.type !== 'multiChoice') return undefined
  const choices = field.choices ?? (field.picklist ? symbols.sales.definition('picklist', field.picklist)?.choices : [])
  return choices?.map(choice => choice.code) ?? []
}

/** Codes that a definition compares with or sets, but its choice fields do not have. */
function unknownCodes(node: unknown, object: string): string[] {
  if (node === null || typeof node !== 'object') return []
  const { field, value, match, target, children } = node as Record<string, unknown>
  const inner =
    typeof target === 'string' ? target : typeof children === 'string' ? targetName(object, children) : object
  if (typeof field !== 'string' || value === undefined) return Object.values(node).flatMap(v => unknownCodes(v, inner))
  const path = field.split('.')
  const at = path.slice(0, -1).reduce((name, step) => targetName(name, step), object)
  const last = path.at(-1) ?? ''
  if (match) return unknownCodes(value, targetName(at, last))
  const codes = codesOf(at, last)
  return codes
    ? [value]
        .flat()
        .filter(code => !codes.includes(String(code)))
        .map(code => `${field} ${code}`)
    : []
}

function targetName(object: string, field: string): string {
  const definition = symbols.sales.definition('object', object)
  return (definition && symbols.sales.targetOf(definition, field)?.name) ?? ''
}
