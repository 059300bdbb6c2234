/**
 * Random definitions made from the JSON Schemas alone: whatever a schema can say turns up here without being asked for.
 * Ids and keys come from small pools, so that two definitions made apart have elements in common.
 */
import fc from 'fast-check'

import type { ResolvedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import { choices } from '#metadata/kinds/picklist/schema.ts'
import { identity, kindNames, namePattern, type Schema } from '#metadata/kinds/schema.ts'

const ids = ['aaa', 'bbb', 'ccc', 'ddd', 'eee', 'fff']
const names = ['name', 'stage', '名称', 'amount', 'x_1']

/** Patterns that are written with classes of Unicode. */
const { steps = {} } = kinds.approval.properties ?? {}
const byPattern: Readonly<Record<string, fc.Arbitrary<string>>> = {
  [identity.pattern ?? '']: fc.constantFrom(...ids),
  [steps.items?.properties?.id?.pattern ?? '']: fc.constantFrom(...ids),
  [namePattern]: fc.constantFrom(...names),
  [choices.items?.properties?.code?.pattern ?? '']: fc.constantFrom('new', 'open', '完成', 'a-b'),
}

const scalar = fc.oneof(fc.constantFrom('', 'a', '上海', '$me'), fc.integer(), fc.boolean(), fc.constant(null))

const { filter } = fc.letrec<{ filter: unknown; rule: unknown }>(tie => ({
  rule: fc.oneof(
    fc.record({ field: fc.constantFrom(...names), operator: fc.constantFrom('=', 'in'), value: scalar }),
    fc.record({
      field: fc.constantFrom(...names),
      match: fc.record({ mode: fc.constant('any') }),
      value: tie('filter'),
    }),
  ),
  filter: fc.record(
    {
      combinator: fc.constantFrom('and', 'or'),
      not: fc.boolean(),
      rules: fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('rule'), tie('filter')), {
        maxLength: 2,
      }),
    },
    { requiredKeys: ['combinator', 'rules'] },
  ),
}))

const known = new WeakMap<Schema, fc.Arbitrary<unknown>>()

/** Values that a schema allows. */
export function arbitraryValue(schema: Schema): fc.Arbitrary<unknown> {
  const found = known.get(schema) ?? makeArbitrary(schema)
  known.set(schema, found)
  return found
}

function makeArbitrary(schema: Schema): fc.Arbitrary<unknown> {
  if (schema['x-ref'] === 'filter') return filter
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map(arbitraryValue))
  if (Array.isArray(schema.type))
    return schema.type.includes('array') ? fc.oneof(scalar, fc.array(fc.string(), { maxLength: 2 })) : scalar
  switch (schema.type) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 1000) })
    case 'string':
      return arbitraryText(schema)
    case 'array':
      return arbitraryArray(schema)
    default:
      return arbitraryObject(schema)
  }
}

function arbitraryText(schema: Schema): fc.Arbitrary<string> {
  if (schema['x-ref']) return fc.constantFrom(...names, 'aaa.bbb', '@owner', '{name} {aaa.bbb}')
  if (schema.pattern === undefined) return fc.string({ minLength: schema.minLength ?? 0, maxLength: 10 })
  return byPattern[schema.pattern] ?? fc.stringMatching(new RegExp(schema.pattern), { size: '-1' })
}

function arbitraryArray(schema: Schema): fc.Arbitrary<unknown[]> {
  const items = arbitraryValue(schema.items ?? {})
  const key = schema['x-key']
  const size = { minLength: schema.minItems ?? 0, maxLength: 4 }
  if (key) return fc.uniqueArray(items, { ...size, selector: item => (item as Record<string, unknown>)[key] })
  return schema.uniqueItems ? fc.uniqueArray(items, size) : fc.array(items, size)
}

function arbitraryObject(schema: Schema): fc.Arbitrary<object> {
  const properties = Object.entries(schema.properties ?? {}).map(
    ([name, item]) => [name, arbitraryValue(item)] as const,
  )
  return fc.record(Object.fromEntries(properties), {
    requiredKeys: [...(schema.required ?? [])],
    noNullPrototype: true,
  })
}

/** Definitions of every kind. */
export const arbitraryDefinition = fc.oneof(
  ...kindNames.map(kind => arbitraryValue(kinds[kind])),
) as fc.Arbitrary<Definition>

/** Applications of a few definitions with ids of their own. */
export const arbitraryApplication: fc.Arbitrary<ResolvedApplication> = fc
  .uniqueArray(arbitraryDefinition, { maxLength: 5, selector: definition => definition.id })
  .map(definitions => ({ form: 'resolved', definitions }))
