/** Who would be asked or told, by name as far as the one who simulates may see them. */
import type { PeopleService, TaskAssignment } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { findCandidates, peopleIn, peopleOf } from '#runtime/tasks/candidates.ts'
import { nobodyFound } from '#runtime/tasks/task-problems.ts'
import type { Wait } from '#runtime/workflows/engine/types.ts'
import { localized } from '#runtime/workflows/localized.ts'

import type { SimulatedPeople } from '../web/workflow/simulation/simulated.ts'
import type { Simulation } from './simulation.ts'

/** A simulation has no instance that tasks could be of. */
const noInstance = '00000000-0000-0000-0000-000000000000'

/** The people behind recipients of a step. */
export async function findPeople(
  simulation: Simulation,
  wait: Wait,
  recipients: Omit<TaskAssignment, 'rule'>,
): Promise<SimulatedPeople> {
  const { drafted, live, reader } = simulation
  const candidates = await findCandidates(drafted, live.db, recipients, {
    starter: live.actor.userId,
    instance: noInstance,
    evaluate: expression => simulation.evaluate(wait, expression),
  })
  const names: string[] = []
  for (const { kind, key } of candidates) {
    const role = kind === 'role' ? drafted.catalog.symbols.byId(key) : undefined
    if (role?.kind === 'role') names.push(localized(role.label, live.actor.locale, role.name))
    else if (kind !== 'role') {
      const name = await reader.titleOf(kind === 'user' ? systemObjects.user : systemObjects.team, key)
      if (name) names.push(name)
    }
  }
  return { names, people: (await peopleOf(drafted, live.db, candidates)).length }
}

/** The service that keeps people: their ids, as it would keep them today. */
export async function captureFoundPeople(
  simulation: Simulation,
  wait: Wait,
  { of = {}, never, without }: PeopleService,
): Promise<string[]> {
  const { drafted, live } = simulation
  const named = async (expression: string | undefined) =>
    expression === undefined
      ? []
      : await peopleOf(drafted, live.db, peopleIn(await simulation.evaluate(wait, expression)))
  const excluded = await named(never)
  const candidates = await findCandidates(drafted, live.db, of, {
    starter: live.actor.userId,
    instance: noInstance,
    never: excluded,
    evaluate: expression => simulation.evaluate(wait, expression),
  })
  const found = (await peopleOf(drafted, live.db, candidates)).filter(id => !excluded.includes(id))
  if (found.length === 0) throw nobodyFound('There is nobody who could do it.')
  const left = await named(without)
  return found.filter(id => !left.includes(id))
}
