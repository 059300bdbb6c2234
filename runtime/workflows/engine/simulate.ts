/**
 * Runs a workflow without anything happening outside: tasks and jobs are answered as the caller says, time passes as
 * fast as it can, and what would have been done is told. Nothing is read either: throws `MissingRecord` like `step`.
 */
import { walkDefinition } from '#metadata/walk-definition.ts'

import type { Graph } from './compile-graph.ts'
import { evaluateIn } from './evaluate-in.ts'
import { faultOf } from './incident.ts'
import { step } from './step.ts'
import { toStored } from './stored-value.ts'
import type { Effect, EngineEvent, InstanceState, StoredVariable, StoredVariables, Wait, World } from './types.ts'

/** How something that is waited for is answered. */
export type Answer =
  | { readonly outcome?: string; readonly variables?: StoredVariables }
  | { readonly error: string }
  /** It stays open; time passes. */
  | { readonly ignore: true }

export interface SimulationRequest {
  /** The start event; the one that waits for nothing unless said. */
  readonly node?: string
  readonly variables: StoredVariables
  /** By node: the answers to what it asks for, in order; the last one goes for all that follow. */
  readonly answers: Readonly<Record<string, readonly Answer[]>>
  /** How many events there may be. */
  readonly mostEvents: number
}

/** What would have been done outside. */
export interface Captured {
  readonly kind: 'job' | 'task' | 'call' | 'message' | 'signal'
  readonly node?: string
  readonly name?: string
  /** By JSON pointer within the node: what its expressions come to. */
  readonly values: Readonly<Record<string, StoredVariable>>
}

/** One event and what came of it. */
export interface Frame {
  readonly at: number
  /** The node whose wait was answered; undefined for the start. */
  readonly node?: string
  readonly answer?: Answer
  readonly effects: readonly Effect[]
  readonly captured: readonly Captured[]
  readonly state: InstanceState
}

export interface Simulated {
  readonly frames: readonly Frame[]
  /** `waiting`: for what was not answered; `unfinished`: there were more events than allowed. */
  readonly ended: 'completed' | 'cancelled' | 'failed' | 'waiting' | 'unfinished'
}

/** Plays an instance from its start to where nothing more can happen. */
export function simulate(graph: Graph, request: SimulationRequest, world: World): Simulated {
  const frames: Frame[] = []
  const visits = new Map<string, number>()
  const thrown: Extract<Effect, { type: 'throw' }>[] = []
  let now = world.now
  let state: InstanceState | null = null
  let next: Next | undefined = { event: { type: 'start', variables: request.variables, ...startOf(request) } }
  while (next && frames.length < request.mostEvents) {
    now = Math.max(now, next.at ?? now)
    const here: World = { ...world, now }
    const { state: after, effects } = step(graph, state, next.event, here)
    thrown.push(...effects.filter(effect => effect.type === 'throw'))
    const { node, answer } = next
    frames.push({
      at: now,
      ...(node === undefined ? {} : { node }),
      ...(answer === undefined ? {} : { answer }),
      effects,
      captured: effects.flatMap(effect => capture(graph, after, effect, here)),
      state: after,
    })
    state = after
    next = after.status === 'active' ? nextEvent(graph, after, request, visits, thrown) : undefined
  }
  const status = state?.status ?? 'active'
  return { frames, ended: status !== 'active' ? status : next ? 'unfinished' : 'waiting' }
}

interface Next {
  readonly event: EngineEvent
  readonly node?: string
  readonly answer?: Answer
  readonly at?: number
}

function startOf({ node }: SimulationRequest): { readonly node?: string } {
  return node === undefined ? {} : { node }
}

/** What was thrown is delivered, then the oldest answer is given; when there is none, time passes to the next timer. */
function nextEvent(
  graph: Graph,
  state: InstanceState,
  { answers }: SimulationRequest,
  visits: Map<string, number>,
  thrown: Extract<Effect, { type: 'throw' }>[],
): Next | undefined {
  const waits = Object.values(state.waits)
  for (const effect of thrown.splice(0)) {
    const wait = waits.find(item => item.kind === effect.what && item.name === effect.name && item.key === effect.key)
    if (!wait) continue
    return { event: { type: 'done', wait: wait.id, variables: effect.variables }, node: wait.node }
  }
  for (const wait of waits) {
    if (wait.kind === 'timer' || wait.kind === 'condition') continue
    const visit = visits.get(wait.node) ?? 0
    const answer = answerTo(graph, wait, answers[wait.node], visit)
    if (!answer || 'ignore' in answer) continue
    visits.set(wait.node, visit + 1)
    return { event: toEvent(wait, answer), node: wait.node, answer }
  }
  const [timer] = waits.filter(wait => wait.due !== undefined).sort((a, b) => (a.due as number) - (b.due as number))
  return timer && { event: { type: 'done', wait: timer.id }, node: timer.node, at: timer.due as number }
}

/** Work is taken to be done, a task with its first outcome; messages and signals come only when the caller says so. */
function answerTo(graph: Graph, wait: Wait, given: readonly Answer[] | undefined, visit: number): Answer | undefined {
  if (given?.length) return given[Math.min(visit, given.length - 1)]
  if (wait.kind === 'message' || wait.kind === 'signal') return undefined
  const node = graph.nodes.get(wait.node)?.node
  const outcome = node?.type === 'userTask' ? node.outcomes?.[0]?.code : undefined
  return outcome === undefined ? {} : { outcome }
}

function toEvent(wait: Wait, answer: Exclude<Answer, { readonly ignore: true }>): EngineEvent {
  return 'error' in answer
    ? { type: 'error', wait: wait.id, code: answer.error }
    : { type: 'done', wait: wait.id, ...answer }
}

function capture(graph: Graph, state: InstanceState, effect: Effect, world: World): Captured[] {
  if (effect.type === 'throw') {
    const { what: kind, name, key, variables } = effect
    return [{ kind, name, values: { ...variables, ...(key === undefined ? {} : { key }) } }]
  }
  if (effect.type !== 'open') return []
  const { kind, node, id, variables = {} } = effect.wait
  if (kind !== 'job' && kind !== 'task' && kind !== 'call') return []
  const values = kind === 'call' ? variables : valuesOf(graph, state, id, node, world)
  return [{ kind, node, values }]
}

const untold = /^\/(multiInstance|loop)\//

function valuesOf(graph: Graph, state: InstanceState, wait: string, node: string, world: World): StoredVariables {
  const values: Record<string, StoredVariable> = {}
  const prefix = `/nodes/${graph.definition.nodes.findIndex(item => item.id === node)}`
  walkDefinition(graph.definition, (text, schema, pointer) => {
    if (schema['x-ref'] !== 'expression' || typeof text !== 'string' || !pointer.startsWith(`${prefix}/`)) return
    const at = pointer.slice(prefix.length)
    if (!untold.test(at)) values[at] = evaluated(graph, state, wait, text, world)
  })
  return values
}

function evaluated(graph: Graph, state: InstanceState, wait: string, text: string, world: World): StoredVariable {
  try {
    return toStored(evaluateIn(graph, state, wait, text, world))
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    return { $: 'fault', ...fault }
  }
}
