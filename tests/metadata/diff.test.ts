/**
 * `apply(diff(a, b), a)` is `b`, for every property that a schema knows and for random applications; and a diff that
 * overlooks any one of those properties is found out.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { ResolvedApplication } from '#metadata/application.ts'
import { apply } from '#metadata/apply.ts'
import { canonicalJson } from '#metadata/canonical.ts'
import { checkShape } from '#metadata/check-shape.ts'
import type { Definition } from '#metadata/definitions.ts'
import { diff } from '#metadata/diff.ts'
import { longestRising } from '#metadata/longest-rising.ts'
import { toNamed, toResolved } from '#metadata/references.ts'

import { arbitraryApplication, arbitraryDefinition } from './arbitrary-definition.ts'
import { type SchemaProperty, schemaProperties, varied, without } from './schema-properties.ts'
import { type Draft, edited, shop } from './shop.ts'

const runs = (short: number, long: number) => ({ numRuns: process.env.SOAK ? long : short })
const application = (...definitions: Definition[]): ResolvedApplication => ({ form: 'resolved', definitions })

/** An application as text, whatever the order of its definitions. */
const textOf = ({ definitions }: ResolvedApplication) =>
  definitions
    .map(definition => canonicalJson(definition))
    .sort()
    .join('')

type Diff = typeof diff

function turnsInto(compare: Diff, before: ResolvedApplication, after: ResolvedApplication): boolean {
  try {
    return textOf(apply(JSON.parse(JSON.stringify(compare(before, after))), before)) === textOf(after)
  } catch {
    return false
  }
}

/** A diff that does not see one property. */
const blindTo =
  (property: SchemaProperty): Diff =>
  (before, after) => {
    const blind = ({ definitions }: ResolvedApplication) =>
      application(...definitions.map(item => without(item, property)))
    return diff(blind(before), blind(after))
  }

describe('every property of every kind', () => {
  test('is known to this test', () => {
    expect(schemaProperties.length).toBeGreaterThan(600)
    const titles = schemaProperties.map(property => property.title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of [
      'object/fields/[]/|0/maxLength',
      'menu/groups/[]/items/[]/label/zh-CN',
      'page/timeline/sources/[]/at',
      'role/rights/[]/fields/[]/access',
    ]) {
      expect(titles).toContain(title)
    }
  })

  const seeds = process.env.SOAK ? Array.from({ length: 20 }, (_, index) => index + 1) : [1]
  test.each(schemaProperties.map(property => [property.title, property] as const))('%s', (_, property) => {
    for (const seed of seeds) {
      const { before, after } = varied(property, seed)
      expect(canonicalJson(before)).not.toBe(canonicalJson(after))
      expect(turnsInto(diff, application(before), application(after))).toBe(true)
      expect(turnsInto(blindTo(property), application(before), application(after))).toBe(false)
    }
  })
})

describe('random applications', () => {
  test('are such as the schemas allow', () => {
    fc.assert(
      fc.property(arbitraryDefinition, definition => {
        expect(checkShape(definition)).toEqual([])
      }),
      runs(200, 5000),
    )
  })

  test('are turned into each other', () => {
    fc.assert(
      fc.property(arbitraryApplication, arbitraryApplication, (before, after) => {
        const [a, b] = [textOf(before), textOf(after)]
        expect(textOf(apply(diff(before, after), before))).toBe(b)
        expect([textOf(before), textOf(after)]).toEqual([a, b])
        expect(diff(after, structuredClone(after))).toEqual([])
      }),
      runs(200, 10_000),
    )
  })

  test('have their elements reordered with the fewest moves', () => {
    const order = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 })
    const shuffled = order.chain(values =>
      fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
    )
    fc.assert(
      fc.property(shuffled, ([before, after]) => {
        const index = new Map(before.map((value, at) => [value, at]))
        const changes = diff(application(picklist(before)), application(picklist(after)))
        const steady = longestRising(after.map(value => index.get(value) as number)).size
        expect(changes.map(change => change.change)).toEqual(
          Array.from({ length: after.length - steady }, () => 'move'),
        )
        expect(turnsInto(diff, application(picklist(before)), application(picklist(after)))).toBe(true)
      }),
      runs(200, 10_000),
    )
  })
})

function picklist(codes: readonly number[]): Definition {
  const label = { en: 'x', 'zh-CN': 'x' }
  return {
    id: 'levels',
    kind: 'picklist',
    name: 'levels',
    label,
    choices: codes.map(code => ({ code: `c${code}`, label })),
  }
}

describe('one edit', () => {
  const before = toResolved(shop())
  const changesOf = (edit: (draft: Draft) => void) => diff(before, toResolved(shop(edit)))

  test('to rename a field is one change, though lists, filters, titles and conversions use it', () => {
    const named = toNamed(
      edited(before, draft => {
        draft.field('customer', 'name').name = '名称'
      }),
    )
    const texts = named.definitions.map(canonicalJson)
    for (const use of [
      '"title": "{名称} ({code})"',
      '"title": "{customer.名称}: {subject}"',
      '"from": "parent.名称"',
    ]) {
      expect(texts.some(text => text.includes(use))).toBe(true)
    }
    expect(diff(before, toResolved(named))).toEqual([
      {
        change: 'set',
        kind: 'object',
        definition: 'object-customer',
        path: ['fields', 'field-name', 'name'],
        before: 'name',
        after: '名称',
      },
    ])
  })

  test('to rename an object is one change', () => {
    const named = toNamed(
      edited(before, draft => {
        draft.get('object', 'order').name = '订单'
      }),
    )
    expect(named.definitions.map(canonicalJson).some(text => text.includes('"target": "订单"'))).toBe(true)
    expect(diff(before, toResolved(named))).toEqual([
      { change: 'set', kind: 'object', definition: 'object-order', path: ['name'], before: 'order', after: '订单' },
    ])
  })

  test('to move an item is one change', () => {
    const move = (draft: Draft) => {
      const items = draft.get('form', 'customer').tabs[0]?.sections[0]?.items ?? []
      items.unshift(...items.splice(3, 1))
    }
    expect(changesOf(move)).toMatchObject([
      {
        change: 'move',
        definition: 'form-customer',
        path: ['tabs', 'main', 'sections', 'basics', 'items', 'field-orders'],
        followed: 'field-notes',
        follows: null,
      },
    ])
  })

  test('says what was there and what comes', () => {
    const edit = (draft: Draft) => {
      draft.get('picklist', 'levels').choices.splice(0, 1)
      delete draft.get('object', 'customer').hierarchy
      draft.get('menu', 'shop').icon = 'shop'
      draft.definitions.splice(
        draft.definitions.findIndex(item => item.id === 'form-order'),
        1,
      )
    }
    expect(changesOf(edit)).toMatchObject([
      { change: 'remove-definition', kind: 'form', definition: 'form-order', path: [], before: { name: 'order' } },
      {
        change: 'remove',
        definition: 'picklist-levels',
        path: ['choices', 'a'],
        before: { code: 'a' },
        followed: null,
      },
      { change: 'set', definition: 'object-customer', path: ['hierarchy'], before: 'field-parent' },
      { change: 'set', definition: 'action-new_order', path: ['form'], before: 'form-order', after: '?order' },
      { change: 'set', definition: 'menu-shop', path: ['icon'], after: 'shop' },
    ])
  })
})

test('a change that does not fit is refused', () => {
  const before = application(picklist([1, 2]))
  const base = { definition: 'levels', kind: 'picklist' } as const
  for (const change of [
    { ...base, change: 'remove', path: ['choices', 'c9'], before: {}, followed: null },
    { ...base, change: 'move', path: ['choices', 'c1'], followed: null, follows: 'c9' },
    { ...base, change: 'insert', path: ['choices', 'c1'], after: {}, follows: null },
    { ...base, change: 'set', path: ['__proto__', 'polluted'], after: 1 },
    { ...base, change: 'set', path: ['choices', 'c1', 'constructor'], after: 1 },
    { ...base, change: 'set', definition: 'other', path: ['name'], after: 1 },
    { ...base, change: 'add-definition', path: [], after: picklist([]) },
  ] as const) {
    expect(() => apply([change], before), JSON.stringify(change)).toThrow('does not fit')
  }
})
