/**
 * Plays a workflow of a draft from its start through the answers that are given, up to what is waited for next. It is
 * played anew each time, so nothing is kept between; nothing is written and nothing leaves the machine.
 */
import { indexSymbols } from '#metadata/application.ts'
import { approvalResults } from '#metadata/approvals/results.ts'
import type { WorkflowDefinition, WorkflowNode } from '#metadata/definitions.ts'
import { nameDefinition, resolveDefinition, toResolved } from '#metadata/references.ts'
import { getRecord } from '#runtime/records/get-record.ts'
import { type Caller, type System, toContext } from '#runtime/system.ts'
import { recordVariable } from '#runtime/workflows/engine/stored-value.ts'
import type { Effect, EngineEvent, InstanceState, Stepped, Wait } from '#runtime/workflows/engine/types.ts'
import { busyWorkflow } from '#runtime/workflows/workflow-problems.ts'

import { compileDraft } from '../catalog/draft-catalog.ts'
import type { DraftState } from '../drafts/draft-state.ts'
import type { Simulated } from '../web/workflow/simulation/simulated.ts'
import { captureJob } from './capture-job.ts'
import { atOf } from './capture-records.ts'
import { describeWaits } from './describe-waits.ts'
import { createSimulation, type Simulation } from './simulation.ts'
import { invalidSimulation, notWaiting } from './simulation-problems.ts'
import { toVariables } from './to-variables.ts'
import { plainVariables, variableText } from './told-text.ts'

/** How something that was waited for is answered. */
export interface SimulationAnswer {
  readonly node: string
  /** Which of several waits of the node; its first unless said. */
  readonly wait?: string
  readonly outcome?: string
  readonly variables?: Readonly<Record<string, unknown>>
  /** It fails with this code. */
  readonly error?: string
}

export interface SimulationWish {
  readonly record?: string
  readonly variables?: Readonly<Record<string, unknown>>
  /** Start event; the one that waits for nothing unless said. */
  readonly start?: string
  readonly answers?: readonly SimulationAnswer[]
}

/** Jobs and messages between two answers, and all that is told. */
const mostInOne = 2000
const mostTold = 30_000

/** Problems `record/unknown`, `simulation/…`, `workflow/too-long`. */
export async function simulateWorkflow(
  system: System,
  caller: Caller,
  draft: DraftState,
  definition: WorkflowDefinition,
  wish: SimulationWish,
): Promise<Simulated> {
  const live = toContext(system, caller)
  const drafted = { ...live, catalog: await compileDraft(system.db, draft, draft.application) }
  const { symbols } = drafted.catalog
  const inHead = nameDefinition(
    resolveDefinition(definition, symbols),
    indexSymbols(toResolved(live.catalog.application)),
  ) as WorkflowDefinition
  const object = definition.object === undefined ? undefined : symbols.definition('object', definition.object)
  if (wish.record !== undefined) {
    const head = live.catalog.objectsById.get(object?.id ?? '')
    if (!head) throw invalidSimulation('The workflow is for no object that has records.')
    await getRecord(live, head.name, wish.record, ['id'])
  }
  const record = object && wish.record !== undefined ? { object: object.id, id: wish.record.toLowerCase() } : undefined
  const simulation = await createSimulation({ live, drafted, definition, inHead, record })
  const started = await simulation.step({
    type: 'start',
    variables: {
      ...toVariables(definition, symbols, wish.variables ?? {}),
      ...(record ? { record: recordVariable(record.object, record.id) } : {}),
    },
    ...(wish.start === undefined ? {} : { node: wish.start }),
  })
  if (started.stale) throw invalidSimulation('The workflow does not begin there.')
  await accept(simulation, started)
  await settle(simulation, new Set())
  for (const [index, answer] of (wish.answers ?? []).entries()) await answerOne(simulation, answer, index)
  return describe(simulation)
}

async function answerOne(simulation: Simulation, answer: SimulationAnswer, index: number): Promise<void> {
  const waits = Object.values(simulation.state?.waits ?? {})
  const wait = waits.find(item => item.node === answer.node && (answer.wait === undefined || item.id === answer.wait))
  if (!wait || simulation.state?.status !== 'active') {
    throw notWaiting(`Nothing waits at "${answer.node}" for the answer ${index + 1}.`, { answer: index })
  }
  const event = toEvent(simulation, wait, answer, index)
  simulation.now = Math.max(simulation.now, wait.due ?? 0)
  simulation.steps = 0
  simulation.told.push({
    kind: 'answered',
    at: atOf(simulation),
    node: wait.node,
    ...(answer.outcome === undefined ? {} : { outcome: answer.outcome }),
    ...(answer.error === undefined ? {} : { error: answer.error }),
  })
  const done = new Set(waits.map(item => item.id))
  await accept(simulation, await simulation.step(event))
  await settle(simulation, done)
}

function toEvent(
  { nodes, definition, drafted, live }: Simulation,
  wait: Wait,
  { outcome, error, variables = {} }: SimulationAnswer,
  index: number,
): EngineEvent {
  if (error !== undefined) {
    const isWork = wait.kind === 'task' || wait.kind === 'job' || wait.kind === 'call'
    if (!isWork) throw notWaiting(`What waits at "${wait.node}" cannot fail.`, { answer: index })
    return { type: 'error', wait: wait.id, code: error }
  }
  const node = nodes.get(wait.node)
  const outcomes = outcomesOf(node)
  if (outcome === undefined ? outcomes.length > 0 : !outcomes.includes(outcome)) {
    throw notWaiting(`What waits at "${wait.node}" is answered with one of its outcomes.`, { answer: index, outcomes })
  }
  if (node?.type === 'callActivity' && node.approval !== undefined) {
    return { type: 'done', wait: wait.id, variables: { result: outcome, decided_by: live.actor.userId, round: 1 } }
  }
  // What a called workflow ends with is taken over by the mapping of the call, under the names of that workflow.
  const called = wait.kind === 'call' ? drafted.catalog.symbols.definition('workflow', wait.workflow ?? '') : definition
  const given = toVariables(called ?? definition, drafted.catalog.symbols, variables)
  const by = node?.type === 'userTask' ? { by: live.actor.userId } : {}
  return { type: 'done', wait: wait.id, variables: given, ...by, ...(outcome === undefined ? {} : { outcome }) }
}

/** What somebody can choose: the outcomes of a task, the results of an approval. */
function outcomesOf(node: WorkflowNode | undefined): readonly string[] {
  if (node?.type === 'userTask') return (node.outcomes ?? []).map(item => item.code)
  return node?.type === 'callActivity' && node.approval !== undefined ? approvalResults : []
}

/** Does what follows by itself until only others can go on. `done` are the waits that were there before. */
async function settle(simulation: Simulation, done: Set<string>): Promise<void> {
  for (let count = 0; ; count++) {
    if (count > mostInOne || simulation.told.length > mostTold) {
      throw busyWorkflow(`More than ${mostInOne} jobs without a wait between them.`)
    }
    const next = await nextEvent(simulation, done)
    if (!next) return
    await accept(simulation, await simulation.step(next))
  }
}

async function nextEvent(simulation: Simulation, done: Set<string>): Promise<EngineEvent | undefined> {
  const waits = simulation.state?.status === 'active' ? Object.values(simulation.state.waits) : []
  for (const wait of waits) {
    if (wait.kind !== 'job' || done.has(wait.id)) continue
    done.add(wait.id)
    const told = simulation.told.length
    const answer = await captureJob(simulation, wait)
    if (answer) {
      const isChange = simulation.told.slice(told).some(item => item.kind === 'changed' || item.kind === 'created')
      if (isChange && waits.some(item => item.kind === 'condition')) simulation.thrown.push(recheck)
      return answer
    }
  }
  for (const thrown of simulation.thrown.splice(0)) {
    if (thrown === recheck) return { type: 'recheck' }
    const wait = waits.find(item => item.kind === thrown.what && item.name === thrown.name && item.key === thrown.key)
    if (wait) return { type: 'done', wait: wait.id, variables: thrown.variables as InstanceState['scopes'] }
  }
  return undefined
}

/** Stands among what was thrown for conditions that have to be asked again. */
const recheck = { what: 'recheck', name: '', variables: {} }

async function accept(simulation: Simulation, { state, effects }: Stepped): Promise<void> {
  simulation.state = state
  for (const effect of effects) tell(simulation, effect)
}

function tell(simulation: Simulation, effect: Effect): void {
  const at = atOf(simulation)
  const { told } = simulation
  switch (effect.type) {
    case 'entered':
      told.push({ kind: 'entered', at, node: effect.node })
      break
    case 'left':
      told.push({ kind: 'left', at, node: effect.node, flow: effect.flow })
      break
    case 'incident':
      told.push({ kind: 'incident', at, node: effect.node, code: effect.code, message: effect.message })
      break
    case 'throw': {
      const { what, name, key, variables } = effect
      simulation.thrown.push(effect)
      told.push({
        kind: 'thrown',
        at,
        what,
        name,
        ...(key === undefined ? {} : { key }),
        variables: plainVariables(variables),
      })
      break
    }
    case 'open': {
      const { kind, node, workflow = '', variables = {} } = effect.wait
      if (kind === 'call') told.push({ kind: 'called', at, node, workflow, variables: plainVariables(variables) })
      break
    }
    case 'ended':
      told.push({ kind: 'ended', at, status: effect.status, ...(effect.error ? { error: effect.error } : {}) })
      break
    case 'close':
    case 'cancel-call':
      // What is open is read from the state.
      break
  }
}

async function describe(simulation: Simulation): Promise<Simulated> {
  const waits = await describeWaits(simulation)
  const { state, told } = simulation
  const variables: { name: string; text: string }[] = []
  for (const scope of Object.values(state?.scopes ?? {})) {
    for (const [name, value] of Object.entries(scope.variables)) {
      if (name !== 'record') variables.push({ name, text: await variableText(simulation, value) })
    }
  }
  return {
    status: state?.status ?? 'active',
    now: atOf(simulation),
    steps: told,
    path: told.flatMap(item =>
      item.kind === 'entered' ? [item.node] : item.kind === 'left' && item.flow !== null ? [item.flow] : [],
    ),
    tokens: Object.values(state?.tokens ?? {}).map(({ node, phase }) => ({ node, ...(phase ? { phase } : {}) })),
    variables,
    waits,
  }
}
