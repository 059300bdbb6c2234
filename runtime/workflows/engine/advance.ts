/** Lets tokens move until all of them wait. */
import { beginWork, completeWork, finishActivity } from './activities.ts'
import { askConditions } from './conditions.ts'
import { EngineFault } from './engine-fault.ts'
import { enterNode } from './enter.ts'
import { stop } from './incident.ts'
import { findStarved, joinInclusive } from './joins.ts'
import { leave } from './leave.ts'
import type { Run, TokenWork } from './run.ts'
import { drain, listen } from './scopes.ts'
import { setDefaults } from './set-defaults.ts'
import type { Token } from './types.ts'
import { undoNext } from './undo.ts'

const mostSteps = 10_000

/** Does all that is to be done, and what follows from it, until the instance waits or has ended. */
export function advance(run: Run): void {
  do {
    empty(run)
  } while (run.state.status === 'active' && (joinInclusive(run) || askConditions(run) || freeStarved(run)))
}

const works: Record<TokenWork, (run: Run, id: string, via: string | undefined) => void> = {
  listen: (run, id) => {
    const { scope } = run.state.tokens[id] as Token
    setDefaults(run, scope)
    listen(run, scope)
    run.queue.push({ kind: 'enter', token: id })
  },
  enter: enterNode,
  begin: beginWork,
  complete: completeWork,
  finish: finishActivity,
  leave,
  undo: undoNext,
}

function empty(run: Run): void {
  for (let work = run.queue.shift(); work; work = run.queue.shift()) {
    if (work.kind === 'drain') {
      drain(run, work.scope)
      continue
    }
    if (!run.state.tokens[work.token]) continue
    try {
      count(run, work.kind)
      works[work.kind](run, work.token, work.via)
    } catch (error) {
      stop(run, work.token, work.kind, error)
    }
  }
}

function count(run: Run, work: TokenWork): void {
  if (work !== 'enter' && work !== 'begin') return
  run.steps += 1
  if (run.steps + run.world.stepsBefore > mostSteps) throw new EngineFault('steps/too-many')
}

/** Tokens that wait for each other for good are incidents. */
function freeStarved(run: Run): boolean {
  const starved = findStarved(run)
  if (starved === 'freed') return true
  for (const [id] of starved) stop(run, id, 'enter', new EngineFault('join/starved'))
  return false
}
