import { expect, test } from 'vitest'
import type { StepState } from '#runtime/web/approvals/approval.ts'
import { groupState, neededOf, stepGroups } from '#runtime/web/approvals/step-groups.ts'

test('steps that begin with the one before are a group', () => {
  const step = (name: string, withPrevious = false) => ({ name, withPrevious })
  const steps = [step('a'), step('b'), step('c', true), step('d', true), step('e')]
  expect(stepGroups(steps).map(group => group.map(item => item.name).join(' '))).toEqual(['a', 'b c d', 'e'])
  expect(stepGroups([step('a', true)])).toHaveLength(1)
})

test.each<[StepState, StepState[]]>([
  ['open', ['approved', 'open']],
  ['open', ['open', 'waiting']],
  ['open', ['approved', 'waiting']],
  ['incident', ['open', 'incident']],
  ['rejected', ['rejected', 'cancelled']],
  ['waiting', ['waiting', 'waiting']],
  ['waiting', ['skipped', 'waiting']],
  ['approved', ['approved', 'skipped']],
  ['skipped', ['skipped', 'skipped']],
  ['cancelled', ['approved', 'cancelled']],
])('a group is %s when its steps are %j', (state, states) => {
  expect(groupState(states.map(item => ({ state: item })))).toBe(state)
})

test.each([
  ['all', null, false, 3, 3],
  ['percentage', 60, false, 3, 2],
  ['percentage', 50, false, 4, 2],
  ['all', null, true, 1, undefined],
  // Two tasks where one would be enough: the second was added.
  ['any', null, false, 2, 2],
] as const)('%s of %s %% (in turn: %s) of %i are %s', (decision, percent, sequential, asked, needed) => {
  expect(neededOf({ decision, percent, sequential, decisions: Array.from({ length: asked }) })).toBe(needed)
})
