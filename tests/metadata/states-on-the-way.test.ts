import { describe, expect, test } from 'vitest'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { statesOnTheWay } from '#metadata/states-on-the-way.ts'

import { templateFiles } from '../templates/template-files.ts'

type Lifecycle = Pick<LifecycleDefinition, 'states' | 'transitions' | 'initial'>
type Kind = LifecycleDefinition['states'][number]['kind']

/** `a b:won c`, and ways as `a>b`. */
function lifecycle(states: string, ways: string, initial = states.split(' ')[0]!): Lifecycle {
  return {
    states: states.split(' ').map(item => {
      const [code = '', kind = 'open'] = item.split(':')
      return { id: code, code, kind: kind as Kind }
    }),
    transitions: ways.split(' ').map(item => {
      const [from = '', to = ''] = item.split('>')
      return { id: item, name: item, label: { en: item }, from: from.split(','), to }
    }),
    initial: [initial],
  }
}

describe('the steps of a lifecycle', () => {
  test.each([
    ['what leads to the good end', 'a b c:won', 'a>b b>c', 'a b c'],
    ['what can be left out', 'a b c:won', 'a>b b>c a>c', 'a b c'],
    ['not what only leads back', 'a b back c:won', 'a>b b>back back>a,b back>b b>c', 'a b c'],
    ['not a bad end', 'a b:won c:lost', 'a>b a>c', 'a b'],
    ['not what leads to a bad end alone', 'a b c:won d:lost', 'a>b b>d a>c', 'a c'],
    ['not what no record gets to', 'a b c:won', 'a>c b>c', 'a c'],
    ['what is done, where nothing is won', 'a b:done', 'a>b', 'a b'],
    ['not what is done instead of won', 'a b:won c:done', 'a>b a>c', 'a b'],
    ['what is done after it was won', 'a b:won c:done', 'a>b b>c', 'a b c'],
    ['whichever way the ends are put in the list', 'a c:won b', 'a>b b>c', 'a c b'],
    ['all that is open, where nothing ends well', 'a b c:lost', 'a>b b>a b>c', 'a b'],
  ])('are %s', (_title, states, ways, steps) => {
    expect([...statesOnTheWay(lifecycle(states, ways))].toSorted()).toEqual(steps.split(' ').toSorted())
  })

  test('are what a state says of itself', () => {
    const { states, ...rest } = lifecycle('a b c:won d:lost', 'a>b b>c a>d')
    const said = states.map(state =>
      state.code === 'b'
        ? { ...state, shownAs: 'exception' as const }
        : state.code === 'd'
          ? { ...state, shownAs: 'step' as const }
          : state,
    )
    expect([...statesOnTheWay({ states: said, ...rest })].toSorted()).toEqual(['a', 'c', 'd'])
  })
})

test('in the templates only what went wrong is beside the way', () => {
  const definitions = ['sales', 'service-loop'].flatMap(name => templateFiles(name).map(file => file.definition))
  const beside = Object.fromEntries(
    definitions.flatMap(item => {
      if (item.kind !== 'lifecycle') return []
      const way = statesOnTheWay(item)
      return [[item.name, item.states.flatMap(({ code }) => (way.has(code) ? [] : [code]))]]
    }),
  )
  expect(beside).toEqual({
    claim_status: ['refused'],
    contract_status: ['returned', 'terminated', 'void'],
    lead_status: ['disqualified'],
    opportunity_stages: ['lost'],
    order_approval: ['refused'],
    order_fulfilment: ['cancelled'],
    quote_approval_state: ['refused'],
    quote_request_status: ['returned', 'cancelled'],
    quote_status: ['rejected', 'expired', 'superseded'],
    service_status: ['returned', 'cancelled'],
  })
})
