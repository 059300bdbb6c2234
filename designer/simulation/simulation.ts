/** A simulation under way: its state, its clock, the records as they would be, and what has happened so far. */
import { Temporal } from 'temporal-polyfill'

import type { WorkflowDefinition, WorkflowNode } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { findCalendar } from '#runtime/calendar/find-calendar.ts'
import { dueAt } from '#runtime/calendar/working-time.ts'
import type { MemberPath } from '#runtime/feel/load-record.ts'
import { loadSettings } from '#runtime/feel/load-settings.ts'
import { contextOf, type FeelContext, type FeelValue, recordValue } from '#runtime/feel/values.ts'
import { compileGraph, type Graph } from '#runtime/workflows/engine/compile-graph.ts'
import { evaluateIn } from '#runtime/workflows/engine/evaluate-in.ts'
import { MissingRecord } from '#runtime/workflows/engine/missing-record.ts'
import { step } from '#runtime/workflows/engine/step.ts'
import type { EngineEvent, InstanceState, Stepped, Wait, World } from '#runtime/workflows/engine/types.ts'
import type { SimulatedStep } from '../web/workflow/simulation/simulated.ts'
import { createRecordReader, type RecordReader, type SimulationWorld } from './record-reader.ts'

export interface Simulation extends SimulationWorld {
  readonly definition: WorkflowDefinition
  /** The workflow in the names of production; what production does not have is an id. */
  readonly inHead: WorkflowDefinition
  readonly graph: Graph
  readonly nodes: ReadonlyMap<string, WorkflowNode>
  readonly reader: RecordReader
  /** The record that it is for. */
  readonly record: { readonly object: string; readonly id: string } | undefined
  state: InstanceState | null
  /** Epoch milliseconds of the simulated time. */
  now: number
  /** Automatic steps since the last answer. */
  steps: number
  readonly told: SimulatedStep[]
  /** Messages and signals that nobody has taken yet. */
  readonly thrown: { readonly what: string; readonly name: string; readonly key?: string; readonly variables: object }[]
  step(event: EngineEvent): Promise<Stepped>
  /** Value of an expression where a wait stands. */
  evaluate(wait: Wait, expression: string): Promise<FeelValue>
  /** Records have been changed: what was read is read again. */
  forget(): void
}

interface Wish extends SimulationWorld {
  readonly definition: WorkflowDefinition
  readonly inHead: WorkflowDefinition
  readonly record: { readonly object: string; readonly id: string } | undefined
}

/** A simulation in which nothing has happened. */
export async function createSimulation(wish: Wish): Promise<Simulation> {
  const { live, drafted, definition } = wish
  const graph = compileGraph(definition, drafted.catalog)
  const settings = await loadSettings(drafted, live.db)
  let actor: FeelContext = recordValue(systemObjects.user, { id: live.actor.userId, name: live.actor.name })
  const reader = createRecordReader(wish, () => {
    const now = momentOf(simulation.now, live.timeZone)
    return contextOf([
      ['now', now],
      ['today', now.toPlainDate()],
      ['actor', actor],
      ['setting', settings],
    ])
  })
  const calendar = await findCalendar(live, null, live.db)
  const records = new Map<string, { readonly value: FeelValue; readonly paths: ReadonlyMap<string, MemberPath> }>()

  async function withWorld<T>(work: (world: World) => T): Promise<T> {
    const world: World = {
      actor,
      settings,
      now: simulation.now,
      timeZone: live.timeZone,
      stepsBefore: simulation.steps,
      addWorking: (from, milliseconds) => dueAt(calendar, from, milliseconds),
      record(object, id, paths) {
        const known = records.get(`${object} ${id}`)
        return known && paths.every(path => known.paths.has(path.join('.'))) ? known.value : undefined
      },
    }
    for (;;) {
      try {
        return work(world)
      } catch (error) {
        if (!(error instanceof MissingRecord)) throw error
        await readMissing(error)
      }
    }
  }

  async function readMissing({ object, id, paths }: MissingRecord): Promise<void> {
    const key = `${object} ${id}`
    const all = new Map(records.get(key)?.paths)
    for (const path of paths) all.set(path.join('.'), path)
    records.set(key, { value: await reader.read(object, id, [...all.values()]), paths: all })
  }

  const simulation: Simulation = {
    ...wish,
    graph,
    nodes: new Map(definition.nodes.map(node => [node.id, node])),
    reader,
    state: null,
    now: Date.now(),
    steps: 0,
    told: [],
    thrown: [],
    async step(event) {
      const stepped = await withWorld(world => step(graph, simulation.state, event, world))
      simulation.steps += stepped.steps
      return stepped
    },
    evaluate: (wait, expression) =>
      withWorld(world => evaluateIn(graph, simulation.state as InstanceState, wait.id, expression, world)),
    forget: () => records.clear(),
  }
  actor = await actorOf(wish, reader, graph.pathsOf('actor'))
  return simulation
}

/** A moment in a time zone. */
export function momentOf(epoch: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone)
}

/** Who simulates is who would have started it. */
async function actorOf(
  { live, drafted }: SimulationWorld,
  reader: RecordReader,
  paths: readonly MemberPath[],
): Promise<FeelContext> {
  const { userId, name, roleIds, teamIds } = live.actor
  const own = paths.filter(([first]) => first !== 'roles' && first !== 'teams' && first !== 'id' && first !== 'name')
  const ofTeams = paths.flatMap(([first, ...rest]) => (first === 'teams' ? [rest] : []))
  const user = own.length > 0 ? await reader.read(systemObjects.user, userId, own) : null
  const teams: FeelValue[] = []
  if (ofTeams.length > 0) for (const id of teamIds) teams.push(await reader.read(systemObjects.team, id, ofTeams))
  return recordValue(systemObjects.user, {
    ...user,
    id: userId,
    name,
    roles: roleIds.flatMap(id => {
      const role = drafted.catalog.symbols.byId(id)
      return role?.kind === 'role' ? [role.name] : []
    }),
    ...(ofTeams.length > 0 ? { teams } : {}),
  })
}
