/**
 * Says to all nodes that something was committed. NOTIFY takes a global lock at commit, so it is never sent from a
 * business transaction: each node sends one signal for all that it committed within a moment.
 */
import type { Queryable } from '#platform/database/database.ts'
import { notify } from '#platform/database/signals.ts'

/** On it, whoever waits for changes is told to look: events of open screens, mails, workflows. */
export const changesChannel = 'fulcrum_changes'

/** Milliseconds in which commits are gathered. */
const moment = 100

/** What to call after a commit. */
export function createAnnouncer(db: Queryable): () => void {
  let isPlanned = false
  const announce = () => {
    isPlanned = false
    // A lost signal does no harm: everybody looks by himself now and then.
    notify(db, changesChannel).catch(() => undefined)
  }
  return () => {
    if (isPlanned) return
    isPlanned = true
    setTimeout(announce, moment).unref()
  }
}
