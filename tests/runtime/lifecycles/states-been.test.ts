import { describe, expect, test } from 'vitest'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { type Passage, stateBefore, statesBeen } from '#runtime/lifecycles/states-been.ts'
import { lifecycleSteps, nextTransition } from '#runtime/web/lifecycle/lifecycle-steps.ts'

const way = (name: string, from: string[], to: string) => ({ id: name, name, label: { en: name }, from, to })

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
    way('contact', ['new'], 'contacted'),
    way('qualify', ['new', 'contacted'], 'qualified'),
    way('convert', ['qualified'], 'converted'),
    way('disqualify', ['new', 'contacted', 'qualified'], 'disqualified'),
    way('take_up', ['disqualified'], 'contacted'),
    way('merge', ['disqualified'], 'converted'),
  ],
  initial: ['new'],
} satisfies Pick<LifecycleDefinition, 'states' | 'transitions' | 'initial'>

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
  const drawn = (state: string | null, been: readonly string[], from: string | null = null) =>
    lifecycleSteps(lead, { state, been, from }).map(
      ({ state: { code }, when, drawn }) => `${code} ${when}${drawn === 'step' ? '' : ` ${drawn}`}`,
    )

  test('has the way to the good end, and nothing that is beside it', () => {
    expect(drawn('qualified', ['new', 'qualified'])).toEqual([
      'new past',
      'contacted future',
      'qualified present',
      'converted future',
    ])
    expect(drawn('converted', ['new', 'converted']).at(-1)).toBe('converted present')
  })

  test('draws an exception where the record left the way', () => {
    expect(drawn('disqualified', ['new', 'disqualified'], 'new')).toEqual([
      'new left',
      'disqualified present exception',
      'contacted future',
      'qualified future',
      'converted future',
    ])
    expect(drawn('disqualified', ['disqualified']).at(-2)).toBe('disqualified present exception')
    // Where it came from is not known.
    expect(drawn('disqualified', ['new', 'contacted', 'disqualified']).slice(0, 3)).toEqual([
      'new past',
      'contacted past',
      'disqualified present exception',
    ])
  })

  test('without a state shows the way', () => {
    expect(drawn(null, [])).toEqual(['new future', 'contacted future', 'qualified future', 'converted future'])
  })

  test('has several good ends beside one another, of what has ended those that it can still go to', () => {
    const two = {
      ...lead,
      states: [...lead.states, { id: 'kept', code: 'kept', kind: 'won' as const }],
      transitions: [...lead.transitions, way('keep', ['qualified'], 'kept')],
    }
    const ends = (state: string) =>
      lifecycleSteps(two, { state, been: [], from: null }).flatMap(item =>
        item.drawn === 'end' ? [`${item.state.code} ${item.when}`] : [],
      )
    expect(ends('new')).toEqual(['converted end', 'kept end'])
    expect(ends('kept')).toEqual(['kept present'])
  })
})

test('where a record came from is the last way that it came to its state', () => {
  const passages = [passage(null, 'new', 1), passage('new', 'disqualified', 2), passage('contacted', 'disqualified', 4)]
  expect(stateBefore('disqualified', passages)).toBe('contacted')
  expect(stateBefore('qualified', passages)).toBeNull()
})

test.each([
  ['new', null, ['qualified', 'contacted', 'disqualified'], 'contacted'],
  ['qualified', 'new', ['contacted', 'disqualified', 'converted'], 'converted'],
  ['qualified', 'new', ['contacted', 'disqualified'], undefined],
  ['disqualified', 'new', ['contacted'], undefined],
])('from %s (before: %s) of %j the next is %s', (state, from, possible, next) => {
  expect(
    nextTransition(
      lead,
      { state, from },
      possible.map(to => ({ to })),
    )?.to,
  ).toBe(next)
})

test.each([
  ['in_review', ['draft', 'in_review'], 'in_review'],
  ['draft', ['draft', 'in_review'], 'draft'],
  [null, ['draft', 'in_review'], 'in_review'],
])('out of an exception that was reached from %s the next of %j is %s', (from, possible, next) => {
  const returned = {
    states: (['draft', 'in_review', 'returned', 'effective', 'completed'] as const).map(code => ({
      ...{ id: code, code },
      kind: code === 'completed' ? ('won' as const) : ('open' as const),
    })),
    initial: ['draft'],
    transitions: [
      way('submit', ['draft', 'returned'], 'in_review'),
      way('send_back', ['in_review'], 'returned'),
      way('withdraw', ['returned'], 'draft'),
      way('take_effect', ['in_review'], 'effective'),
      way('complete', ['effective'], 'completed'),
    ],
  }
  const ways = possible.map(to => ({ to }))
  expect(nextTransition(returned, { state: 'returned', from }, ways)?.to).toBe(next)
  // Nobody passes through an exception that is not known to have happened.
  expect(statesBeen(returned, 'effective', [])).toEqual(['draft', 'in_review', 'effective'])
})
