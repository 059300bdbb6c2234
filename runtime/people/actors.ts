/** Actors by user, kept for a few seconds and dropped at once when people, teams or roles are changed anywhere. */
import type { Actor } from '../context.ts'
import type { System } from '../system.ts'
import { loadActor } from './actor.ts'

export interface Actors {
  find(userId: string, onlyRole?: string): Promise<Actor | undefined>
  /** Everybody is read again on the next request. */
  forget(): void
}

const keepMilliseconds = 10_000
const most = 10_000

/** A cache over `loadActor`; requests that come together share one load. */
export function createActors(system: System): Actors {
  const known = new Map<string, { until: number; actor: Promise<Actor | undefined> }>()
  return {
    find(userId, onlyRole) {
      const key = `${userId} ${onlyRole ?? ''}`
      const found = known.get(key)
      const now = Date.now()
      if (found && found.until > now) return found.actor
      const actor = loadActor(system.catalogs.current(), system.ed, system.db, userId, {
        timeZone: system.timeZone,
        onlyRole,
      })
      if (known.size >= most) known.clear()
      known.set(key, { until: now + keepMilliseconds, actor })
      actor.catch(() => known.delete(key))
      return actor
    },
    forget: () => known.clear(),
  }
}
