/**
 * Two people edit copies of one application. Without an overlap either order of taking in comes to the same; what
 * overlaps does so for both; and it never depends on where elements stand in their arrays.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOverlaps } from '#designer/promotion/find-overlaps.ts'
import { mergeChanges } from '#designer/promotion/merge-changes.ts'
import type { ResolvedApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition } from '#metadata/definitions.ts'
import { diff } from '#metadata/diff.ts'
import { toResolved } from '#metadata/references.ts'
import { shop } from '../../metadata/shop.ts'

const base = toResolved(shop())
const objects = base.definitions
  .flatMap(item => (item.kind === 'object' && item.fields.length > 3 ? [item.id] : []))
  .slice(0, 2)
const others = base.definitions
  .flatMap(item => (['list', 'query', 'form', 'action'].includes(item.kind) ? [item.id] : []))
  .slice(0, 3)

type Edit = (definitions: Definition[]) => void

const onFields =
  (object: string, edit: (fields: FieldDefinition[]) => void): Edit =>
  definitions => {
    const found = definitions.find(item => item.id === object)
    if (found?.kind === 'object') edit(found.fields)
  }

const object = fc.constantFrom(...objects)
const at = fc.nat(6)
const name = fc.constantFrom('one', 'two', 'three')

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(object, at).map(([id, n]) => onFields(id, fields => void fields.splice(n % fields.length, 1))),
  fc.tuple(object, at, name).map(([id, n, en]) =>
    onFields(id, fields => {
      const field = fields[n % fields.length]
      if (field) field.label = { ...field.label, en }
    }),
  ),
  fc.tuple(object, at, name).map(([id, n, more]) =>
    onFields(id, fields => {
      if (fields.some(field => field.id === `new-${more}`)) return
      fields.splice(n % (fields.length + 1), 0, { id: `new-${more}`, name: more, type: 'text', label: { en: more } })
    }),
  ),
  fc.tuple(object, at, at).map(([id, from, to]) =>
    onFields(id, fields => {
      const [moved] = fields.splice(from % fields.length, 1)
      if (moved) fields.splice(to % (fields.length + 1), 0, moved)
    }),
  ),
  fc.tuple(object, at, fc.boolean()).map(([id, n, required]) =>
    onFields(id, fields => {
      const field = fields[n % fields.length]
      if (field) field.required = required
    }),
  ),
  fc.constantFrom(...others).map(
    (id): Edit =>
      definitions => {
        const found = definitions.findIndex(item => item.id === id)
        if (found >= 0) definitions.splice(found, 1)
      },
  ),
  fc.tuple(fc.constantFrom(...others), name).map(
    ([id, en]): Edit =>
      definitions => {
        const found = definitions.find(item => item.id === id)
        if (found) found.label = { ...found.label, en }
      },
  ),
)

function edited(edits: readonly Edit[]): ResolvedApplication {
  const definitions = structuredClone([...base.definitions])
  for (const change of edits) change(definitions)
  return { form: 'resolved', definitions }
}

const edits = fc.array(edit, { maxLength: 6 })

test('taking in', () => {
  const seen = { overlapping: 0, merged: 0 }
  fc.assert(
    fc.property(edits, edits, (first, second) => {
      const [draft, head] = [edited(first), edited(second)]
      const [mine, theirs] = [diff(base, draft), diff(base, head)]
      const overlaps = findOverlaps(mine, theirs)
      expect(findOverlaps(theirs, mine).length).toBe(overlaps.length)
      if (overlaps.length > 0) {
        seen.overlapping++
        return
      }
      seen.merged++
      const merged = mergeChanges(theirs, mine, head, draft)
      const turned = mergeChanges(mine, theirs, draft, head)
      expect(diff(merged, turned).filter(change => change.change !== 'move')).toEqual([])
      // Everything of either side is in it: what is left to take in is only the other's.
      const left = diff(head, merged).filter(change => change.change !== 'move')
      for (const change of left) expect(mine.some(own => own.definition === change.definition)).toBe(true)
      expect(mergeChanges([], mine, base, draft)).toEqual(draft)
    }),
    { numRuns: process.env.SOAK ? 2000 : 200 },
  )
  expect(seen.overlapping).toBeGreaterThan(10)
  expect(seen.merged).toBeGreaterThan(10)
})

test('moves never overlap, not even with a removal of what is moved', () => {
  const moved = edited([onFields(objects[0]!, fields => fields.push(fields.shift()!))])
  const removed = edited([onFields(objects[0]!, fields => void fields.shift())])
  const [mine, theirs] = [diff(base, removed), diff(base, moved)]
  expect(theirs.map(change => change.change)).toEqual(['move'])
  expect(findOverlaps(mine, theirs)).toEqual([])
  expect(mergeChanges(theirs, mine, moved, removed)).toEqual(removed)
})
