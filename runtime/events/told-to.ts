/** What one listener is told of what was heard: ids only, and only of objects that he may read. */
import type { Context } from '../context.ts'
import type { Heard } from './event-feed.ts'
import type { RecordChange } from './read-changes.ts'
import type { Audience } from './tell.ts'

/** One event as it is sent. */
export interface ToldEvent {
  readonly event: 'records' | 'notifications' | 'tasks' | 'promotion' | 'refresh'
  readonly data: Readonly<Record<string, unknown>>
}

/** With more records of one object than these, it is said that there are many. */
const mostIds = 50

/** Nothing where nothing is for him. */
export function toldTo(context: Context, heard: Heard): ToldEvent[] {
  if (heard.kind === 'promotion') return [{ event: 'promotion', data: { revision: heard.revision } }]
  if (heard.kind === 'refresh') return [{ event: 'refresh', data: {} }]
  const topics = new Set(heard.changes.told.filter(item => isMeant(context, item)).map(item => item.topic))
  return [...recordEvents(context, heard.changes.records), ...[...topics].map(event => ({ event, data: {} }))]
}

function recordEvents(context: Context, changes: readonly RecordChange[]): ToldEvent[] {
  const { catalog, rights, actor } = context
  return [...Map.groupBy(changes, change => change.objectId)].flatMap(([objectId, group]) => {
    const object = catalog.objectsById.get(objectId)
    if (!object || rights.scope(object, 'read') === 'none') return []
    const ids = [...new Set(group.map(change => change.id))]
    const data = {
      object: object.name,
      ...(ids.length <= mostIds ? { ids } : {}),
      mine: group.every(change => change.actorId === actor.userId),
    }
    return [{ event: 'records' as const, data }]
  })
}

function isMeant({ actor }: Context, { users, roles, teams, units }: Required<Audience>): boolean {
  return (
    users.includes(actor.userId) ||
    actor.roleIds.some(id => roles.includes(id)) ||
    actor.teamIds.some(id => teams.includes(id)) ||
    (actor.unitId !== null && units.includes(actor.unitId))
  )
}
