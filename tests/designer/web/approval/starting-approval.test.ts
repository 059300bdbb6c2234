/** A new approval shows whoever decides what the page of the record has at the top. */
import { expect, test } from 'vitest'
import { shownFields, startingApproval } from '#designer/web/approval/starting-approval.ts'
import type { ObjectDefinition, PageDefinition } from '#metadata/definitions.ts'

const field = (name: string, type = 'text') => ({ id: name, name, type, label: { en: name } })
const object = {
  name: 'deal',
  fields: [
    field('amount', 'money'),
    field('lines', 'children'),
    ...['a', 'b', 'c', 'd', 'e', 'f'].map(name => field(name)),
  ],
} as unknown as ObjectDefinition
const page = (of: string, header: string[]) => ({ object: of, header }) as unknown as PageDefinition

test('its own fields at the top of its page, no more than six', () => {
  const pages = [page('other', ['a']), page('deal', ['amount', 'owner', 'lines', 'gone', 'a', 'b', 'c', 'd', 'e', 'f'])]
  const shown = shownFields(object, pages)
  expect(shown.map(item => item.field)).toEqual(['amount', 'a', 'b', 'c', 'd', 'e'])
  expect(startingApproval(() => 'id', shown).steps[0]?.fields).toEqual(shown)
})

test('nothing where there is no page', () => {
  expect(shownFields(object, [page('other', ['a'])])).toEqual([])
  expect(startingApproval(() => 'id', []).steps[0]).not.toHaveProperty('fields')
})
