/** A workflow is played without anything happening outside. */
import { describe, expect, test } from 'vitest'

import { type SimulationRequest, simulate } from '#runtime/workflows/engine/simulate.ts'

import { caught, end, inTime, on, start, thrown, user, xor } from './elements.ts'
import { graphFor, model, type Nodes, worldAt } from './model.ts'

const s = start()
const e = end()
const ask = {
  ...user,
  outcomes: [
    { code: 'yes', label: {} },
    { code: 'no', label: {} },
  ],
}
const run = (nodes: Nodes, chains: readonly string[], request: Partial<SimulationRequest> = {}) => {
  const graph = graphFor(model(nodes, chains, { declare: 'x' }))
  const simulated = simulate(graph, { variables: {}, answers: {}, mostEvents: 50, ...request }, worldAt(0))
  const path = simulated.frames.flatMap(frame =>
    frame.effects.flatMap(item => (item.type === 'entered' ? [item.node] : [])),
  )
  return { ...simulated, path: path.join(' ') }
}

describe('answers', () => {
  const nodes = { s, a: ask, g: xor, b: ask, e, t: on('a', inTime('P1D')) }
  const chains = ['s > a > g', 'g > e if outcome = "yes"', 'g > a else', 't > b > e']

  test('are the first outcome unless said', () => {
    expect(run(nodes, chains)).toMatchObject({ ended: 'completed', path: 's a g e' })
  })

  test('are given in order', () => {
    const answers = { a: [{ outcome: 'no' }, { outcome: 'no' }, { outcome: 'yes' }] }
    expect(run(nodes, chains, { answers })).toMatchObject({ ended: 'completed', path: 's a g a g a g e' })
  })

  test('may be none: time passes', () => {
    const { path, frames } = run(nodes, chains, { answers: { a: [{ ignore: true }] } })
    expect(path).toBe('s a t b e')
    expect(frames[1]).toMatchObject({ at: 86_400_000, node: 't' })
  })

  test('may go on for ever', () => {
    expect(run(nodes, chains, { answers: { a: [{ outcome: 'no' }] } })).toMatchObject({ ended: 'unfinished' })
  })

  test('may be errors', () => {
    const failing = { s, a: user, x: on('a', { type: 'error' }), e, f: end() }
    const answers = { a: [{ error: 'bad' }] }
    expect(run(failing, ['s > a > e', 'x > f'], { answers })).toMatchObject({ ended: 'completed', path: 's a x f' })
  })
})

test('messages come from the workflow itself or from the caller', () => {
  const nodes = { s, m: caught({ type: 'message', name: 'm' }), e }
  expect(run(nodes, ['s > m > e'])).toMatchObject({ ended: 'waiting', path: 's m' })
  expect(run(nodes, ['s > m > e'], { answers: { m: [{}] } })).toMatchObject({ ended: 'completed' })
})

test('what would be done is told', () => {
  const nodes: Nodes = {
    s,
    m: thrown({ type: 'message', name: 'hello', key: 'x', values: [{ name: 'y', value: 'x * 2' }] }),
    w: { type: 'serviceTask', does: { type: 'webhook', url: '"https://example.com/" + string(x)', body: 'null + ' } },
    c: { type: 'callActivity', workflow: 'o', input: [{ name: 'z', value: 'x' }] },
    e,
  }
  const { frames, ended } = run(nodes, ['s > m > w > c > e'], { variables: { x: 4 } })
  expect(ended).toBe('completed')
  expect(frames.flatMap(frame => frame.captured)).toEqual([
    { kind: 'message', name: 'hello', values: { y: 8, key: '4' } },
    {
      kind: 'job',
      node: 'w',
      values: {
        '/does/url': 'https://example.com/4',
        '/does/body': expect.objectContaining({ $: 'fault', code: 'expression/unreadable' }) as unknown,
      },
    },
    { kind: 'call', node: 'c', values: { z: 4 } },
  ])
})
