import { expect, test } from 'vitest'
import { singleOf } from '#designer/web/panel/schema-words.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

test.each([
  ['Fields', 'Field'],
  ['Choices', 'Choice'],
  ['Indexes', 'Index'],
  ['Branches', 'Branch'],
  ['Entries', 'Entry'],
  ['Statuses', 'Status'],
  ['Quick filters', 'Quick filter'],
  ['Links back', 'Link back'],
  ['Completeness', 'Completeness'],
  ['Input control', 'Input control'],
])('one of %s is a %s', (title, single) => {
  expect(singleOf({ title }, 'en')).toBe(single)
})

test('in Chinese a list and what is in it have one word', () => {
  expect(singleOf({ title: 'Fields', 'x-zh-CN': { title: '字段', description: '字段。' } }, 'zh-CN')).toBe('字段')
})

test('no element of any kind is called in the plural', () => {
  const lists = Object.values(kinds).flatMap(kind => listsIn(kind))
  expect(lists.length).toBeGreaterThan(20)
  expect(lists.map(list => singleOf(list, 'en')).filter(word => /[^s]s$/.test(word))).toEqual([])
})

function listsIn(schema: unknown): Schema[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = schema as Schema
  const isList = own.type === 'array' && typeof own.title === 'string' && own.items?.type === 'object'
  return [...(isList ? [own] : []), ...Object.values(schema).flatMap(listsIn)]
}
