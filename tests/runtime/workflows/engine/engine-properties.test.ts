/** What holds of any workflow and any order of events: it ends or waits, never hangs or throws, and can be saved anywhere. */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createGraph, type Graph } from '#runtime/workflows/engine/compile-graph.ts'
import { step } from '#runtime/workflows/engine/step.ts'
import type { EngineEvent, InstanceState, Stepped } from '#runtime/workflows/engine/types.ts'

import { arbitraryModel } from './arbitrary-model.ts'
import { graphFor, reload, worldAt } from './model.ts'

const numRuns = process.env.SOAK ? 2_000 : 300
const mostTokens = 200
/** Few steps for each event, so that circles are stopped soon. */
const stepsBefore = 9_900

type Choice = readonly [kind: number, which: number, value: number]
const choices = fc.array(fc.tuple(fc.nat(20), fc.nat(99), fc.nat(5)), { maxLength: 25 })

/** An event that can come now: mostly the answer to what is waited for, at times an administrator's or one that is stale. */
function toEvent(state: InstanceState | null, [kind, which, value]: Choice): EngineEvent {
  if (!state) return { type: 'start', variables: { x: value } }
  const waits = Object.keys(state.waits)
  const tokens = Object.keys(state.tokens)
  const wait = waits[which % Math.max(waits.length, 1)] ?? 'w0'
  const token = tokens[which % Math.max(tokens.length, 1)] ?? 't0'
  switch (kind) {
    case 0:
      return { type: 'recheck' }
    case 1:
      return { type: 'retry', token, variables: { x: value } }
    case 2:
      return { type: 'skip', token }
    case 3:
      return { type: 'move', token, to: `n${value}` }
    case 4:
      return { type: 'done', wait: 'w1' }
    case 5:
    case 6:
      return { type: 'error', wait, code: value > 2 ? 'bad' : 'worse' }
    case 8:
      return { type: 'add', wait, item: value }
    case 7:
      return { type: 'escalation', wait, code: 'up' }
    default:
      return { type: 'done', wait, variables: { x: value } }
  }
}

function stepAt(graph: Graph, state: InstanceState | null, event: EngineEvent, now: number): Stepped {
  return step(graph, state, event, worldAt(now, { stepsBefore }))
}

test('it ends or waits, what it keeps fits together, and saving it changes nothing', () => {
  fc.assert(
    fc.property(arbitraryModel, choices, (definition, chosen) => {
      const graph = graphFor(definition)
      let state: InstanceState | null = null
      let now = 0
      for (const choice of [[9, 0, 3] as const, ...chosen]) {
        now += 3_600_000 * choice[2]
        const event = toEvent(state, choice)
        const stepped = stepAt(graph, state, event, now)
        expect(reload(stepAt(graph, state && reload(state), event, now))).toEqual(reload(stepped))
        assertSound(graph, stepped.state)
        assertMirrored(state, stepped)
        state = stepped.state
        if (state.status !== 'active' || Object.keys(state.tokens).length > mostTokens) return
      }
    }),
    { numRuns },
  )
})

test('the same events give the same, whoever compiles', () => {
  fc.assert(
    fc.property(arbitraryModel, choices, (definition, chosen) => {
      const play = (graph: Graph) => {
        let state: InstanceState | null = null
        for (const choice of [[9, 0, 3] as const, ...chosen.slice(0, 8)]) {
          state = stepAt(graph, state, toEvent(state, choice), 0).state
          if (state.status !== 'active' || Object.keys(state.tokens).length > mostTokens) break
        }
        return state
      }
      const { compile } = graphFor(definition)
      expect(play(createGraph(structuredClone(definition), compile))).toEqual(play(graphFor(definition)))
    }),
    { numRuns: numRuns / 4 },
  )
})

/** Nothing moves; everything stands somewhere; an active instance has something that can bring it on. */
function assertSound(graph: Graph, state: InstanceState): void {
  const { tokens, scopes, waits, status } = state
  for (const [id, token] of Object.entries(tokens)) {
    expect(token.phase, `${id} at ${token.node}`).toBeDefined()
    expect(scopes).toHaveProperty(token.scope)
    expect(graph.nodes.has(token.node)).toBe(true)
    if (token.undoes !== undefined) expect(tokens[token.undoes]?.phase).toBe('undoing')
    if (token.phase === 'inside') expect(Object.values(scopes).some(scope => scope.token === id)).toBe(true)
    if (token.phase === 'undoing') expect(Object.values(tokens).some(other => other.undoes === id)).toBe(true)
    if (token.phase === 'waiting') expect(Object.values(waits).some(wait => wait.token === id)).toBe(true)
  }
  for (const wait of Object.values(waits)) {
    if (wait.token === null) expect(scopes).toHaveProperty(wait.scope as string)
    else expect(tokens).toHaveProperty(wait.token)
  }
  for (const scope of Object.values(scopes)) if (scope.token !== undefined) expect(tokens).toHaveProperty(scope.token)
  if (status !== 'active') {
    expect(tokens).toEqual({})
    expect(waits).toEqual({})
    return
  }
  const canGoOn = Object.values(tokens).some(token => token.phase === 'waiting' || token.phase === 'incident')
  expect(canGoOn, 'something is waited for').toBe(true)
}

/** The effects say what became of the waits. */
function assertMirrored(before: InstanceState | null, { state, effects }: Stepped): void {
  const open = new Set(Object.keys(before?.waits ?? {}))
  for (const effect of effects) {
    if (effect.type === 'open') open.add(effect.wait.id)
    if (effect.type === 'close') expect(open.delete(effect.wait)).toBe(true)
  }
  expect([...open].sort()).toEqual(Object.keys(state.waits).sort())
}
