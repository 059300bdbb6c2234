/** What a simulation waits for, as whoever goes on with it has to know it. */
import { Temporal } from 'temporal-polyfill'

import { approvalResults, resultWords } from '#metadata/approvals/results.ts'
import type { UserTask } from '#metadata/definitions.ts'
import { findCalendar } from '#runtime/calendar/find-calendar.ts'
import { dueAt } from '#runtime/calendar/working-time.ts'
import { toMoment } from '#runtime/feel/to-given.ts'
import { taskForm } from '#runtime/tasks/task-form.ts'
import type { Wait } from '#runtime/workflows/engine/types.ts'
import { faultOf, isFault } from '#runtime/workflows/fault-of.ts'
import type { SimulatedPeople, SimulatedWait } from '../web/workflow/simulation/simulated.ts'
import { atOf } from './capture-records.ts'
import { findPeople } from './people.ts'
import { momentOf, type Simulation } from './simulation.ts'

/** Everything that is waited for, in the order in which it came about. */
export async function describeWaits(simulation: Simulation): Promise<SimulatedWait[]> {
  const waits = simulation.state?.status === 'active' ? Object.values(simulation.state.waits) : []
  const described: SimulatedWait[] = []
  for (const wait of waits) described.push(await describe(simulation, wait))
  return described
}

async function describe(simulation: Simulation, wait: Wait): Promise<SimulatedWait> {
  const { id, kind, node, due, name, key, workflow } = wait
  const definition = simulation.nodes.get(node)
  return {
    wait: id,
    node,
    kind,
    ...(due === undefined ? {} : { due: new Date(due).toISOString() }),
    ...(name === undefined ? {} : { name }),
    ...(key === undefined ? {} : { key }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(definition?.type === 'callActivity' && definition.approval !== undefined
      ? { outcomes: approvalResults.map(code => ({ code, label: resultWords[code] })) }
      : {}),
    ...(kind === 'task' && definition?.type === 'userTask' ? await describeTask(simulation, wait, definition) : {}),
  }
}

async function describeTask(simulation: Simulation, wait: Wait, node: UserTask): Promise<Partial<SimulatedWait>> {
  const { drafted, record } = simulation
  const object = drafted.catalog.objectsById.get(record?.object ?? '')
  const due = await dueOf(simulation, wait, node)
  return {
    who: await assigned(simulation, wait, node),
    outcomes: (node.outcomes ?? []).map(({ code, label }) => ({ code, label: label ?? {} })),
    fields: taskForm(drafted.catalog, object, node).fields.map(({ field, mode }) => ({
      field,
      label: object?.fields.get(field)?.label ?? {},
      mode: mode ?? 'editable',
    })),
    ...(due === undefined ? {} : { due: new Date(due).toISOString() }),
  }
}

/** What cannot be evaluated is told as an incident, and nobody gets the task. */
async function assigned(simulation: Simulation, wait: Wait, node: UserTask): Promise<SimulatedPeople> {
  const told = (code: string, message: { en: string; 'zh-CN': string }) =>
    simulation.told.push({ kind: 'incident', at: atOf(simulation), node: wait.node, code, message })
  try {
    const who = await findPeople(simulation, wait, node.assignment ?? {})
    if (who.people === 0) {
      told('task/unassigned', {
        en: 'There is nobody who could do the task.',
        'zh-CN': '没有可以处理该待办的人员。',
      })
    }
    return who
  } catch (error) {
    if (!isFault(error) || faultOf(error).code === 'simulation/not-readable') throw error
    const { code, message } = faultOf(error)
    told(code, message)
    return { names: [], people: 0 }
  }
}

/** Epoch milliseconds; a due date that cannot be worked out is none. */
async function dueOf(simulation: Simulation, wait: Wait, { due }: UserTask): Promise<number | undefined> {
  if (!due?.date && !due?.duration) return undefined
  const { live, now } = simulation
  try {
    const value = await simulation.evaluate(wait, due.date ?? due.duration ?? 'null')
    if (due.date) {
      const moment = toMoment(value, live.timeZone)
      return moment === undefined ? undefined : Date.parse(moment)
    }
    if (!(value instanceof Temporal.Duration)) return undefined
    const until = momentOf(now, live.timeZone).add(value).epochMilliseconds
    return due.time === 'calendar' ? until : dueAt(await findCalendar(live, null, live.db), now, until - now)
  } catch (error) {
    if (!isFault(error) || faultOf(error).code === 'simulation/not-readable') throw error
    return undefined
  }
}
