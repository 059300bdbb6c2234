import { describe, expect, test } from 'vitest'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { type Passage, statesBeen } from '#runtime/lifecycles/states-been.ts'
import { lifecycleSteps, nextTransition } from '#runtime/web/lifecycle/lifecycle-steps.ts'

const lead = {
  states: (
    [
      ['new', 'open'],
      ['contacted', 'open'],
      ['qualified', 'open'],
      ['converted', 'won'],
      ['disqualified', 'lost'],
    ] as const
  ).map(([code, kind]) => ({ id: code, code, kind })),
  transitions: [
    { id: 't', name: 'take_up', label: { en: 'Take up' }, from: ['disqualified'], to: 'contacted' },
    { id: 'm', name: 'merge', label: { en: 'Merge' }, from: ['disqualified'], to: 'converted' },
  ],
} satisfies Pick<LifecycleDefinition, 'states' | 'transitions'>

const passage = (from: string | null, to: string, day: number): Passage => ({
  from,
  to,
  first: `2026-01-0${day}`,
  last: `2026-01-0${day}`,
})

describe('the states that a record has been in', () => {
  test.each([
    ['is skipped, is not one of them', 'qualified', [passage('new', 'qualified', 1)], ['new', 'qualified']],
    ['the record was made in, is the first', 'qualified', [passage(null, 'qualified', 1)], ['qualified']],
    [
      'lies before all that is known, was passed',
      'qualified',
      [passage('contacted', 'qualified', 2)],
      ['new', 'contacted', 'qualified'],
    ],
    ['lies before the present one of an import, was passed', 'qualified', [], ['new', 'contacted', 'qualified']],
    ['lies before a bad end, may have been skipped', 'disqualified', [], ['disqualified']],
    [
      'was left again, is one of them',
      'contacted',
      [passage('new', 'disqualified', 1), passage('disqualified', 'contacted', 2)],
      ['new', 'contacted', 'disqualified'],
    ],
  ] as const)('a state that %s', (_title, present, passages, been) => {
    expect(statesBeen(lead, present, passages)).toEqual(been)
  })
})

describe('the bar', () => {
  const drawn = (state: string | null, been: readonly string[]) => {
    const { path, ends } = lifecycleSteps(lead, { state, been })
    return [path, ends].map(steps => steps.map(({ state: { code }, when }) => `${code} ${when}`))
  }

  test('has the open states one after another and every end beside them', () => {
    expect(drawn('qualified', ['new', 'qualified'])).toEqual([
      ['new past', 'contacted future', 'qualified present'],
      ['converted end', 'disqualified end'],
    ])
  })

  test('of what has ended shows the end, and where it can still go', () => {
    expect(drawn('converted', ['new', 'converted'])[1]).toEqual(['converted present'])
    expect(drawn('disqualified', ['new', 'disqualified'])).toEqual([
      ['new past', 'contacted future', 'qualified future'],
      ['converted end', 'disqualified present'],
    ])
  })

  test('without a state shows all', () => {
    expect(drawn(null, [])).toEqual([
      ['new future', 'contacted future', 'qualified future'],
      ['converted end', 'disqualified end'],
    ])
  })
})

test.each([
  ['new', ['qualified', 'contacted', 'disqualified'], 'contacted'],
  ['qualified', ['contacted', 'disqualified', 'converted'], 'converted'],
  ['qualified', ['contacted', 'disqualified'], undefined],
  ['disqualified', ['contacted'], undefined],
])('from %s of %j the next is %s', (present, possible, next) => {
  const ways = possible.map(to => ({ to }))
  expect(nextTransition(lead, present, ways)?.to).toBe(next)
})
