/** A template made of an application: complete or refused, and what is installed from it is what it was made of. */
import { beforeAll, describe, expect, test } from 'vitest'

import { findTemplate } from '#designer/templates/find-template.ts'
import { installParts } from '#designer/templates/install-parts.ts'
import { makeTemplate, type TemplateWish } from '#designer/templates/make-template.ts'
import { fromBundle, toBundle } from '#designer/templates/template-bundle.ts'
import type { NamedApplication } from '#metadata/application.ts'
import { canonicalJson } from '#metadata/canonical.ts'
import { findFindings } from '#metadata/findings.ts'
import { joinTemplates, type Template } from '#runtime/installation/read-template.ts'

import { edited, shop } from '../../metadata/shop.ts'

let system: Template
let sales: NamedApplication
beforeAll(async () => {
  const templates = await findTemplate('sales')
  system = templates[0] as Template
  sales = joinTemplates(templates)
})

const wish: TemplateWish = {
  name: 'acme',
  label: { en: 'Acme', 'zh-CN': '艾可' },
  version: '2.0.0',
  definitions: 'all',
  missing: 'refuse',
  records: 'none',
}
const make = (application: NamedApplication, more: Partial<TemplateWish> = {}) =>
  makeTemplate(application, { ...wish, ...more }, system)
const named = ({ definitions }: Template) => definitions.map(item => `${item.kind}/${item.name}`)

test('all of a system, without what every system has', () => {
  const { template, trimmed } = make(sales)
  expect(trimmed).toEqual([])
  expect(named(template)).not.toContain('object/user')
  expect(named(template)).not.toContain('template/sales')
  expect(template.definitions).toHaveLength(sales.definitions.length - system.definitions.length)
  expect(template.manifest).toMatchObject({ name: 'acme', version: '2.0.0', requires: ['system'], records: 'none' })
  expect(template.manifest.parts?.map(part => part.name)).toEqual(['marketing', 'sales', 'service'])
  expect(new Set(template.definitions.flatMap(item => item.part ?? []))).toEqual(
    new Set(['acme.marketing', 'acme.sales', 'acme.service']),
  )
})

test('what is installed from it is what it was made of', () => {
  const { template } = make(sales)
  const again = fromBundle(JSON.parse(JSON.stringify(toBundle(template, undefined))))
  const { application } = installParts(joinTemplates([system]), [system, again], undefined)
  expect(findFindings(application)).toEqual([])
  const text = (items: NamedApplication['definitions']) =>
    items
      .filter(item => item.kind !== 'template')
      .map(item => canonicalJson({ ...item, part: undefined } as never))
      .sort()
  expect(text(application.definitions)).toEqual(text(sales.definitions))
})

test('a changed definition of the system goes along', () => {
  const changed = edited(sales, ({ get, field }) => {
    get('object', 'user').label = { en: 'Colleague', 'zh-CN': '同事' }
    field('user', 'phone').label = { en: 'Mobile', 'zh-CN': '手机' }
  })
  const { template } = make(changed)
  expect(named(template)).toContain('object/user')
  const whole = joinTemplates([system, template])
  expect(whole.definitions.filter(item => item.name === 'user' && item.kind === 'object')).toHaveLength(1)
  expect(whole.definitions.find(item => item.name === 'user' && item.kind === 'object')?.label.en).toBe('Colleague')
})

describe('chosen definitions', () => {
  const definitions = ['object/order', 'form/order']

  test('that need others are refused, with what they need', () => {
    expect(() => make(shop(), { definitions })).toThrowError(
      /needs 1 more definitions: object customer \(for object order\)/,
    )
    try {
      make(shop(), { definitions })
    } catch (error) {
      expect(error).toMatchObject({
        code: 'template/incomplete',
        extras: { missing: [{ kind: 'object', name: 'customer', for: { kind: 'object', name: 'order' } }] },
      })
    }
  })

  test('come with what they need', () => {
    const { template } = make(shop(), { definitions, missing: 'include' })
    expect(named(template)).toEqual(
      expect.arrayContaining([
        'object/order',
        'form/order',
        'object/customer',
        'object/拜访',
        'picklist/levels',
        'form/customer',
      ]),
    )
    expect(named(template)).not.toContain('list/customers')
    expect(findFindings(joinTemplates([system, template])).filter(item => item.severity === 'error')).toEqual([])
  })

  test('without what they need are shortened where that is possible', () => {
    const { template, trimmed } = make(shop(), { definitions: ['picklist/levels', 'role/clerk'], missing: 'leave-out' })
    expect(named(template).sort()).toEqual(['picklist/levels', 'role/clerk', 'template/acme'])
    expect(trimmed).toEqual([{ kind: 'role', name: 'clerk', places: 4 }])
    // An order belongs to a customer; without one it cannot be.
    expect(() => make(shop(), { definitions, missing: 'leave-out' })).toThrowError(
      /cannot do without what was not chosen: object order, form order/,
    )
  })

  test('that there are not are refused', () => {
    for (const wrong of ['object/ordr', 'order', 'template/shop', '']) {
      try {
        make(shop(), { definitions: [wrong] })
        throw new Error(`${wrong} was not refused`)
      } catch (error) {
        expect(error).toMatchObject({ code: 'definition/unknown' })
      }
    }
  })
})

test('a template of that name is the same one in another version', () => {
  const first = make(shop()).template
  const installed = installParts(joinTemplates([system]), [system, first], undefined).application
  expect(make(installed, { version: '2.1.0' }).template.manifest.id).toBe(first.manifest.id)
})

test.each([
  ['nothing', null],
  ['a text', 'x'],
  ['another format', { format: 'zip', definitions: [] }],
  ['no manifest', { format: 'fulcrum-template', definitions: [] }],
  [
    'two manifests',
    {
      format: 'fulcrum-template',
      definitions: ['aaa', 'bbb'].map(id => ({ id, kind: 'template', name: id, label: {}, version: '1.0.0' })),
    },
  ],
  ['what is no definition', { format: 'fulcrum-template', definitions: [{ kind: 'object', name: 'x' }] }],
])('%s is no template', (_, value) => {
  try {
    fromBundle(value)
    throw new Error('It was not refused')
  } catch (error) {
    expect(error).toMatchObject({ code: 'template/broken', status: 422 })
  }
})
