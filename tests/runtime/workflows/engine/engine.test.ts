/** What holds of all workflows: limits, incidents and what administrators do, records, stale events, the size of the state. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'

import { indexSymbols } from '#metadata/application.ts'
import { toDecimal } from '#runtime/feel/decimal.ts'
import { type FeelContext, recordValue } from '#runtime/feel/values.ts'
import { canMove } from '#runtime/workflows/engine/administer.ts'
import { compileGraph } from '#runtime/workflows/engine/compile-graph.ts'
import { evaluateIn } from '#runtime/workflows/engine/evaluate-in.ts'
import { MissingRecord } from '#runtime/workflows/engine/missing-record.ts'
import { step } from '#runtime/workflows/engine/step.ts'
import { fromStored, recordVariable, toStored } from '#runtime/workflows/engine/stored-value.ts'
import type { EngineEvent, InstanceState } from '#runtime/workflows/engine/types.ts'

import { shop } from '../../../metadata/shop.ts'
import { and, caught, end, inTime, job, on, or, script, start, sub, user, within, xor } from './elements.ts'
import { graphFor, model, play, worldAt } from './model.ts'

const s = start()
const e = end()

describe('limits', () => {
  test('a circle without a wait stops after 10,000 steps', () => {
    const player = play(
      model({ s, a: script('x + 1', 'x'), g: xor, e }, ['s > a > g', 'g > a if x > 0', 'g > e else'], { declare: 'x' }),
    )
    const { steps, effects } = player.send({ type: 'start', variables: { x: 1 } })
    expect(steps).toBe(10_001)
    expect(effects.at(-1)).toMatchObject({ type: 'incident', code: 'steps/too-many' })
    expect(player.standing).toMatch(/^![ag]$/)
  })

  test('steps that were taken before in the same transaction count', () => {
    const graph = graphFor(model({ s, a: user, e }, ['s > a > e']))
    const { effects, state } = step(graph, null, { type: 'start', variables: {} }, worldAt(0, { stepsBefore: 9_998 }))
    expect(effects.at(-1)).toMatchObject({ type: 'incident', node: 'a', code: 'steps/too-many' })
    const token = Object.keys(state.tokens)[0] as string
    expect(step(graph, state, { type: 'retry', token }, worldAt(0)).effects).toMatchObject([{ type: 'open' }])
  })

  test('a thousand instances', () => {
    const player = play(model({ s, a: { ...user, multiInstance: { cardinality: '1000' } }, e }, ['s > a > e']))
    player.send({ type: 'start', variables: {} })
    expect(player.waits).toHaveLength(1000)
    player.send({ type: 'cancel' })
    expect(player.standing).toBe('cancelled')
    expect(player.waits).toEqual([])
  })
})

test('a simple instance that waits takes less than 2 KB', () => {
  const player = play(
    model(
      {
        s,
        a: script('x * 2', 'y'),
        b: { ...user, outcomes: [{ code: 'yes', label: {} }] },
        t: on('b', inTime('P3D')),
        e,
      },
      ['s > a > b > e', 't > e'],
      { declare: 'x y record' },
    ),
  )
  player.send({ type: 'start', variables: { x: 21, record: recordVariable('object-customer', crypto.randomUUID()) } })
  expect(player.standing).toBe('b t')
  expect(JSON.stringify(player.state).length).toBeLessThan(700)
})

describe('stale events change nothing', () => {
  const definition = model({ s, a: user, b: user, e }, ['s > a > b > e'])
  const graph = graphFor(definition)
  const first = step(graph, null, { type: 'start', variables: {} }, worldAt(0)).state
  const [wait = ''] = Object.keys(first.waits)
  const second = step(graph, first, { type: 'done', wait }, worldAt(0)).state

  test.each<EngineEvent>([
    { type: 'start', variables: {} },
    { type: 'done', wait },
    { type: 'error', wait, code: 'x' },
    { type: 'escalation', wait, code: 'x' },
    { type: 'add', wait, item: 1 },
    { type: 'add', wait: Object.keys(second.waits)[0] as string, item: 1 },
    { type: 'retry', token: 't1' },
    { type: 'retry', token: 'w9' },
    { type: 'skip', token: 't99' },
    { type: 'move', token: 't99', to: 'a' },
    { type: 'move', token: Object.keys(second.tokens)[0] as string, to: 'nowhere' },
  ])('%o', event => {
    expect(step(graph, second, event, worldAt(0))).toEqual({ state: second, effects: [], steps: 0, stale: true })
  })

  test('nor does anything change what has ended', () => {
    const ended = step(graph, second, { type: 'cancel' }, worldAt(0)).state
    expect(step(graph, ended, { type: 'cancel' }, worldAt(0)).stale).toBe(true)
    expect(step(graph, ended, { type: 'recheck' }, worldAt(0)).stale).toBe(true)
  })
})

describe('administrators', () => {
  test('move a token', () => {
    play(
      model({ s, a: user, b: user, e }, ['s > a > b > e']),
      'start -> s a : a',
      'move a b -> b : b',
      'move b a -> a : a',
      'done a -> b : b',
      'move b e -> e : completed',
    )
  })

  test('move a token out of a sub-process, which ends', () => {
    const nodes = {
      s,
      p: sub,
      i: within('p', start()),
      g: within('p', and),
      a: within('p', user),
      b: within('p', user),
      t: on('p', inTime('P1D')),
      c: user,
    }
    const player = play(
      model(nodes, ['s > p > c', 'i > g', 'g > a', 'g > b']),
      'start -> s p i g a b : a b t',
      'move a c -> c : c',
    )
    expect(canMove(player.graph, player.state as InstanceState, player.tokenAt('c'), 'a')).toBe(false)
    expect(canMove(player.graph, player.state as InstanceState, player.tokenAt('c'), 't')).toBe(false)
  })

  test('move a token of one of several instances: all of them end', () => {
    play(
      model({ s, a: { ...user, multiInstance: { cardinality: '3' } }, b: user }, ['s > a > b']),
      'start -> s a : a a a',
      'move a b -> b : b',
    )
  })

  test('move a token to a join, which then waits for nobody', () => {
    play(
      model({ s, g: and, a: user, b: user, j: and, e }, ['s > g', 'g > a > j', 'g > b > j', 'j > e']),
      'start -> s g a b : a b',
      'move a j -> j e : b',
      'done b -> j : !j',
      'skip j -> e : completed',
    )
  })

  test('skip tasks, waits and what is inside of a sub-process', () => {
    play(
      model({ s, a: user, t: caught(inTime('P1D')), p: sub, i: within('p', start()), b: within('p', user), e }, [
        's > a > t > p > e',
        'i > b',
      ]),
      'start -> s a : a',
      'skip a -> t : t',
      'skip t -> p i b : b',
      'skip p -> e : completed',
    )
  })

  test('skip a gateway only where there is one way', () => {
    const player = play(
      model({ s, g: xor, a: user, b: user }, ['s > g', 'g > a if x = 1', 'g > b if x = 2'], { declare: 'x' }),
      'start -> s g : !g',
    )
    expect(player.send({ type: 'skip', token: player.tokenAt('g') }).stale).toBe(true)
    expect(player.send({ type: 'retry', token: player.tokenAt('g'), variables: { x: 2 } }).stale).toBeUndefined()
    expect(player.standing).toBe('b')
  })

  test('repeat a condition that could not be asked', () => {
    const player = play(
      model({ s, a: user, c: on('a', { type: 'condition', condition: 'x > 1' }), b: user, e }, ['s > a > e', 'c > b'], {
        declare: 'x',
      }),
      'start x="much" -> s a : a c',
    )
    const incident = player.effects.find(effect => effect.type === 'incident')
    expect(incident).toMatchObject({ node: 'c', token: player.waitAt('c').id })
    player.send({ type: 'recheck' })
    expect(player.effects.filter(effect => effect.type === 'incident')).toHaveLength(1)
    player.send({ type: 'retry', token: player.waitAt('c').id })
    expect(player.effects.filter(effect => effect.type === 'incident')).toHaveLength(2)
  })

  test('an incident keeps what is attached to the activity', () => {
    play(
      model({ s, a: job, t: on('a', inTime('P1D')), b: user, e }, ['s > a > e', 't > b']),
      'start -> s a : a t',
      'error a bad -> : !a t',
      'retry a -> : a t',
      'error a bad -> : !a t',
      'pass P1D -> t b : b',
    )
  })
})

describe('calls', () => {
  const call = { type: 'callActivity' as const, workflow: 'other', input: [{ name: 'y', value: 'x + 1' }] }

  test('carry input and the record', () => {
    const player = play(model({ s, a: call, e }, ['s > a > e'], { declare: 'x record' }))
    const record = recordVariable('object-customer', '7')
    player.send({ type: 'start', variables: { x: 1, record } })
    expect(player.waitAt('a')).toMatchObject({ kind: 'call', workflow: 'other', variables: { y: 2, record } })
  })

  test('are cancelled when what called them is', () => {
    const player = play(
      model({ s, a: call, t: on('a', inTime('P1D')), e }, ['s > a > e', 't > e'], { declare: 'x' }),
      'start x=1 -> s a : a t',
      'pass P1D -> t e : completed',
    )
    expect(player.effects.filter(effect => effect.type === 'cancel-call')).toHaveLength(1)
  })

  test('pass errors on that nobody catches to whoever called', () => {
    const player = play(
      model({ s, a: call, e }, ['s > a > e'], { declare: 'x' }),
      'call x=1 -> s a : a',
      'error a bad -> : failed',
    )
    expect(player.effects.at(-1)).toMatchObject({ type: 'ended', status: 'failed', error: 'bad' })
    expect(player.effects.filter(effect => effect.type === 'cancel-call')).toEqual([])
  })

  test('stop where nobody called', () => {
    play(model({ s, a: call, e }, ['s > a > e'], { declare: 'x' }), 'start x=1 -> s a : a', 'error a bad -> : !a')
  })
})

describe('variables', () => {
  test('only declared ones come from outside, and the record stays', () => {
    const definition = model({ s, m: caught({ type: 'message', name: 'm' }), a: user }, ['s > m > a'], { declare: 'x' })
    const player = play(definition, 'start x=1 z=2 record="r" -> s m : m', 'message m x=5 y=6 record="other" -> a : a')
    expect(Object.values(player.state?.scopes ?? {})[0]?.variables).toEqual({ x: 5, record: 'r' })
  })

  test('have defaults in their order', () => {
    const definition = {
      ...model({ s, a: user }, ['s > a']),
      variables: [
        { name: 'x', type: 'number' as const, default: '2' },
        { name: 'y', type: 'number' as const, default: 'x * 10' },
      ],
    }
    const player = play(definition, 'start -> s a : a')
    expect(Object.values(player.state?.scopes ?? {})[0]?.variables).toEqual({ x: 2, y: 20 })
    expect(evaluateIn(player.graph, player.state as InstanceState, player.waitAt('a').id, 'y + x', worldAt(0))).toEqual(
      toDecimal(22),
    )
  })

  test.each([
    null,
    true,
    'text',
    toDecimal('0.1'),
    toDecimal('12345678901234567890.123456789'),
    Temporal.PlainDate.from('2026-11-22'),
    Temporal.PlainTime.from('13:45:00'),
    Temporal.PlainDateTime.from('2026-11-22T13:45:00'),
    Temporal.ZonedDateTime.from('2026-11-22T13:45:00+08:00[Asia/Shanghai]'),
    Temporal.Duration.from('P1DT2H'),
    [toDecimal(1), [null, 'x']],
  ])('are kept as JSON: %s', value => {
    const kept = JSON.parse(JSON.stringify(toStored(value))) as unknown
    const back = fromStored(kept, [], () => null)
    expect(String(back)).toBe(String(value))
    expect(toStored(back)).toEqual(kept)
  })

  test('contexts are kept, also with a name that could be taken for a mark', () => {
    const kept = { a: 1, $: { b: 'x' } }
    const value = fromStored({ $: 'context', entries: kept }, [], () => null)
    expect(toStored(value)).toEqual({ $: 'context', entries: kept })
  })

  test('too large a value is not kept', () => {
    const deep = Array.from({ length: 200 }).reduce<never[]>(inner => [inner] as never, [])
    expect(() => toStored(deep)).toThrow('too large')
    expect(() => toStored(Array.from({ length: 30_000 }, () => null))).toThrow('too large')
  })
})

describe('records', () => {
  const application = shop()
  const definition = {
    ...model(
      { s, g: xor, a: user, b: user },
      ['s > g', 'g > a if name = "Acme" and record.parent.name = "Top"', 'g > b else'],
      { object: 'customer' },
    ),
  }
  const graph = compileGraph(definition, { symbols: indexSymbols(application) })
  const record = recordVariable('object-customer', '7')
  const began = { type: 'start', variables: { record } } as const

  test('are asked for with all that is read of them', () => {
    expect(() => step(graph, null, began, worldAt(0, { record: () => undefined }))).toThrow(MissingRecord)
    try {
      step(graph, null, began, worldAt(0, { record: () => undefined }))
    } catch (missing) {
      expect(missing).toMatchObject({ object: 'object-customer', id: '7' })
      expect((missing as MissingRecord).paths).toEqual([['name'], ['parent', 'name']])
    }
  })

  test('are seen by their fields', () => {
    const customer = (name: string, top: string): FeelContext =>
      recordValue('object-customer', { id: '7', name, parent: recordValue('object-customer', { id: '8', name: top }) })
    const goes = (read: FeelContext | null) =>
      Object.values(step(graph, null, began, worldAt(0, { record: () => read })).state.waits)[0]?.node
    expect(goes(customer('Acme', 'Top'))).toBe('a')
    expect(goes(customer('Acme', 'Other'))).toBe('b')
    expect(goes(null)).toBe('b')
  })

  test('are kept as references', () => {
    const value = recordValue('object-customer', { id: '7', name: 'Acme' })
    expect(toStored([value])).toEqual([record])
  })
})

test('an inclusive gateway with hundreds of paths', () => {
  const ids = Array.from({ length: 300 }, (_, index) => `n${index}`)
  const nodes = { s, g: or, j: or, e, ...Object.fromEntries(ids.map(id => [id, user])) }
  const player = play(model(nodes, ['s > g', 'j > e', ...ids.map(id => `g > ${id} > j`)]))
  player.send({ type: 'start', variables: {} })
  for (const wait of player.waits.slice(0, 3)) player.send({ type: 'done', wait: wait.id })
  expect(player.waits).toHaveLength(297)
})

test('an expression that cannot be read stops the token where it is asked', () => {
  const player = play(
    model({ s, g: xor, a: user, b: user }, ['s > g', 'g > a if x >', 'g > b else'], { declare: 'x' }),
    'start -> s g : !g',
    'move g b -> b : b',
  )
  const incident = player.effects.find(effect => effect.type === 'incident')
  expect(incident).toMatchObject({ node: 'g', code: 'expression/unreadable' })
})
