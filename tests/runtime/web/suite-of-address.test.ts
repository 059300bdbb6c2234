import { expect, test } from 'vitest'
import type { MenuDefinition } from '#metadata/definitions.ts'
import { type Catalog, type CatalogAnswer, indexCatalog } from '#runtime/web/api/catalog.ts'
import { suiteOfAddress } from '#runtime/web/shell/suite-of-address.ts'

const list = (name: string, object: string) => ({
  id: name,
  kind: 'list',
  name,
  label: { en: name },
  object,
  columns: [],
})
const menu = (name: string, order: number, lists: readonly string[], link?: string): MenuDefinition => ({
  id: name,
  kind: 'menu',
  name,
  label: { en: name },
  order,
  groups: [
    {
      id: `${name}-group`,
      label: { en: name },
      items: [
        ...lists.map(item => ({ id: item, list: item })),
        ...(link ? [{ id: link, label: { en: link }, link }] : []),
      ],
    },
  ],
})

const catalog: Catalog = indexCatalog({
  lists: [list('leads', 'lead'), list('deals', 'deal'), list('campaigns', 'campaign')],
  menus: [
    menu('sales', 1, ['leads', 'deals']),
    menu('marketing', 2, ['campaigns', 'leads']),
    menu('administration', 3, [], '/processes'),
  ],
} as unknown as CatalogAnswer)

const report = (name: string, object: string) => ({ id: name, name, label: { en: name }, object })
const home = (...tiles: object[]) => ({ id: 'home', kind: 'dashboard', name: 'home', label: {}, home: true, tiles })

test('at first it is the suite that goes with the home page', () => {
  const answer = {
    lists: [list('leads', 'lead'), list('deals', 'deal'), list('campaigns', 'campaign')],
    reports: [report('won', 'deal'), report('budgets', 'campaign')],
    menus: [menu('marketing', 1, ['campaigns', 'leads']), menu('sales', 2, ['leads', 'deals'])],
  }
  const first = (...tiles: object[]) =>
    suiteOfAddress(indexCatalog({ ...answer, dashboards: [home(...tiles)] } as unknown as CatalogAnswer), null, '/', '')
      ?.name
  expect(first({ id: 'won', type: 'kpi', report: 'won' }, { id: 'leads', type: 'list', list: 'leads' })).toBe('sales')
  expect(first({ id: 'budgets', type: 'report', report: 'budgets' })).toBe('marketing')
  expect(first({ id: 'tasks', type: 'tasks' })).toBe('marketing')
})

test('a report is that of its suite whatever it is asked with', () => {
  const item = { id: 'won', report: 'won' }
  const sales = menu('sales', 2, ['deals'])
  const group = { ...sales.groups[0]!, items: [...sales.groups[0]!.items, item] }
  const whole = indexCatalog({
    lists: [list('deals', 'deal'), list('campaigns', 'campaign')],
    reports: [report('won', 'deal')],
    menus: [menu('marketing', 1, ['campaigns']), { ...sales, groups: [group] }],
  } as unknown as CatalogAnswer)
  expect(suiteOfAddress(whole, 'marketing', '/reports/won', '?period=this_year')?.name).toBe('sales')
})

test.each([
  ['what several suites have stays in the one that was shown', 'marketing', '/records/lead/1', '', 'marketing'],
  ['what another suite has shows that one', 'marketing', '/records/deal/1', '', 'sales'],
  ['a list is looked for by its view', 'sales', '/records/campaign', '?view=campaigns', 'marketing'],
  ['what no suite has leaves all as it was', 'marketing', '/tasks', '', 'marketing'],
  ['a page of another suite', 'marketing', '/processes', '', 'administration'],
  ['the home page belongs to every suite', 'marketing', '/', '', 'marketing'],
  ['a suite that is no more gives way to the first', 'gone', '/tasks', '', 'sales'],
])('%s', (_title, last, pathname, search, suite) => {
  expect(suiteOfAddress(catalog, last, pathname, search)?.name).toBe(suite)
})
