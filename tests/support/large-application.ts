/** An application of many objects with forms, lists and pages, for what must stay quick when there are hundreds. */
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'

import { field, object, systemDefinitions } from './fixture-application.ts'

const label = (en: string) => ({ en, 'zh-CN': `${en}(中)` })
const group = (...rules: object[]) => ({ combinator: 'and', rules })

/** The system template and `count` objects of twelve fields, each leading to the one before, with their screens. */
export function largeApplication(count: number): NamedApplication {
  const own = Array.from({ length: count }, (_, index) => screensOf(index)).flat()
  return toApplication([...systemDefinitions(), ...own])
}

function screensOf(index: number): Definition[] {
  const name = `object_${index}`
  const above = `object_${Math.max(0, index - 1)}`
  const more = { object: name, label: label(name), name }
  return [
    object(
      name,
      name,
      [
        field(name, 'name', 'text', { required: true, maxLength: 100 }),
        field(name, 'code', 'text', { unique: true, pattern: '[A-Z]{2}\\d{4}' }),
        field(name, 'note', 'longText'),
        field(name, 'size', 'integer', { min: '0', max: '1000' }),
        field(name, 'amount', 'money', { scale: 2 }),
        field(name, 'share', 'percent', { scale: 2 }),
        field(name, 'active', 'boolean', { default: true }),
        field(name, 'since', 'date', { default: 'today' }),
        field(name, 'seen', 'datetime'),
        field(name, 'stage', 'choice', {
          choices: ['open', 'won', 'lost'].map(code => ({ code, label: label(code) })),
          default: 'open',
        }),
        field(name, 'above', 'reference', { target: above }),
        field(name, 'below', 'children', { target: name, via: 'above' }),
      ].slice(0, index === 0 ? 12 : 11),
      { title: '{name} ({code})', search: ['name', 'code'] },
    ),
    {
      ...more,
      id: `form-${name}`,
      kind: 'form',
      tabs: ['main', 'more'].map((tab, at) => ({
        id: tab,
        label: label(tab),
        sections: [
          {
            id: 'first',
            columns: 2,
            items: (at === 0 ? ['name', 'code', 'note', 'size', 'amount'] : ['share', 'active', 'since', 'above']).map(
              item => ({ field: item }),
            ),
          },
        ],
      })),
    },
    {
      ...more,
      id: `list-${name}`,
      kind: 'list',
      default: true,
      columns: ['name', 'code', 'amount', 'stage', 'above.name', 'since', 'owner'].map(item => ({ field: item })),
      filter: group(
        { field: 'stage', operator: 'in', value: ['open', 'won'] },
        { field: 'above.size', operator: '>', value: 1 },
        { field: 'owner', operator: '=', value: '$me' },
      ),
      sort: [{ field: 'since', descending: true }],
      quickFilters: ['stage', 'owner'],
    },
    {
      ...more,
      id: `page-${name}`,
      kind: 'page',
      header: ['code', 'stage', 'owner'],
      form: name,
      timeline: { sources: [], changes: true },
    },
  ] as unknown as Definition[]
}
