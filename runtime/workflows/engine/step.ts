/**
 * The interpreter of workflows (BPMN 2.0.2, clause 13): one event in, the state after it and what is to be done outside
 * out. Pure: the same event in the same state and world gives the same answer, so it may be run again.
 */

import { move, retry, skip } from './administer.ts'
import { advance } from './advance.ts'
import { answer, escalate, fail } from './answer.ts'
import type { Graph } from './compile-graph.ts'
import { createRun, type Run } from './run.ts'
import { endInstance, openScope } from './scopes.ts'
import { addOne } from './several.ts'
import type { Effect, EngineEvent, InstanceState, Stepped, StoredVariables, Wait, World } from './types.ts'

/** Deals with an event. Without a state only `start` means something. Throws `MissingRecord`. */
export function step(graph: Graph, state: InstanceState | null, event: EngineEvent, world: World): Stepped {
  const run = createRun(graph, state, world)
  const isMeant = event.type === 'start' ? state === null : state?.status === 'active'
  if (!isMeant || !accept(run, event)) return { state: state ?? run.state, effects: [], steps: 0, stale: true }
  advance(run)
  return { state: run.state, effects: settled(run.effects), steps: run.steps }
}

/** Begins to deal with an event; false when what it is for is gone. */
function accept(run: Run, event: EngineEvent): boolean {
  switch (event.type) {
    case 'start':
      return start(run, event.node, event.variables, event.called)
    case 'recheck':
      return true
    case 'cancel':
      endInstance(run, 'cancelled')
      return true
    case 'retry':
      return retry(run, event.token, event.variables)
    case 'skip':
      return skip(run, event.token, event.variables)
    case 'move':
      return move(run, event.token, event.to)
    case 'done':
      return withWait(run, event.wait, wait => answer(run, wait, event))
    case 'add':
      return withWait(run, event.wait, wait => addOne(run, wait, event.item))
    case 'error':
      return withWait(run, event.wait, wait => isWork(wait) && fail(run, wait, event))
    case 'escalation':
      return withWait(run, event.wait, wait => isWork(wait) && escalate(run, wait, event))
  }
}

/** Only what somebody works on can fail. */
function isWork({ kind }: Wait): boolean {
  return kind === 'task' || kind === 'job' || kind === 'call'
}

function withWait(run: Run, id: string, work: (wait: Wait) => unknown): boolean {
  const wait = run.state.waits[id]
  return wait !== undefined && work(wait) !== false
}

/** Begins at the start event that is named, else at the one that waits for nothing, else at the first. */
function start(run: Run, node: string | undefined, given: StoredVariables, called: true | undefined): boolean {
  const starts = run.graph.scopes.get('')?.starts ?? []
  const first = node === undefined ? (starts.find(item => !item.node.event) ?? starts[0]) : run.graph.nodes.get(node)
  if (first?.node.type !== 'startEvent' || first.scope !== '') return false
  const isKnown = (name: string) => name === 'record' || run.graph.declared.has(name)
  const variables = Object.fromEntries(Object.entries(given).filter(([name]) => isKnown(name)))
  if (called) run.state.called = true
  openScope(run, '', first, { variables })
  return true
}

/** Without what was opened and closed again meanwhile. */
function settled(effects: readonly Effect[]): Effect[] {
  const opened = new Set(effects.flatMap(effect => (effect.type === 'open' ? [effect.wait.id] : [])))
  const closed = new Set(effects.flatMap(effect => (effect.type === 'close' ? [effect.wait] : [])))
  const isBrief = (id: string) => opened.has(id) && closed.has(id)
  return effects.filter(effect => {
    if (effect.type === 'open') return !isBrief(effect.wait.id)
    return !((effect.type === 'close' || effect.type === 'cancel-call') && isBrief(effect.wait))
  })
}
