/** Steps of a round as they run: one after another, and those that run at the same time together. Pure. */
import type { StepState, TrailStep } from './approval.ts'

/** In order; steps of one group run at the same time. */
export function stepGroups<T extends Pick<TrailStep, 'withPrevious'>>(steps: readonly T[]): T[][] {
  const groups: T[][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (step.withPrevious && last) last.push(step)
    else groups.push([step])
  }
  return groups
}

/** What steps that all have to agree have come to together. */
export function groupState(group: readonly Pick<TrailStep, 'state'>[]): StepState {
  const states = new Set(group.map(step => step.state))
  for (const state of ['incident', 'open', 'rejected'] as const) if (states.has(state)) return state
  if (states.size === 1 && group[0]) return group[0].state
  if (states.has('waiting')) return states.has('approved') ? 'open' : 'waiting'
  return states.has('cancelled') ? 'cancelled' : 'approved'
}

/**
 * How many of those who are asked have to agree; undefined where more will be asked in their turn. Where one of several is
 * enough they have one task together, so that a second is of somebody who was added and has to agree as well.
 */
export function neededOf({
  decision,
  percent,
  sequential,
  decisions,
}: Pick<TrailStep, 'decision' | 'percent' | 'sequential'> & {
  readonly decisions: readonly unknown[]
}): number | undefined {
  if (sequential && decision !== 'any') return undefined
  return decision === 'percentage' ? Math.ceil((decisions.length * (percent ?? 100)) / 100) : decisions.length
}
