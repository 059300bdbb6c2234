/** `actor` in expressions: the user's record, the names of the roles and the teams. */
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Actor, Context } from '../context.ts'
import { loadRecord, loadRecords, type MemberPath } from './load-record.ts'
import { type FeelContext, recordValue } from './values.ts'

/** Somebody who acts, with what the paths lead to; `id`, `name` and `roles` are always there. */
export async function loadActor(
  context: Context,
  actor: Pick<Actor, 'userId' | 'name' | 'roleIds' | 'teamIds'>,
  paths: readonly MemberPath[],
  db: Queryable,
): Promise<FeelContext> {
  const own = paths.filter(([name]) => name !== 'roles' && name !== 'teams' && name !== 'id' && name !== 'name')
  const ofTeams = paths.flatMap(([name, ...rest]) => (name === 'teams' ? [rest] : []))
  const user = own.length > 0 ? await loadRecord(context, systemObjects.user, actor.userId, own, db) : null
  const teams = ofTeams.length > 0 ? await loadRecords(context, systemObjects.team, actor.teamIds, ofTeams, db) : null
  return recordValue(systemObjects.user, {
    // Somebody without a record of his own, as workflows are, has nothing else.
    ...Object.fromEntries(own.map(([name]) => [name, null])),
    ...user,
    id: actor.userId,
    name: actor.name,
    roles: actor.roleIds.flatMap(id => {
      const role = context.catalog.symbols.byId(id)
      return role?.kind === 'role' ? [role.name] : []
    }),
    ...(teams ? { teams: [...teams.values()] } : {}),
  })
}
