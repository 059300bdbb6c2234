/** The service that keeps the people who are meant. That there is nobody at all stops the workflow where it can be seen. */
import type { PeopleService } from '#metadata/definitions.ts'

import { findCandidates, peopleIn, peopleOf } from '../../tasks/candidates.ts'
import { nobodyFound } from '../../tasks/task-problems.ts'
import type { Wait } from '../engine/types.ts'
import type { Run } from '../run.ts'
import type { Done } from './done.ts'

/** Ids of active users, each once, in the order in which they are named. Throws `task/unassigned`. */
export async function findPeople(run: Run, wait: Wait, { of = {}, never, without }: PeopleService): Promise<Done> {
  const { context, instance } = run
  const evaluate = (expression: string) => run.stepper.evaluate(wait, expression, run.state)
  const named = async (expression: string | undefined) =>
    expression === undefined ? [] : await peopleOf(context, context.tx, peopleIn(await evaluate(expression)))
  const excluded = await named(never)
  const world = { starter: instance.starter, instance: instance.id, never: excluded, evaluate }
  const candidates = await findCandidates(context, context.tx, of, world)
  const found: string[] = []
  for (const candidate of candidates) {
    for (const id of await peopleOf(context, context.tx, [candidate])) {
      if (!excluded.includes(id) && !found.includes(id)) found.push(id)
    }
  }
  if (found.length === 0) throw nobodyFound('There is nobody who could do it.')
  const left = await named(without)
  const people = found.filter(id => !left.includes(id))
  return { result: people, data: { people, ...(left.length > 0 ? { left } : {}) } }
}
