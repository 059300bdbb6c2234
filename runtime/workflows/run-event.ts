/**
 * Deals with one event of an instance, in the caller's transaction: the engine steps, what it asks to be done in the
 * same transaction is done and answered until it only waits, then everything is saved at once. The instance is locked
 * by whoever calls; nothing else is locked but the records that the workflow changes.
 */

import { closeTasks } from '../tasks/close-tasks.ts'
import { openTasks } from '../tasks/open-task.ts'
import type { WriteContext } from '../write.ts'
import { cancelCalled, endCaller, queueCalls } from './call.ts'
import { causedBy } from './caused-by.ts'
import type { Effect, EngineEvent, InstanceState, Wait } from './engine/types.ts'
import type { InstanceRow } from './instance-row.ts'
import { doJob } from './jobs/do-job.ts'
import { localized } from './localized.ts'
import type { LogEntry } from './log-entry.ts'
import { programOf } from './program.ts'
import { createRun, type Run } from './run.ts'
import { saveInstance } from './save-instance.ts'
import { takeMessages } from './take-messages.ts'
import { throwEvent } from './throw-event.ts'
import { watchRecords } from './watch-records.ts'
import { busyWorkflow } from './workflow-problems.ts'

/** Somebody's doing that is told in the log beside what comes of it. */
export interface Told {
  readonly entry?: LogEntry
}

/** Jobs and messages that one event may bring about one after another. */
const mostInOne = 5000

/** Runs the event and all that follows at once; false when what it was for is gone, and nothing was changed. */
export async function runEvent(
  given: WriteContext,
  instance: InstanceRow,
  event: EngineEvent,
  { entry }: Told = {},
): Promise<InstanceState | false> {
  const begun = performance.now()
  const context = causedBy(given, instance.id, entry)
  const program = await programOf(context.catalog, instance.workflowId, instance.revision, context.tx)
  const run = createRun(context, instance, program)
  if (entry) run.entries.push(entry)
  const before = run.state
  const first = await run.stepper.step(instance.state, event)
  if (first.stale) return false
  if ('token' in event) run.resolved.add(event.token)
  await accept(run, first.state, first.effects)
  await settle(run, before)
  await save(run, before, 'wait' in event ? event.wait : undefined, performance.now() - begun)
  return run.state
}

/** Does what can be done at once, again and again, until the instance only waits. */
async function settle(run: Run, before: InstanceState): Promise<void> {
  const done = new Set(Object.keys(before.waits))
  for (let count = 0; ; count++) {
    if (count > mostInOne) throw busyWorkflow(`More than ${mostInOne} jobs without a wait between them.`)
    const next = await answerNext(run, done)
    if (!next) return
    const { state, effects } = await run.stepper.step(run.state, next)
    await accept(run, state, effects)
  }
}

/** The answer to the first new wait that can be answered at once. */
async function answerNext(run: Run, done: Set<string>): Promise<EngineEvent | undefined> {
  const messages: Wait[] = []
  for (const wait of Object.values(run.state.waits)) {
    if (done.has(wait.id)) continue
    if (wait.kind === 'message') messages.push(wait)
    if (wait.kind !== 'job') continue
    done.add(wait.id)
    const answer = await doJob(run, wait)
    if (answer) return answer
  }
  const [taken] = await takeMessages(run.context, messages)
  // Where one was taken the others are looked at again; where none was, none of them has anything to take.
  if (!taken) for (const wait of messages) done.add(wait.id)
  return taken && { type: 'done', wait: taken.wait, variables: taken.variables }
}

/** Notes what a step brought about and passes on what it throws. */
async function accept(run: Run, state: InstanceState, effects: readonly Effect[]): Promise<void> {
  run.state = state
  for (const effect of effects) {
    switch (effect.type) {
      case 'entered':
        run.entries.push({ kind: 'entered', node: effect.node, token: effect.token })
        break
      case 'left':
        run.entries.push({ kind: 'left', node: effect.node, token: effect.token, flow: effect.flow ?? undefined })
        break
      case 'incident': {
        const { node, token, code, message } = effect
        run.incidents.push({ node, token, wait: null, code, message })
        run.entries.push({ kind: 'incident', node, token, data: { code, message } })
        break
      }
      case 'throw':
        run.entries.push({ kind: 'thrown', data: { what: effect.what, name: effect.name, key: effect.key } })
        await throwEvent(run.context, effect, run.instance.depth)
        break
      case 'ended':
        run.entries.push({
          kind: 'ended',
          data: { status: effect.status, ...(effect.error ? { error: effect.error } : {}) },
        })
        await endCaller(run, effect)
        break
      case 'open':
      case 'close':
      case 'cancel-call':
        // What is open is read from the state, which cannot disagree with itself.
        break
    }
  }
}

/** Brings everything outside into line with the state: waits, tasks, called instances, the record that people see. */
async function save(run: Run, before: InstanceState, answered: string | undefined, spent: number): Promise<void> {
  const { context, instance, state } = run
  const opened = Object.values(state.waits).filter(wait => !isSame(before.waits[wait.id], wait))
  const closed = Object.values(before.waits).filter(wait => !state.waits[wait.id])
  const isNew = (wait: Wait) => !before.waits[wait.id]
  // Rows that others refer to come first, rows that refer to the instance's own come after it was saved.
  const gone = closed.filter(wait => wait.id !== answered)
  await closeTasks(context, instance, kindOf(gone, 'task'))
  await cancelCalled(context, instance, kindOf(gone, 'call'))
  await openTasks(run, kindOf(opened.filter(isNew), 'task'))
  const troubled = instance.incidents.filter(token => isOver(run, before, token))
  const kept = instance.incidents.filter(token => !troubled.includes(token))
  const isTroubled = state.status === 'active' && kept.length + run.incidents.length > 0
  await saveInstance(context, instance, {
    state,
    opened,
    closed: closed.map(wait => wait.id),
    entries: run.entries.map((entry, index) => (index === 0 ? { ...entry, ms: Math.round(spent) } : entry)),
    incidents: state.status === 'active' ? run.incidents : [],
    resolved: troubled,
    shown: isTroubled ? 'incident' : state.status,
    waitingAt: waitingAt(run),
    locks: isLocking(run),
    inputs: run.inputs,
  })
  await watchRecords(run)
  await queueCalls(run, kindOf(opened.filter(isNew), 'call'))
}

/** Whether what was in trouble is gone, was dealt with, or the instance has ended. */
function isOver({ state, resolved }: Run, before: InstanceState, token: string): boolean {
  if (state.status !== 'active' || resolved.has(token)) return true
  // A condition that could not be asked is known by its wait.
  return (token in before.tokens && !(token in state.tokens)) || (token in before.waits && !(token in state.waits))
}

function isSame(a: Wait | undefined, b: Wait): boolean {
  return a === b || (a !== undefined && a.due === b.due && a.name === b.name && a.key === b.key)
}

function kindOf(waits: readonly Wait[], kind: Wait['kind']): Wait[] {
  return waits.filter(wait => wait.kind === kind)
}

/** Where the tokens stand; what merely listens beside them (boundaries, event sub-processes) is left out. */
function waitingAt({ state, program, instance }: Run): string {
  const all = [...new Set(Object.values(state.waits).map(wait => wait.node))]
  const steps = all.filter(id => !['boundaryEvent', 'startEvent'].includes(program.nodes.get(id)?.type ?? ''))
  const nodes = steps.length > 0 ? steps : all
  const shown = nodes.slice(0, 5).map(id => localized(program.nodes.get(id)?.label, instance.locale, id))
  return [...new Set(shown)].join(', ')
}

/** Not while somebody is to do a task that opens the record. */
function isLocking({ state, program }: Run): boolean {
  if (!program.definition.lock || state.status !== 'active') return false
  return !Object.values(state.waits).some(wait => {
    const node = program.nodes.get(wait.node)
    return node?.type === 'userTask' && node.unlocks === true
  })
}
