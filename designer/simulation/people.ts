/** Who would be asked or told, by name as far as the one who simulates may see them. */
import type { TaskAssignment } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { findCandidates, peopleOf } from '#runtime/tasks/candidates.ts'
import type { Wait } from '#runtime/workflows/engine/types.ts'
import { localized } from '#runtime/workflows/localized.ts'

import type { SimulatedPeople } from '../web/workflow/simulation/simulated.ts'
import type { Simulation } from './simulation.ts'

/** The people behind recipients of a step. */
export async function findPeople(
  simulation: Simulation,
  wait: Wait,
  recipients: Omit<TaskAssignment, 'rule'>,
): Promise<SimulatedPeople> {
  const { drafted, live, reader } = simulation
  const candidates = await findCandidates(drafted, live.db, recipients, {
    starter: live.actor.userId,
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
