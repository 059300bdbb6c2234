/**
 * The engine with the world around it: what expressions ask of records is read from the database, in the transaction of
 * the event, and the step is taken again; it is pure, so nothing is done twice.
 */
import { dueAt } from '../calendar/working-time.ts'
import { loadRecord } from '../feel/load-record.ts'
import { loadSettings } from '../feel/load-settings.ts'
import type { FeelValue } from '../feel/values.ts'
import { calendarOf } from './calendar-of.ts'
import { evaluateIn } from './engine/evaluate-in.ts'
import { MissingRecord } from './engine/missing-record.ts'
import { step } from './engine/step.ts'
import { recordVariable } from './engine/stored-value.ts'
import type { EngineEvent, InstanceState, Stepped, Wait, World } from './engine/types.ts'
import type { InstanceRow } from './instance-row.ts'
import type { Program } from './program.ts'
import type { ReadingContext } from './reading-context.ts'
import { starterValue } from './starter-value.ts'
import { asWorkflow } from './workflow-actor.ts'

type Place = Pick<InstanceRow, 'id' | 'recordObject' | 'recordId' | 'starter' | 'depth' | 'now'>

export interface Stepper {
  step(state: InstanceState | null, event: EngineEvent): Promise<Stepped>
  /** Value of an expression of the workflow, with the variables at a wait; null for those of the whole instance. */
  evaluate(wait: Wait | null, expression: string, state?: InstanceState): Promise<FeelValue>
  /** Records have been changed: what was read of them is read again. */
  forget(): void
  /** Ids of all records that were read. */
  recordIds(): readonly string[]
}

/** Reads one more thing at a time; an expression reaches as far as paths are long, so there is an end to it. */
const mostReads = 2000

/** A stepper for one instance and one event. */
export function createStepper(context: ReadingContext, instance: Place, program: Program): Stepper {
  const acting = asWorkflow(context, instance)
  const records = new Map<
    string,
    { readonly value: FeelValue; readonly paths: ReadonlyMap<string, readonly string[]> }
  >()
  const seen = new Set<string>()
  let steps = 0
  let surroundings: Promise<Pick<World, 'actor' | 'settings' | 'addWorking'>> | undefined

  const around = () => {
    surroundings ??= findSurroundings(acting, instance, program)
    return surroundings
  }

  async function withWorld<T>(work: (world: World) => T): Promise<T> {
    const world: World = {
      ...(await around()),
      now: Math.floor(instance.now),
      timeZone: context.timeZone,
      stepsBefore: steps,
      record(object, id, paths) {
        const known = records.get(`${object} ${id}`)
        return known && paths.every(path => known.paths.has(path.join('.'))) ? known.value : undefined
      },
    }
    for (let reads = 0; ; reads++) {
      try {
        return work(world)
      } catch (error) {
        if (!(error instanceof MissingRecord) || reads >= mostReads) throw error
        await read(error)
      }
    }
  }

  async function read({ object, id, paths }: MissingRecord): Promise<void> {
    const key = `${object} ${id}`
    const all = new Map(records.get(key)?.paths)
    for (const path of paths) all.set(path.join('.'), path)
    const value = await loadRecord(acting, object, id, [...all.values()], context.tx)
    records.set(key, { value, paths: all })
    seen.add(id)
  }

  return {
    async step(state, event) {
      const stepped = await withWorld(world => step(program.graph, state, event, world))
      steps += stepped.steps
      return stepped
    },
    evaluate: (wait, expression, state = unborn(instance)) =>
      withWorld(world => evaluateIn(program.graph, state, wait?.id ?? null, expression, world)),
    forget: () => records.clear(),
    recordIds: () => [...seen],
  }
}

/** The state in which conditions of a start are asked: nothing but the record is known. */
function unborn({ recordObject, recordId }: Place): InstanceState {
  const variables = recordObject && recordId ? { record: recordVariable(recordObject, recordId) } : {}
  return { seq: 0, status: 'active', scopes: { s0: { node: '', variables } }, tokens: {}, waits: {} }
}

async function findSurroundings(context: ReadingContext, place: Place, program: Program) {
  const usesWorkingTime = program.definition.nodes.some(
    node => 'event' in node && node.event?.type === 'timer' && node.event.time === 'working',
  )
  const calendar = usesWorkingTime ? await calendarOf(context, place) : undefined
  return {
    actor: await starterValue(context, place.starter, program),
    settings: await loadSettings(context, context.tx),
    addWorking: (from: number, milliseconds: number) =>
      calendar ? dueAt(calendar, from, milliseconds) : from + milliseconds,
  }
}
