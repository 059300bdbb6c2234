/** What came back from outside: a task, a job or a called instance is done, or it failed. */
import { EngineFault } from './engine-fault.ts'
import { happen } from './happen.ts'
import { stop } from './incident.ts'
import { raise } from './raise.ts'
import { closeWait, type Run } from './run.ts'
import { endInstance } from './scopes.ts'
import type { EngineEvent, StoredVariables, Token, Wait } from './types.ts'
import { placeOf, setVariables } from './variables.ts'

type Of<T extends EngineEvent['type']> = Extract<EngineEvent, { type: T }>

/** Something that was waited for is there. */
export function answer(run: Run, wait: Wait, event: Of<'done'>): void {
  if (wait.kind !== 'task' && wait.kind !== 'job' && wait.kind !== 'call') {
    happen(run, wait, event.variables)
    return
  }
  const id = wait.token as string
  setVariables(run, placeOf(run.state.tokens[id] as Token), resultOf(run, wait, event))
  closeWait(run, wait.id, true)
  run.queue.push({ kind: 'complete', token: id })
}

function resultOf({ graph }: Run, wait: Wait, { outcome, by, variables = {} }: Of<'done'>): StoredVariables {
  const node = graph.nodes.get(wait.node)?.node
  if (node?.type === 'callActivity') {
    return Object.fromEntries((node.output ?? []).map(({ name, from }) => [name, variables[from] ?? null]))
  }
  if (node?.type === 'userTask') {
    return {
      ...variables,
      ...(outcome === undefined ? {} : { [node.variable ?? 'outcome']: outcome }),
      ...(by === undefined || node.completedBy === undefined ? {} : { [node.completedBy]: by }),
    }
  }
  return variables
}

/** It failed with a code: whoever catches that goes on; an error that nobody catches stops the token. */
export function fail(run: Run, wait: Wait, { code, message }: Of<'error'>): void {
  const id = wait.token as string
  closeWait(run, wait.id, true)
  if (raise(run, 'error', code, id, (run.state.tokens[id] as Token).scope)) return
  if (wait.kind === 'call' && run.state.called) {
    endInstance(run, 'failed', code)
    return
  }
  stop(run, id, 'begin', new EngineFault('error/uncaught', message ? `${code}: ${message}` : code))
}

/** It tells of something, and goes on unless that is caught by an event that interrupts it. */
export function escalate(run: Run, wait: Wait, { code }: Of<'escalation'>): void {
  const id = wait.token as string
  raise(run, 'escalation', code, id, (run.state.tokens[id] as Token).scope)
}
