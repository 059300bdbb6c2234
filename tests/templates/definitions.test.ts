/**
 * The templates are applications without a finding, written as the product itself would write them, in both languages;
 * what they define also belongs together: lists for objects, rights for menus, pages and roles for actions.
 */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { indexSymbols, toApplication } from '#metadata/application.ts'
import { bundleFiles } from '#metadata/bundle-files.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { readOnlyObjects } from '#metadata/system-fields.ts'

import { templateFiles } from './template-files.ts'

const installed = {
  system: templateFiles('system'),
  sales: templateFiles('sales'),
  'service-loop': templateFiles('service-loop'),
}
const everything = [...installed.system, ...installed.sales]
const symbols = indexSymbols(toApplication(everything.map(file => file.definition)))
/** The definitions of one kind. */
const all = <K extends Definition['kind']>(kind: K) => symbols.all(kind)

test.each([
  ['system', installed.system],
  ['system and sales', everything],
  ['system and service-loop', [...installed.system, ...installed['service-loop']]],
])('%s: no finding, not even a warning', (_, files) => {
  expect(files.length).toBeGreaterThan(20)
  expect(findFindings(toApplication(files.map(file => file.definition)))).toEqual([])
})

describe.each(['system', 'sales', 'service-loop'] as const)('template %s', template => {
  const files = installed[template]

  test('is written as an export writes it', () => {
    const written = bundleFiles(toApplication(files.map(file => file.definition)))
    expect(files.map(file => file.path).sort()).toEqual([...written.keys()].map(path => `${template}/${path}`).sort())
    for (const { path, text } of files) expect(text, path).toBe(written.get(path.slice(template.length + 1)))
  })

  test.each(files.map(file => [file.path, file] as const))('%s speaks both languages', (_, { definition }) => {
    const texts = localizedTexts(definition)
    expect(texts.length).toBeGreaterThan(0)
    for (const { pointer, value } of texts) {
      expect(Object.keys(value), pointer).toEqual(['en', 'zh-CN'])
      expect(value.en, pointer).toMatch(/[A-Za-z]/)
      expect(value.en, pointer).not.toMatch(/\p{Script=Han}/u)
      expect(value['zh-CN'], pointer).toMatch(/\p{Script=Han}/u)
    }
  })
})

test('every icon is one that the screens can draw', () => {
  const icons = everything.flatMap(({ definition }) => ('icon' in definition && definition.icon) || [])
  expect(icons.length).toBeGreaterThan(20)
  const drawn = (icon: string) => existsSync(`node_modules/@ant-design/icons/es/icons/${toComponent(icon)}.js`)
  expect(icons.filter(icon => !drawn(icon))).toEqual([])
})

const toComponent = (icon: string) =>
  `${icon.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Outlined`

test('each object has exactly one default list', () => {
  const counts = all('object').map(object => ({
    name: object.name,
    lists: all('list').filter(list => list.object === object.name && list.default).length,
  }))
  // Participants are only ever seen within their activity.
  expect(counts.filter(({ name, lists }) => lists !== (name === 'activity_participant' ? 0 : 1))).toEqual([])
})

test('each customer-facing object knows its customer and keeps its history', () => {
  const lacking = all('object').filter(
    object => object.ownership === 'user' && !object.party && object.id.startsWith('crm-'),
  )
  expect(lacking.map(object => object.name)).toEqual(['account', 'campaign', 'claim', 'sales_target'])
  // What only the system writes is a history itself.
  const kept = all('object').filter(object => !readOnlyObjects.has(object.id))
  expect(kept.filter(object => object.history !== 'all')).toEqual([])
})

test('embedded lines of sales follow the record that they belong to and are deleted with it', () => {
  const lines = all('object').flatMap(object =>
    object.fields.flatMap(field =>
      field.type === 'children' && field.embedded && object.id.startsWith('crm-') ? field : [],
    ),
  )
  expect(lines.length).toBeGreaterThan(4)
  for (const { target, via } of lines) {
    const line = symbols.definition('object', target)
    expect(line?.access, target).toEqual({ mode: 'follows', through: via })
    expect(line?.fields.find(field => field.name === via)).toMatchObject({ required: true, onDelete: 'cascade' })
  }
})

test('every action and conversion is granted to a role and offered on a page or a list', () => {
  const granted = new Set(all('role').flatMap(role => [...(role.actions ?? []), ...(role.conversions ?? [])]))
  const offered = new Set([
    ...all('page').flatMap(page => [...(page.actions ?? []), ...(page.conversions ?? [])]),
    ...all('list').flatMap(list => list.actions ?? []),
  ])
  const names = [...all('action'), ...all('conversion')].map(item => item.name)
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter(name => !granted.has(name) || !offered.has(name))).toEqual([])
})

test('every menu is shown to a role, and every query is reached from a menu or a page', () => {
  const shown = new Set(all('role').flatMap(role => role.menus ?? []))
  expect(all('menu').filter(menu => !shown.has(menu.name))).toEqual([])
  const items = all('menu').flatMap(menu => menu.groups.flatMap(group => group.items))
  const related = all('page').flatMap(page => page.related ?? [])
  const queries = new Set([...items, ...related].map(item => item.query))
  expect(
    all('query')
      .filter(query => !queries.has(query.name))
      .map(query => query.name),
  ).toEqual([])
})

test('every report is in a menu, and opened by each role that is shown it', () => {
  for (const menu of all('menu')) {
    const inMenu = menu.groups.flatMap(group => group.items.flatMap(item => item.report ?? []))
    for (const role of all('role').filter(item => item.menus?.includes(menu.name) && !item.allObjects)) {
      expect(role.reports ?? [], `${role.name} / ${menu.name}`).toEqual(expect.arrayContaining(inMenu))
    }
  }
  const shown = new Set(all('menu').flatMap(menu => menu.groups.flatMap(group => group.items.map(item => item.report))))
  expect(all('report').filter(report => !shown.has(report.name))).toEqual([])
})

test('a role can read what the menus list that it is shown', () => {
  for (const role of all('role')) {
    if (role.allObjects) continue
    const readable = (role.rights ?? []).filter(right => (right.read ?? 'none') !== 'none').map(right => right.object)
    for (const menu of (role.menus ?? []).flatMap(name => symbols.definition('menu', name) ?? [])) {
      for (const item of [...menu.groups.flatMap(group => group.items), ...(menu.home ?? [])]) {
        const names = objectsOf(item)
        expect(readable, `${role.name} / ${menu.name} / ${item.id}`).toEqual(expect.arrayContaining(names))
      }
    }
  }
})

test('who may work with a record may work with its lines', () => {
  for (const role of all('role')) {
    for (const right of role.rights ?? []) {
      const lines = symbols.definition('object', right.object)?.fields ?? []
      for (const field of lines) {
        if (field.type !== 'children' || !field.embedded) continue
        const own = role.rights?.find(item => item.object === field.target)
        for (const kind of ['read', 'update'] as const) {
          if ((right[kind] ?? 'none') === 'none') continue
          expect(own?.[kind] ?? 'none', `${role.name}: ${kind} ${field.target}`).not.toBe('none')
        }
      }
    }
  }
})

/** The objects that somebody must be able to read to see what a menu item shows: its own, and whose access it follows. */
function objectsOf(item: { readonly list?: string; readonly query?: string; readonly report?: string }): string[] {
  const shown =
    symbols.definition('list', item.list ?? '') ??
    symbols.definition('query', item.query ?? '') ??
    symbols.definition('report', item.report ?? '')
  const object = shown && symbols.definition('object', shown.object)
  const through = object?.access?.through
  const parent = object && through ? symbols.targetOf(object, through) : undefined
  return [object, parent].flatMap(found => found?.name ?? [])
}

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
